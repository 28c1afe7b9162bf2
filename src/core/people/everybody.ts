const everybody: ReadonlySet<string> = new Set(['all', 'everyone', 'everybody', 'team'])

/** Whether a handle addresses everybody (`@all`), so that it has no profile and no history. */
export function isEverybody(handle: string): boolean {
  return everybody.has(handle.toLowerCase())
}
