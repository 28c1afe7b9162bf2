import type { ActionItem, DoneSign, Minutes } from '../minutes'
import type { Lexicon } from '../reader/lexicon/lexicon'
import {
  type EditResult,
  findItem,
  firstVerified,
  type ItemLine,
  lineOfItem,
  type ReadText,
  type ItemRef,
} from './verifiedEdit'
import { type DoneStyle, defaultDoneStyle } from './doneStyle'
import { endOfItem, withChild } from './childLine'
import { replaceRange } from './textEdit'

/**
 * Marks an item as done in the given style, or in the first other style that works on its line.
 *
 * A checkbox is always checked, in any style.
 */
export function markDone(text: string, minutes: Minutes, ref: ItemRef, style: DoneStyle, read: ReadText): EditResult {
  const item = findItem(minutes, ref)
  if (item === undefined) return { refusal: 'missing' }
  if (item.done) return { refusal: 'already' }
  const line = lineOfItem(text, item)
  const others = (['child', 'emoji', 'strike', 'word'] as const).filter((sign) => sign !== style.sign)
  const styles = [
    ...(line.box === undefined ? [] : [defaultDoneStyle('checkbox')]),
    style,
    ...others.map(defaultDoneStyle),
  ]
  const candidates = styles.flatMap((one) => textMarkedDone(text, item, line, one) ?? [])
  return firstVerified(
    minutes,
    item,
    candidates,
    read,
    ({ done, owners }) => done && String(owners) === String(item.owners),
  )
}

function textMarkedDone(text: string, item: ActionItem, line: ItemLine, { sign, mark }: DoneStyle): string | undefined {
  const { start, end } = item.span
  switch (sign) {
    case 'checkbox':
      return line.box === undefined ? undefined : replaceRange(text, line.box, line.box + 1, 'x')
    case 'strike':
      return item.text.includes('~~') || isRow(item)
        ? undefined
        : replaceRange(text, start.offset, end.offset, `~~${text.slice(start.offset, end.offset)}~~`)
    case 'emoji':
    case 'word': {
      const at = isRow(item) ? end.offset - (/\s*\|\s*$/.exec(item.text)?.[0].length ?? 0) : end.offset
      return replaceRange(text, at, at, mark)
    }
    case 'child':
      return line.bullet === undefined ? undefined : withChild(text, item, line, mark)
    case 'list':
      return undefined
  }
}

/** Whether an item is a table row; its mark goes into the last cell. */
function isRow({ text }: ActionItem): boolean {
  return text.startsWith('|')
}

/**
 * Marks an item as open: removes the marks of `markDone`, and those that people usually write.
 *
 * Returns a refusal if the mark has other text ("done, see #12").
 */
export function markOpen(
  text: string,
  minutes: Minutes,
  ref: ItemRef,
  { style, lexicon }: { readonly style: DoneStyle; readonly lexicon: Lexicon },
  read: ReadText,
): EditResult {
  const item = findItem(minutes, ref)
  if (item === undefined) return { refusal: 'missing' }
  if (!item.done) return { refusal: 'already' }
  let current = text
  let remaining: ActionItem | undefined = item
  // An item can have several marks, for example one on its line and a child.
  for (let round = 0; round < 4 && remaining?.doneSign !== undefined; round++) {
    const next = withoutMark(current, remaining, remaining.doneSign, style, lexicon)
    if ('refusal' in next) return next
    current = next.text
    remaining = read(current).actions.find(({ span }) => span.start.line === item.span.start.line)
  }
  return firstVerified(minutes, item, [current], read, ({ done }) => !done)
}

const emojiMark = /(?:\s+[-–]+>?)?\s*(?::white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:|[✅✔☑]\uFE0F?)/u

const unsafe: EditResult = Object.freeze({ refusal: 'unsafe' })

function withoutMark(text: string, item: ActionItem, sign: DoneSign, style: DoneStyle, lexicon: Lexicon): EditResult {
  const { start, end } = item.span
  const own = text.slice(start.offset, end.offset)
  const line = lineOfItem(text, item)
  switch (sign) {
    case 'checkbox':
      return line.box === undefined ? unsafe : { text: replaceRange(text, line.box, line.box + 1, ' ') }
    case 'strike': {
      const parts = own.split('~~')
      return parts.length === 3 ? { text: replaceRange(text, start.offset, end.offset, parts.join('')) } : unsafe
    }
    case 'emoji':
    case 'word': {
      if (style.sign === sign && style.mark !== '' && own.endsWith(style.mark))
        return { text: replaceRange(text, end.offset - style.mark.length, end.offset, '') }
      const words = lexicon.vocabulary.done.join('|')
      const mark =
        sign === 'emoji' ? emojiMark : new RegExp(`\\s*(?:[-–=:>]+\\s*|\\()?(?:${words})\\)?(?=[\\s.!*_)]*$)`, 'iu')
      const match = mark.exec(own)
      if (match === null) return unsafe
      const at = start.offset + match.index
      return { text: replaceRange(text, at, at + match[0].length, '') }
    }
    case 'child':
      return withoutChild(text, item, lexicon)
    case 'list':
      return unsafe
  }
}

/** Removes the last child that says only "done". */
function withoutChild(text: string, item: ActionItem, lexicon: Lexicon): EditResult {
  const only = new RegExp(
    `^(?:[\\s*_.!()]|${lexicon.vocabulary.done.join('|')}|:white_check_mark:|:heavy_check_mark:|[✅✔☑]\\uFE0F?)*$`,
    'iu',
  )
  const child = item.status.findLast(({ text: words }) => words.trim() !== '' && only.test(words))
  if (child === undefined) return { refusal: 'saysMore' }
  const line = lineOfItem(text, child)
  if (endOfItem(text, line) !== line.end) return { refusal: 'saysMore' }
  const [ending = ''] = /(?:\r\n|\n|\r)$/.exec(text.slice(0, line.start)) ?? []
  return { text: replaceRange(text, line.start - ending.length, line.end, '') }
}
