/**
 * The address of a file after that file, or a folder above it, was moved; undefined if it stays where it is.
 *
 * @param from The address of what was moved, and `to` where it is now. No address ends with a slash.
 */
export function movedAddress(address: string, from: string, to: string): string | undefined {
  if (address === from) return to
  return address.startsWith(`${from}/`) ? `${to}${address.slice(from.length)}` : undefined
}
