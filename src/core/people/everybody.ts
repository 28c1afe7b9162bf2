const everybody: ReadonlySet<string> = new Set(['all', 'everyone', 'everybody', 'team'])

/** Whether a handle stands for all who are there: nobody's page, nobody's past. */
export function isEverybody(handle: string): boolean {
  return everybody.has(handle.toLowerCase())
}
