/** Lines repeat: headings and labels in a series, and all lines but one from one keystroke to the next. */
const maxTexts = 1_000
const maxLength = 160

/**
 * A function of a text that keeps its values for short texts, and forgets them all when they become many.
 *
 * @param read Must depend only on the text, and return values that nobody changes.
 */
export function cachedByText<T>(read: (text: string) => T): (text: string) => T {
  const values = new Map<string, T>()
  return (text) => {
    if (text.length > maxLength) return read(text)
    const known = values.get(text)
    if (known !== undefined || values.has(text)) return known as T
    const value = read(text)
    if (values.size >= maxTexts) values.clear()
    values.set(text, value)
    return value
  }
}

/** A function of a text that keeps its last value. @param read As for `cachedByText`. */
export function cachedForLastText<T>(read: (text: string) => T): (text: string) => T {
  let last: { readonly text: string; readonly value: T } | undefined
  return (text) => {
    if (last?.text !== text) last = { text, value: read(text) }
    return last.value
  }
}
