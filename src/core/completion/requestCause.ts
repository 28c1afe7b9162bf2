/** The last change of a document. */
export interface LastChange {
  /** The document's version after it. */
  readonly version: number
  /** Whether one character was deleted. */
  readonly isDeletion: boolean
  /** Whether the extension itself asks for the list after it. */
  readonly isReopened: boolean
  /** In milliseconds, as `performance.now()` counts them. */
  readonly time: number
}

/** The editor when it asks for a list. */
export interface RequestMoment {
  readonly version: number
  readonly time: number
  /** Whether the editor asks after each letter. */
  readonly hasQuickSuggestions: boolean
}

/** A request this long after the last key was not caused by it. */
const typingPauseMs = 300

/**
 * Whether somebody asked for the list (Ctrl+Space). The editor also asks by itself after a deletion, and where quick
 * suggestions are on, after each letter.
 *
 * @param last Undefined if nothing has changed in the document.
 */
export function isRequestedByPerson(last: LastChange | undefined, now: RequestMoment): boolean {
  if (last?.version !== now.version) return true
  const isCausedByTyping = last.isDeletion || now.hasQuickSuggestions
  return !last.isReopened && !(isCausedByTyping && now.time - last.time <= typingPauseMs)
}
