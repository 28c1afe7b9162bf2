/** Names of this computer and of private networks. A name without a dot is in the local network. */
const privateName = /^[^.]*$|(?:^|\.)(?:localhost|local|internal|lan|home|corp|intranet|home\.arpa)$/i

/** IPv4 addresses that are not public. https://www.iana.org/assignments/iana-ipv4-special-registry */
const privateIPv4 =
  /^(?:(?:0|10|127|22[4-9]|2[3-5]\d)\.\d+|169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|192\.0(?=\.0\.)|198\.1[89]|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(?:\.\d+){2}$/

/**
 * Whether the name of a host is of this computer or a private network. Names are not resolved.
 *
 * @param hostname From `URL.hostname`, which writes IP addresses as four decimal numbers or in shortened IPv6.
 */
export function isPrivateHost(hostname: string): boolean {
  if (hostname.startsWith('[')) return isPrivateIPv6(hostname.slice(1, -1))
  const name = hostname.replace(/\.+$/, '')
  return privateName.test(name) || privateIPv4.test(name)
}

/** Whether an address is on the web and, as far as its host shows, not in a private network. */
export function isPublicAddress(address: string): boolean {
  if (!URL.canParse(address)) return false
  const { protocol, hostname } = new URL(address)
  return /^https?:$/.test(protocol) && !isPrivateHost(hostname)
}

/**
 * Public addresses are in 2000::/3. All others are private or contain an IPv4 address, such as `::ffff:10.0.0.1` and
 * NAT64's `64:ff9b::`. 2002: (6to4) also contains one. 2001:0: (Teredo) is a tunnel.
 * https://www.iana.org/assignments/ipv6-address-space
 */
function isPrivateIPv6(address: string): boolean {
  if (!/^[23][\da-f]{3}:/i.test(address) || /^2001:(?:0?:|0$)/.test(address)) return true
  const [, high, low] = /^2002:([\da-f]*):([\da-f]*)/i.exec(address) ?? []
  if (high === undefined) return false
  const bytes = [high, low].flatMap((group = '') => {
    const value = parseInt(group || '0', 16)
    return [value >> 8, value & 255]
  })
  return privateIPv4.test(bytes.join('.'))
}
