/** The last change of a document. */
export interface LastChange {
  /** The document's version after the change. */
  readonly version: number
  /** Whether one character was deleted. */
  readonly isDeletion: boolean
  /** The offsets of the new text; undefined if several places changed. */
  readonly range: { readonly start: number; readonly end: number } | undefined
  /** In milliseconds, from `performance.now()`. */
  readonly time: number
}

/** The last time that the extension itself triggered a request for a list. */
export interface OwnRequest {
  /** The document's version at that time. */
  readonly version: number
  /** The offset of the cursor. */
  readonly offset: number
  /** When the editor had executed the command; undefined until then, which takes long on a busy computer. */
  readonly executedAt: number | undefined
}

/** The state of the editor when it asks for a list. */
export interface RequestMoment {
  readonly version: number
  readonly offset: number
  readonly time: number
  /** Whether the editor asks after each letter. */
  readonly hasQuickSuggestions: boolean
}

/** A request this long after the last keystroke was not caused by it. */
const typingPauseMs = 300
/** The editor asks at the latest this long after it has executed our command. */
const ownRequestMs = 1_000

/**
 * Whether somebody asked for the list (Ctrl+Space). The editor also asks by itself after a deletion, and after each
 * letter if quick suggestions are on.
 *
 * @param last Undefined if nothing has changed in the document.
 * @param own Undefined if the extension has triggered no request in this document.
 */
export function isRequestedByPerson(
  last: LastChange | undefined,
  own: OwnRequest | undefined,
  now: RequestMoment,
): boolean {
  if (own !== undefined) {
    // The person has moved the cursor since, and typed nothing.
    const isElsewhere = own.version === now.version && own.offset !== now.offset
    const isExpected = own.executedAt === undefined || now.time - own.executedAt <= ownRequestMs
    if (isExpected && !isElsewhere) return false
  }
  if (last?.version !== now.version) return true
  // Closing brackets may follow the cursor.
  const isThere = last.range === undefined || (last.range.start <= now.offset && now.offset <= last.range.end)
  const isCausedByTyping = isThere && (last.isDeletion || now.hasQuickSuggestions)
  return !(isCausedByTyping && now.time - last.time <= typingPauseMs)
}
