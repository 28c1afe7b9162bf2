import type { ActionItem, DoneSign } from '../minutes'

/** How a series writes that an item is done. */
export interface DoneManner {
  readonly sign: DoneSign
  /** What is written: the text of the child, or what is put behind the line. Empty for a box and for striking through. */
  readonly mark: string
}

const marks: Readonly<Record<DoneSign, string>> = Object.freeze({
  child: 'done',
  emoji: ' ✅',
  word: ' – done',
  strike: '',
  checkbox: '',
})

/** The manner of those that nothing can be learned from. */
export function usualManner(sign: DoneSign): DoneManner {
  return { sign, mark: marks[sign] }
}

/**
 * Learns from what is done how this series says so: the sign that it uses most, the later ones counting for more, in the
 * words that it uses most. Where nothing is done yet, a bullet "done" below the line: what most teams write.
 *
 * @param items Items of the series, oldest first.
 */
export function learnManner(items: readonly Pick<ActionItem, 'text' | 'doneSign' | 'status'>[]): DoneManner {
  const signs = new Map<DoneSign, number>()
  const words = new Map<string, number>()
  items.forEach(({ text, doneSign, status }, index) => {
    if (doneSign === undefined) return
    const weight = 1 + index / items.length
    signs.set(doneSign, (signs.get(doneSign) ?? 0) + weight)
    const mark = markOf(doneSign, text, status)
    if (mark !== undefined) words.set(`${doneSign} ${mark}`, (words.get(`${doneSign} ${mark}`) ?? 0) + weight)
  })
  const sign = most(signs)
  if (sign === undefined) return usualManner('child')
  const mark = most(new Map([...words].filter(([key]) => key.startsWith(`${sign} `))))?.slice(sign.length + 1)
  return mark === undefined ? usualManner(sign) : { sign, mark }
}

function most<T>(counts: ReadonlyMap<T, number>): T | undefined {
  return [...counts].reduce<readonly [T, number] | undefined>(
    (best, entry) => (best === undefined || entry[1] > best[1] ? entry : best),
    undefined,
  )?.[0]
}

/** A mark that says nothing but that it is done; more would be about that one item. */
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
      return undefined
  }
}
