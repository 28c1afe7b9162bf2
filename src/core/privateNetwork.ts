/** Hosts of this computer or a private network, by name or IP address. */
const privateHost =
  /^(?:localhost|.*\.(?:localhost|local|internal|lan|home|corp|intranet|home\.arpa)|(?:0|10|127)(?:\.\d+){3}|(?:169\.254|172\.(?:1[6-9]|2\d|3[01])|192\.168|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7]))(?:\.\d+){2}|\[(?:::.*|f[cd].*|fe[89ab].*|64:ff9b:.*)\]|[^.:[\]]+)\.?$/i

/**
 * Whether a host belongs to this computer or a private network, as far as its name shows. Names are not resolved. A name
 * without a dot is one of the local network.
 *
 * @param hostname As `URL.hostname` returns it.
 */
export function isPrivateHost(hostname: string): boolean {
  return privateHost.test(hostname)
}
