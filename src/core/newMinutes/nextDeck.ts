import { addDays, daysBetween } from '../calendar'
import { findDates } from '../dates'
import { lineEndingOf } from '../edits/textEdit'
import type { CalendarDate } from '../minutes'
import { plainText } from '../plainText'
import {
  type DeckSection,
  type DeckSource,
  deckHead,
  isTeamReport,
  deckSections,
} from '../slides/compose/previousDecks'
import { carriedItemLines } from './carriedItem'
import { defaultReviewTitle, detectBulletStyle } from './carryOver'
import type { NewMinutesParts } from './composeFromLast'
import { formatLike } from './dateStyle'

/** The dates of the last and the next call. Dates relative to the call are shifted by the difference. */
interface DateShift {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/**
 * Composes the next deck from the last one: its front matter and title slide, the teams' sections without their
 * content, and recurring slides. Omits news: sections without a reporter that the deck before the last lacks.
 *
 * @param beforeLast The deck before the last. Slides that are equal in both decks, apart from dates, are recurring. Without
 *   it, every section without a reporter is recurring.
 */
export function composeNextDeck(last: DeckSource, beforeLast: DeckSource | undefined, parts: NewMinutesParts): string {
  const shift = { from: last.date, to: parts.day }
  const { frontMatter, opening } = deckHead(last)
  const { bullet } = detectBulletStyle(last.text)
  const earlier = new Map(
    beforeLast && deckSections(beforeLast).map((section) => [section.title.toLowerCase(), section.slides] as const),
  )
  const sections = deckSections(last).flatMap((section) => {
    const known = earlier.get(section.title.toLowerCase())
    const slides = isTeamReport(section)
      ? reportSlides(section, known ?? [], bullet, shift)
      : beforeLast === undefined
        ? section.slides.map((slide) => shiftDates(slide, undefined, shift))
        : recurringSlides(section, known, bullet, shift)
    return slides.length === 0 ? [] : [{ slides, isReport: isTeamReport(section) }]
  })
  const end = sections.findLastIndex((section) => section.isReport) + 1 || sections.length
  const all = [
    opening.map((slide) => withoutReporters(shiftDates(slide, undefined, shift))),
    ...sections.slice(0, end).map(({ slides }) => slides),
    ...parts.items.map((title) => [`# ${title}`]),
    ...(parts.actions.length === 0 ? [] : [[reviewSlide(last.text, parts)]]),
    ...sections.slice(end).map(({ slides }) => slides),
  ]
  const body = all.map((slides) => slides.join('\n\n----\n\n')).join('\n\n---\n\n')
  const text = `${shiftDates(frontMatter, undefined, shift)}\n\n${body}\n`
  return text.replace(/\r\n|\n|\r/g, lineEndingOf(last.text))
}

function reviewSlide(last: string, { actions, review }: NewMinutesParts): string {
  const style = detectBulletStyle(last)
  return `# ${review ?? defaultReviewTitle(last)}\n\n${actions.flatMap((item) => carriedItemLines(item, style)).join('\n')}`
}

/** The recurring slides of a section without a reporter. If its content always changes, only its heading. */
function recurringSlides(
  { slides, title }: DeckSection,
  previousSlides: readonly string[] | undefined,
  bullet: string,
  shift: DateShift,
): readonly string[] {
  if (previousSlides === undefined) return []
  const shared = sharedSlides(slides, previousSlides, shift)
  const [first] = slides
  return shared.length > 0 || first === undefined || title === '' ? shared : [`${slideHead(first)}\n\n${bullet} `]
}

/** A team's section: heading, reporter line, and an empty bullet. */
function reportSlides(
  { slides: [first = '', ...further] }: DeckSection,
  previousSlides: readonly string[],
  bullet: string,
  shift: DateShift,
): readonly string[] {
  const lines = first.split(/\r\n|\n|\r/)
  const line = lines.findIndex((one) => reporterLine.test(one))
  // Bullets above the reporter line are news; a sentence about the team stays.
  const openingLines = lines.slice(0, line + 1).filter((one) => !/^\s*(?:[-*+]|\d{1,9}[.)])\s|^\s{2,}\S/.test(one))
  const opening = line < 0 ? slideHead(first) : withoutReporters(openingLines.join('\n'))
  const isFilled = lines.slice(line + 1).some((one) => one.trim() !== '')
  const news = further.length > 0 ? [`${'#'.repeat(Math.max(2, levelOf(further[0]) ?? 2))} `] : []
  return [
    isFilled || further.length === 0 ? `${opening}\n\n${bullet} ` : opening,
    ...news,
    ...sharedSlides(further, previousSlides, shift),
  ]
}

function sharedSlides(
  slides: readonly string[],
  previousSlides: readonly string[],
  shift: DateShift,
): readonly string[] {
  const byWords = new Map(previousSlides.map((slide) => [withoutDates(slide), slide]))
  return slides.flatMap((slide) => {
    const model = byWords.get(withoutDates(slide))
    return model === undefined ? [] : [shiftDates(slide, model, shift)]
  })
}

/** A slide's text without dates, to compare slides. */
function withoutDates(slide: string): string {
  return replaceDates(slide, () => '').replace(/\s+/g, ' ')
}

/** The heading and the lines above it: background comments, styles. */
function slideHead(slide: string): string {
  const head = /^[^]*?^#{1,6}[ \t].*$/m.exec(slide)?.[0]
  return head ?? slide.split(/\r\n|\n|\r/, 1)[0] ?? ''
}

function levelOf(slide: string | undefined): number | undefined {
  return slide === undefined ? undefined : /^(#{1,6})[ \t]/m.exec(slide)?.[1]?.length
}

const reporterLine = /^[\s*_]*(?:re[pb]ort(?:ed)?|presented)\s+by\b/i

/** Empties the reporter and presenter lines of a slide: `Report by @`. */
function withoutReporters(slide: string): string {
  return slide
    .split(/\r\n|\n|\r/)
    .map((line) => {
      if (!reporterLine.test(line)) return line
      const label = /^\p{L}+\s+by\b/iu.exec(plainText(line))?.[0] ?? 'Report by'
      return `${label} @`
    })
    .join('\n')
}

/**
 * Moves the dates on a slide from the last call to the next one.
 *
 * @param model The same slide in the deck before. A date that differs there is relative to the call ("next call: …"); a
 *   date that is the same is fixed. Without a model only the dates of the last and the next call are moved.
 */
function shiftDates(slide: string, model: string | undefined, { from, to }: DateShift): string {
  const earlier = model === undefined ? [] : findDates(model)
  return replaceDates(slide, (value, written, index) => {
    const known = earlier[index]?.value
    const isOwn = known === undefined ? value !== from && value !== to : value === known
    if (isOwn) return written
    return formatLike(written, value === from ? to : addDays(value, daysBetween(from, to)))
  })
}

function replaceDates(text: string, replace: (value: CalendarDate, written: string, index: number) => string): string {
  let result = ''
  let end = 0
  for (const [index, { value, start, end: next }] of findDates(text).entries()) {
    if (start < end) continue
    result += text.slice(end, start) + replace(value, text.slice(start, next), index)
    end = next
  }
  return result + text.slice(end)
}
