/** The handles in a text, and whether the text is saved. */
export interface NamedIn {
  readonly handles: readonly string[]
  readonly isSaved: boolean
}

/**
 * Removes people who are only in one unsaved text, because most of them are typos or incomplete.
 *
 * @param people Handles that may come from these texts, or from elsewhere.
 */
export function establishedPeople<T extends { readonly handle: string }>(
  people: readonly T[],
  texts: readonly NamedIn[],
): readonly T[] {
  const saved = new Set<string>()
  const drafts = new Map<string, number>()
  for (const { handles, isSaved } of texts)
    for (const handle of new Set(handles.map((one) => one.toLowerCase()))) {
      if (isSaved) saved.add(handle)
      else drafts.set(handle, (drafts.get(handle) ?? 0) + 1)
    }
  return people.filter(({ handle }) => {
    const key = handle.toLowerCase()
    return saved.has(key) || drafts.get(key) !== 1
  })
}
