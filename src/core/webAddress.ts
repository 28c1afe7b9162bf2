/**
 * The address of a page on the web; undefined for other schemes, and for addresses with a user name, which can make a host
 * look like another.
 */
export function readWebAddress(address: string): string | undefined {
  if (!URL.canParse(address)) return undefined
  const { protocol, hostname, username, password, href } = new URL(address)
  const isWeb = protocol === 'https:' || protocol === 'http:'
  return isWeb && hostname !== '' && username === '' && password === '' ? href : undefined
}
