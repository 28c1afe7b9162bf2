import type { ActionItem, Minutes } from '../minutes'

/** Why an item is not changed. The caller words the message. */
export type Refusal =
  /** The line no longer exists or has changed. */
  | 'missing'
  /** The item is already in the requested state. */
  | 'already'
  /** The status line has other text, which would be lost. */
  | 'saysMore'
  /** The reader reads none of the candidates as intended. */
  | 'unsafe'

/** The new text of the whole document, or the reason why nothing changes. */
export type EditResult = { readonly text: string } | { readonly refusal: Refusal }

/** Reads a text with the document's vocabulary and path. */
export type ReadText = (text: string) => Minutes

/** Identifies an item, even after changes of other lines. */
export type ItemRef = Pick<ActionItem, 'text' | 'span'>

/** Finds an item in the current document: the nearest line with the same text; undefined if there is none. */
export function findItem(minutes: Minutes, { text, span }: ItemRef): ActionItem | undefined {
  const distance = (item: ActionItem): number => Math.abs(item.span.start.line - span.start.line)
  return minutes.actions
    .filter((item) => item.text === text)
    .reduce<ActionItem | undefined>((best, item) => (!best || distance(item) < distance(best) ? item : best), undefined)
}

/**
 * Returns the first candidate that the reader reads as intended: the item meets the condition, and nothing else
 * changes.
 *
 * All edits of items go through this check, because only the reader decides what a line means.
 *
 * @param candidates New texts of the whole document, the preferred one first.
 */
export function firstVerified(
  before: Minutes,
  item: ActionItem,
  candidates: Iterable<string>,
  read: ReadText,
  isWanted: (item: ActionItem) => boolean,
): EditResult {
  for (const text of candidates) {
    const after = read(text)
    const edited = after.actions.find(({ span }) => span.start.line === item.span.start.line)
    if (edited !== undefined && isWanted(edited) && areOthersSame(before, item, after, edited)) return { text }
  }
  return { refusal: 'unsafe' }
}

function areOthersSame(before: Minutes, item: ActionItem, after: Minutes, edited: ActionItem): boolean {
  const others = before.actions.filter((other) => other !== item)
  const remaining = after.actions.filter((other) => other !== edited)
  return (
    others.length === remaining.length &&
    others.every((other, index) => other.text === remaining[index]?.text && other.done === remaining[index].done) &&
    before.participants.length === after.participants.length &&
    before.agenda.length === after.agenda.length
  )
}

/** The line of an item. Offsets are into the document. */
export interface ItemLine {
  readonly start: number
  readonly end: number
  /** The text before the bullet: spaces, tabs and `>`. */
  readonly indent: string
  /** `-`, `*`, `1.`; undefined for a line that is not a list item. */
  readonly bullet: string | undefined
  /** Offset of the character inside a checkbox; undefined without one. */
  readonly box: number | undefined
}

export function lineOfItem(text: string, { span }: Pick<ActionItem, 'span'>): ItemLine {
  const start = span.start.offset - (span.start.column - 1)
  const rest = /[\r\n]/.exec(text.slice(span.end.offset))
  const end = rest === null ? text.length : span.end.offset + rest.index
  const lead = /^([ \t>]*)([-*+]|\d{1,9}[.)])?([ \t]+\[)?/.exec(text.slice(start, span.start.offset))
  const [all = '', indent = '', bullet, box] = lead ?? []
  return { start, end, indent, bullet, box: box === undefined ? undefined : start + all.length }
}
