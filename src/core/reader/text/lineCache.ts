/** Values computed from a single line, by the function. Stored with the block, so that a keystroke affects only its block. */
export type LineCache = Map<object, unknown>

interface Computed {
  readonly context: unknown
  readonly value: unknown
}

/**
 * The value of `read` for a line, computed once per line as long as the context stays the same.
 *
 * @param read Must depend only on the context and on the line's text, kind, level, cells and checkbox, with offsets from its
 * start, and return values that nobody changes. It is the key of the cache, so it must not be created for each call.
 * @param context What else the value depends on: the lexicon.
 */
export function computedOnce<Line extends { readonly lineCache: LineCache }, T, Context = undefined>(
  line: Line,
  read: (line: Line, context: Context) => T,
  ...[context]: undefined extends Context ? [] : [context: Context]
): T {
  const { lineCache } = line
  const known = lineCache.get(read) as Computed | undefined
  if (known !== undefined && known.context === context) return known.value as T
  const value = read(line, context as Context)
  lineCache.set(read, { context, value })
  return value
}
