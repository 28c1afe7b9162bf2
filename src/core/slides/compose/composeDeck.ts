import type { CalendarDate, Minutes, Person } from '../../minutes'
import { plainText } from '../../plainText'
import { seriesName } from '../../series'
import { itemBodies, type MinutesSource } from './itemSlides'
import { escapeMarkText, markSlide, readOrigins, writeOrigins } from './slideMarks'
import {
  type DeckSource,
  deckHead,
  hasLinkedReporters,
  replaceDeckDate,
  deckSections,
  recurringSections,
  seriesTitle,
} from './previousDecks'
import { readSlideSizes, type SlideSizes, addMissingStyle } from './slideSizes'

export interface Composition {
  readonly date: CalendarDate
  readonly sources: readonly MinutesSource[]
  /** The last two decks before the date. */
  readonly last: DeckSource | undefined
  readonly beforeLast: DeckSource | undefined
  /** The text of the deck to update; undefined for a new one. Its font sizes override those of the last deck. */
  readonly existing?: string | undefined
}

export interface ComposedSlide {
  /** Its source, as in its mark. */
  readonly origin: string
  /** Includes the mark. */
  readonly text: string
}

/** A composed deck by sections. */
export interface ComposedDeck {
  readonly frontMatter: string
  readonly sections: readonly (readonly ComposedSlide[])[]
}

/**
 * Composes the first version of a deck: the title slide, a section per series with its reporter and a slide for each
 * agenda item, and the recurring sections of the last deck at their places.
 */
export function composeDeck({ date, sources, last, beforeLast, existing }: Composition): ComposedDeck {
  const sizes = readSlideSizes(styledDeck(existing, last?.text))
  const bySeries = new Map<string, MinutesSource[]>()
  for (const source of [...sources].sort((one, other) => (one.date < other.date ? -1 : 1))) {
    bySeries.set(source.series, [...(bySeries.get(source.series) ?? []), source])
  }
  const order = last === undefined ? [] : deckSections(last).map(({ title }) => title)
  const carriedSections = last === undefined ? [] : recurringSections(last, beforeLast)
  const reports = [...bySeries].map(([series, own]) => {
    const title = seriesTitle(series, last) ?? teamTitle(series)
    return {
      title,
      slides: reportSlides(title, own, { sizes, linksPeople: last !== undefined && hasLinkedReporters(last) }),
    }
  })
  const counts = new Map<string, number>()
  const recurring = carriedSections.map(({ title, slides }) => ({
    title,
    slides: slides.map((slide) => {
      const origin = `${last?.path ?? ''}: ${title}`
      const count = (counts.get(origin) ?? 0) + 1
      counts.set(origin, count)
      return markedSlide(replaceDeckDate(slide, last?.date ?? date, date), `${origin}${count === 1 ? '' : ` ${count}`}`)
    }),
  }))
  const sortKey = (title: string): number =>
    order.includes(title) ? order.indexOf(title) : newTeamOrder(order, reports)
  const sections = [...reports, ...recurring].sort(
    (one, other) => sortKey(one.title) - sortKey(other.title) || (one.title < other.title ? -1 : 1),
  )
  const { frontMatter, opening } = last === undefined ? defaultHead(date) : headWithNewDate(last, date)
  const path = last?.path ?? 'the template'
  const [title = markedSlide('', path), ...further] = opening.map((slide, index) =>
    markedSlide(slide, index === 0 ? path : `${path}: opening ${index + 1}`),
  )
  const all = [further, ...sections.map(({ slides }) => slides)]
  const list = writeOrigins([title, ...all.flat()].map(({ origin }) => origin))
  const [, ...rest] = all
  return { frontMatter, sections: [[{ ...title, text: `${title.text}\n${list}` }, ...further], ...rest] }
}

/** Sort key of a new team: after the earlier teams, before the closing sections. */
function newTeamOrder(order: readonly string[], reports: readonly { readonly title: string }[]): number {
  return Math.max(-1, ...reports.map(({ title }) => order.indexOf(title))) + 0.5
}

/** Serializes a composed deck. */
export function deckText({ frontMatter, sections }: ComposedDeck): string {
  return joinDeck(
    frontMatter,
    sections.map((slides) => slides.map(({ text }) => text)),
  )
}

/** Joins front matter and slides with separators. */
export function joinDeck(frontMatter: string, sections: readonly (readonly string[])[]): string {
  const body = sections.map((slides) => slides.map((slide) => slide.trim()).join('\n\n----\n\n')).join('\n\n---\n\n')
  return `${frontMatter.trim()}\n\n${body}\n`
}

/** The deck whose style sheets apply to composed slides. In an updated deck the user may have removed the added style sheet. */
function styledDeck(present: string | undefined, last = ''): string {
  const deck = present ?? last
  return present !== undefined && readOrigins(present).size > 0 ? deck : `${deck}\n${addMissingStyle('', deck)}`
}

interface ReportStyle {
  readonly sizes: SlideSizes
  /** Whether people are written as links. */
  readonly linksPeople: boolean
}

function reportSlides(
  title: string,
  sources: readonly MinutesSource[],
  { sizes, linksPeople }: ReportStyle,
): readonly ComposedSlide[] {
  const [first] = sources
  if (first === undefined) return []
  const reporter = sources.map(({ minutes }) => reporterOf(minutes)).findLast((people) => people.length > 0) ?? []
  const opening = `# ${title}\n\n${reporterLine(reporter, linksPeople)}`
  return [
    markedSlide(opening, first.series === '' ? title : `${first.series}/`),
    ...sources.flatMap((source) => itemBodies(source, sizes).map(({ body, origin }) => markedSlide(body, origin))),
  ]
}

function markedSlide(body: string, origin: string): ComposedSlide {
  const words = escapeMarkText(origin)
  return { origin: words, text: markSlide(body, words) }
}

function reporterOf({ duties }: Minutes): readonly Person[] {
  return duties.find(({ role, people }) => role === 'reporter' && people.length > 0)?.people ?? []
}

function reporterLine(people: readonly Person[], linked: boolean): string {
  const names = people.map(({ handle, name }) => {
    if (handle === undefined) return plainText(name ?? '')
    return linked ? `<a href="https://github.com/${handle}">@${handle}</a>` : `@${handle}`
  })
  return `Report by ${names.length === 0 ? 'nobody yet' : names.join(', ')}`
}

/** Title of a series that has not reported yet: "iaas" → "Team IAAS", "sig-documentation" → "SIG Documentation". */
function teamTitle(series: string): string {
  const words = seriesName(series, 'Minutes')
    .split(/[-_ ]+/)
    .map((word) => (word.length <= 4 ? word.toUpperCase() : word.charAt(0).toUpperCase() + word.slice(1)))
  return words[0] === 'SIG' ? words.join(' ') : `Team ${words.join(' ')}`
}

interface Head {
  readonly frontMatter: string
  readonly opening: readonly string[]
}

function headWithNewDate(last: DeckSource, date: CalendarDate): Head {
  const { frontMatter, opening } = deckHead(last)
  const renewed = (text: string): string => replaceDeckDate(text, last.date, date)
  const [title = '', ...further] = opening.map(renewed)
  return { frontMatter: renewed(frontMatter), opening: [addMissingStyle(title, last.text), ...further] }
}

function defaultHead(date: CalendarDate): Head {
  return {
    frontMatter: `---\ntitle: Community Call ${date}\ntype: slide\nslideOptions:\n  theme: white\n  transition: slide\n---`,
    opening: [addMissingStyle(`# Community Call\n\n## ${date}`, '')],
  }
}
