import { findDates } from '../dates'

interface FoundNumber {
  readonly start: number
  /** Offset after the digits and an ordinal's ending. */
  readonly end: number
  readonly digits: string
  /** "st", "nd", "rd" or "th". */
  readonly ordinal: string
}

interface NumberedTitle {
  /** The title without its dates and numbers; equal for meetings with similar names. */
  readonly shape: string
  readonly numbers: readonly FoundNumber[]
}

/**
 * Learns how a series numbers its meetings in their titles: "Meeting 12", "5th session", "TSC #7", "the 3rd call". The
 * number must grow by one from each meeting to the next, while everything else but the date stays.
 *
 * @param titles The titles of the last meetings, as written, oldest first.
 * @returns The title with the number of the next meeting; unchanged without such a number.
 */
export function countMeetings(titles: readonly string[]): (title: string) => string {
  const last = numberedTitle(titles.at(-1) ?? '')
  const before = titles.slice(0, -1).map(numberedTitle)
  const earlier = before.findLastIndex(({ shape }) => shape === last.shape)
  const distance = titles.length - 1 - earlier
  const changed = last.numbers.filter(({ digits }, place) => digits !== before[earlier]?.numbers[place]?.digits)
  const place = changed[0] === undefined ? -1 : last.numbers.indexOf(changed[0])
  const count = Number(last.numbers[place]?.digits)
  const growth = count - Number(before[earlier]?.numbers[place]?.digits)
  const isCounted = earlier >= 0 && changed.length === 1 && (growth === 1 || growth === distance)
  return (title) => {
    const { shape, numbers } = numberedTitle(title)
    const number = numbers[place]
    if (!isCounted || shape !== last.shape || number === undefined) return title
    const next = String(count + 1).padStart(number.digits.length, '0')
    return `${title.slice(0, number.start)}${next}${number.ordinal === '' ? '' : ordinalEnding(count + 1)}${title.slice(number.end)}`
  }
}

const numberPattern = /(?<![\p{L}\p{N}.,])(\d{1,4})(st|nd|rd|th)?(?![\p{L}\p{N}]|[.,]\p{N})/gu

function numberedTitle(title: string): NumberedTitle {
  const undated = findDates(title).reduce(
    (rest, { start, end }) => rest.slice(0, start) + '\0'.repeat(end - start) + rest.slice(end),
    title,
  )
  const numbers = [...undated.matchAll(numberPattern)].map(
    ({ 0: whole, 1: digits = '', 2: ordinal = '', index }): FoundNumber => ({
      start: index,
      end: index + whole.length,
      digits,
      ordinal,
    }),
  )
  return { shape: undated.replace(numberPattern, '1').replace(/\0+/g, '0').trim(), numbers }
}

function ordinalEnding(value: number): string {
  const isTeen = Math.floor(value / 10) % 10 === 1
  return (isTeen ? undefined : ['th', 'st', 'nd', 'rd'][value % 10]) ?? 'th'
}
