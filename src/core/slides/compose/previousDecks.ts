import { findDates } from '../../dates'
import type { CalendarDate, Slide } from '../../minutes'
import { findFrontMatterEnd } from '../../reader/text/blocks'
import { withoutMarks } from './slideMarks'

/** A deck of an earlier call. */
export interface DeckSource {
  /** Relative to the workspace folder, with `/`. */
  readonly path: string
  readonly date: CalendarDate
  readonly text: string
  readonly slides: readonly Slide[]
}

/** A section of an earlier deck, with the sources of its slides. */
export interface DeckSection {
  readonly title: string
  readonly slides: readonly string[]
}

/** The sections of a deck after the title section. */
export function deckSections({ text, slides }: DeckSource): readonly DeckSection[] {
  const sections: { title: string; slides: string[] }[] = []
  for (const { section, title, span } of slides) {
    if (section === 0) continue
    const own = (sections[section - 1] ??= { title: title ?? '', slides: [] })
    own.slides.push(withoutMarks(text.slice(span.start.offset, span.end.offset)))
  }
  return sections
}

const reportLine = /^[\s*_]*re[pb]ort(?:ed)?\s+by\b/im

/** Whether a section is a team's report: it has a reporter, or a team's title. Its content is new in every call. */
export function isTeamReport({ title, slides }: DeckSection): boolean {
  return /^(?:team|sig)\b/i.test(title) || slides.some((slide) => reportLine.test(slide))
}

/** Whether a deck writes handles of reporters as links: `<a href="https://github.com/x">@x</a>`. */
export function hasLinkedReporters({ text }: DeckSource): boolean {
  const count = (pattern: RegExp): number => text.match(pattern)?.length ?? 0
  return count(/^[\s*_]*report\s+by\s+<a\b/gim) > count(/^[\s*_]*report\s+by\s+@/gim)
}

/**
 * The recurring sections of the last deck: those without a reporter that the deck before also has, or all without a
 * reporter if there is no deck before. Further sections with a team's title belong to its report.
 */
export function recurringSections(last: DeckSource, before: DeckSource | undefined): readonly DeckSection[] {
  const earlierTitles =
    before === undefined ? undefined : new Set(deckSections(before).map(({ title }) => title.toLowerCase()))
  const sections = deckSections(last)
  const reportedTitles = new Set(sections.filter(isTeamReport).map(({ title }) => title.toLowerCase()))
  return sections.filter(({ title }) => {
    const name = title.toLowerCase()
    return !reportedTitles.has(name) && (earlierTitles === undefined || earlierTitles.has(name))
  })
}

/** The section title of a series in the last deck; undefined if it did not report. */
export function seriesTitle(series: string, last: DeckSource | undefined): string | undefined {
  if (last === undefined) return undefined
  const seriesWords = wordsOf(series.split('/').at(-1) ?? series)
  return deckSections(last)
    .filter(isTeamReport)
    .map(({ title }) => title)
    .find((title) => {
      const words = wordsOf(title)
      return seriesWords.every((word) => words.some((other) => isSameWord(word, other)))
    })
}

function wordsOf(text: string): readonly string[] {
  return text
    .toLowerCase()
    .split(/[^\p{L}\p{N}]+/u)
    .filter((word) => word !== '' && word !== 'team' && word !== 'sig')
}

/** "container" and "containers", "standards" and "standardization". */
function isSameWord(one: string, other: string): boolean {
  const length = Math.min(one.length, other.length)
  return (
    one === other ||
    (length >= 5 && one.slice(0, length) === other.slice(0, length)) ||
    (length >= 8 && one.slice(0, 7) === other.slice(0, 7))
  )
}

/** The front matter of a deck, and the slides of its first section, including the title slide. */
export function deckHead({ text, slides }: DeckSource): {
  readonly frontMatter: string
  readonly opening: readonly string[]
} {
  return {
    frontMatter: text.slice(0, findFrontMatterEnd(text)).trim(),
    opening: slides
      .filter(({ section }) => section === 0)
      .map(({ span }) => withoutMarks(text.slice(span.start.offset, span.end.offset))),
  }
}

/** Replaces a date by another one everywhere in a text, in the same format. */
export function replaceDeckDate(text: string, from: CalendarDate, to: CalendarDate): string {
  let result = ''
  let end = 0
  for (const { value, start, end: next } of findDates(text)) {
    if (value !== from || start < end) continue
    const isCompact = /^\d{8}$/.test(text.slice(start, next))
    result += text.slice(end, start) + (isCompact ? to.replaceAll('-', '') : to)
    end = next
  }
  return result + text.slice(end)
}
