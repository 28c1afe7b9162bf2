/** The languages in which we complete people and issues. */
const ownLanguages = ['markdown', 'minutes'] as const

/**
 * The value of another extension's setting for languages that its completion ignores, with our languages added.
 *
 * @param value The setting's current value, of any type.
 * @returns undefined if the languages are already ignored.
 */
export function withOwnLanguages(value: unknown): readonly string[] | undefined {
  const ignored: readonly string[] = Array.isArray(value) ? value.filter((one) => typeof one === 'string') : []
  const missing = ownLanguages.filter((language) => !ignored.includes(language))
  return missing.length === 0 ? undefined : [...ignored, ...missing]
}
