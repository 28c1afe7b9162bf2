import type { ActionItem, DoneSign } from '../minutes'
import { mostCounted } from '../mostFrequent'

/** How a series marks an item as done. */
export interface DoneStyle {
  readonly sign: DoneSign
  /** The text of the child bullet, or the text after the line; '' for a checkbox and for strikethrough. */
  readonly mark: string
}

const marks: Readonly<Record<DoneSign, string>> = Object.freeze({
  child: 'done',
  emoji: ' ✅',
  word: ' – done',
  strike: '',
  checkbox: '',
  list: '',
})

/** The style if there is nothing to learn from. */
export function defaultDoneStyle(sign: DoneSign): DoneStyle {
  return { sign, mark: marks[sign] }
}

/**
 * Learns how a series marks items as done: its most common sign, with its most common text. Later items count more.
 *
 * If nothing is done yet, the style is a child bullet "done", which most teams use.
 *
 * @param items Items of the series, oldest first.
 */
export function learnDoneStyle(items: readonly Pick<ActionItem, 'text' | 'doneSign' | 'status'>[]): DoneStyle {
  const signs = new Map<DoneSign, number>()
  const words = new Map<string, number>()
  items.forEach(({ text, doneSign, status }, index) => {
    // A list of done items is made by hand.
    if (doneSign === undefined || doneSign === 'list') return
    const weight = 1 + index / items.length
    signs.set(doneSign, (signs.get(doneSign) ?? 0) + weight)
    const mark = markOf(doneSign, text, status)
    if (mark !== undefined) words.set(`${doneSign} ${mark}`, (words.get(`${doneSign} ${mark}`) ?? 0) + weight)
  })
  const sign = mostCounted(signs)
  if (sign === undefined) return defaultDoneStyle('child')
  const mark = mostCounted(new Map([...words].filter(([key]) => key.startsWith(`${sign} `))))?.slice(sign.length + 1)
  return mark === undefined ? defaultDoneStyle(sign) : { sign, mark }
}

/** The text of a mark; undefined if it also has text about that item. */
function markOf(sign: DoneSign, text: string, status: ActionItem['status']): string | undefined {
  switch (sign) {
    case 'child':
      return status
        .map((child) => child.text.trim())
        .find((words) => /^(?:[\p{L}:_]|[✅✔☑]\uFE0F?){1,20}$/u.test(words))
    case 'emoji':
      return /(?:\s+[-–])?\s*(?::\w+:|[✅✔☑]\uFE0F?)$/u.exec(text)?.[0]
    case 'word':
      return /\s*(?:[-–=]+>?\s*|\()\p{L}{2,12}\)?$/u.exec(text)?.[0]
    case 'strike':
    case 'checkbox':
    case 'list':
      return undefined
  }
}
