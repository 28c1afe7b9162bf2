/**
 * The new address of a file if it or a folder above it is moved; undefined if it is not affected.
 *
 * @param from The old address of the moved file or folder; `to` is the new one. No address ends with a slash.
 */
export function movedAddress(address: string, from: string, to: string): string | undefined {
  if (address === from) return to
  return address.startsWith(`${from}/`) ? `${to}${address.slice(from.length)}` : undefined
}
