/** What lines say by themselves, by what was asked. Kept with the block, so that a keystroke asks only about its block. */
export type LineMemory = Map<object, unknown>

/**
 * The answer of `read` for a line, computed once.
 *
 * @param read Must depend on nothing but the line's text, kind and checkbox, with offsets from its start, and return values
 * that nobody changes. One function per vocabulary: it is the key.
 */
export function remembered<Line extends { readonly memory: LineMemory }, T>(line: Line, read: (line: Line) => T): T {
  const { memory } = line
  if (memory.has(read)) return memory.get(read) as T
  const value = read(line)
  memory.set(read, value)
  return value
}
