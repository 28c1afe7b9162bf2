/** Values computed from a single line, by the function. Stored with the block, so that a keystroke affects only its block. */
export type LineCache = Map<object, unknown>

/**
 * The value of `read` for a line, computed once per line.
 *
 * @param read Must depend only on the line's text, kind and checkbox, with offsets from its start, and return values that
 * nobody changes. It is the key of the cache: use one function per vocabulary.
 */
export function computedOnce<Line extends { readonly lineCache: LineCache }, T>(
  line: Line,
  read: (line: Line) => T,
): T {
  const { lineCache } = line
  if (lineCache.has(read)) return lineCache.get(read) as T
  const value = read(line)
  lineCache.set(read, value)
  return value
}
