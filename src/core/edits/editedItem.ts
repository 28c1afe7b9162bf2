import type { ActionItem, Minutes } from '../minutes'

/** Why an item is left as it is. The edge makes the sentence. */
export type Refusal =
  /** The line is not there any more, or says something else. */
  | 'missing'
  /** It is as wanted already. */
  | 'already'
  /** What says that it is done says more, and taking it back would lose that. */
  | 'saysMore'
  /** No way to write it is read back as meant. */
  | 'unsafe'

/** The new text of the whole document, or why there is none. */
export type Edited = { readonly text: string } | { readonly refusal: Refusal }

/** Reads a text as the document is read: with its words and its path. */
export type Read = (text: string) => Minutes

/** What a caller remembers of an item: enough to find it again in a document that has changed meanwhile. */
export type Wanted = Pick<ActionItem, 'text' | 'span'>

/** The item in a document as it is now: the line with the same words, the nearest to where it was. */
export function findItem(minutes: Minutes, { text, span }: Wanted): ActionItem | undefined {
  const distance = (item: ActionItem): number => Math.abs(item.span.start.line - span.start.line)
  return minutes.actions
    .filter((item) => item.text === text)
    .reduce<ActionItem | undefined>((best, item) => (!best || distance(item) < distance(best) ? item : best), undefined)
}

/**
 * The first of some new texts that reads as meant: the item has become what is wanted, and nothing else has changed. No
 * edit of ours is made without it: what a line means is the reader's to say.
 */
export function firstSafe(
  before: Minutes,
  item: ActionItem,
  candidates: Iterable<string>,
  read: Read,
  isWanted: (item: ActionItem) => boolean,
): Edited {
  for (const text of candidates) {
    const after = read(text)
    const edited = after.actions.find(({ span }) => span.start.line === item.span.start.line)
    if (edited !== undefined && isWanted(edited) && areOthersSame(before, item, after, edited)) return { text }
  }
  return { refusal: 'unsafe' }
}

function areOthersSame(before: Minutes, item: ActionItem, after: Minutes, edited: ActionItem): boolean {
  const others = before.actions.filter((other) => other !== item)
  const left = after.actions.filter((other) => other !== edited)
  return (
    others.length === left.length &&
    others.every((other, index) => other.text === left[index]?.text && other.done === left[index].done) &&
    before.participants.length === after.participants.length &&
    before.agenda.length === after.agenda.length
  )
}

/** The line of an item: where its bullet, its box and its own text are. Offsets of the document. */
export interface ItemLine {
  readonly start: number
  readonly end: number
  /** What stands before the bullet. */
  readonly indent: string
  /** `-`, `*`, `1.`; undefined for a line that is no list item. */
  readonly bullet: string | undefined
  /** Offset of the character between the brackets of a box. */
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
