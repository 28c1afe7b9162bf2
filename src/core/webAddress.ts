/**
 * The address of a web page; undefined for other schemes, and for addresses with a user name, which can disguise the
 * host.
 */
export function readWebAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, username, password, href } = new URL(address)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && hostname !== '' && username === '' && password === '' ? href : undefined
}
