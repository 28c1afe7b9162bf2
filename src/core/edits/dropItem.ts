import type { ActionItem, Minutes } from '../minutes'
import { withChild } from './childLine'
import { replaceRange } from './textEdit'
import { type EditResult, findItem, firstVerified, type ItemRef, lineOfItem, type ReadText } from './verifiedEdit'

const defaultWords = 'dropped'

/**
 * Marks an item as dropped: with `[-]` if it has a checkbox, else by a status line below it, or a remark at its end.
 *
 * @param words The words that the series uses: see `learnCancelWords`.
 */
export function dropItem(text: string, minutes: Minutes, ref: ItemRef, words: string, read: ReadText): EditResult {
  const item = findItem(minutes, ref)
  if (item === undefined) return { refusal: 'missing' }
  if (item.done || item.isCancelled === true) return { refusal: 'already' }
  const line = lineOfItem(text, item)
  const isRow = item.text.startsWith('|')
  const end = item.span.end.offset - (isRow ? (/\s*\|\s*$/.exec(item.text)?.[0].length ?? 0) : 0)
  const candidates = [
    ...(line.box === undefined ? [] : [replaceRange(text, line.box, line.box + 1, '-')]),
    ...(line.bullet === undefined ? [] : [withChild(text, item, line, words)]),
    replaceRange(text, end, end, ` (${words})`),
    ...(words === defaultWords ? [] : [replaceRange(text, end, end, ` (${defaultWords})`)]),
  ]
  return firstVerified(
    minutes,
    item,
    candidates,
    read,
    (edited) => edited.isCancelled === true && String(edited.owners) === String(item.owners),
  )
}

/** The last words that a series wrote below a dropped item; "dropped" if there are none. */
export function learnCancelWords(items: readonly Pick<ActionItem, 'isCancelled' | 'status'>[]): string {
  const written = items
    .filter(({ isCancelled }) => isCancelled === true)
    .flatMap(({ status }) => status.map(({ text }) => text.trim()))
    .filter((words) => /^\p{L}[\p{L} ]{2,24}$/u.test(words))
  return written.at(-1) ?? defaultWords
}
