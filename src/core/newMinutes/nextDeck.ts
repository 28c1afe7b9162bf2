import { addDays, daysBetween } from '../actionItems/due'
import { findDates } from '../dates'
import { lineEndingOf } from '../edits/textEdit'
import type { CalendarDate } from '../minutes'
import { plainText } from '../plainText'
import { type DeckSection, type DeckSource, headOf, isReport, sectionsOf } from '../slides/compose/previousDecks'
import { bulletStyleOf, itemLines, reviewTitle } from './carryOver'
import type { NewMinutesParts } from './compose'
import { inStyleOf } from './dateStyle'

/** The dates of the last and the next call. Dates relative to the call move by the difference. */
interface Move {
  readonly from: CalendarDate
  readonly to: CalendarDate
}

/**
 * Composes the next deck from the last one: its front matter and title slide, the teams' sections without their content,
 * and recurring slides. A section without a reporter that the deck before the last lacks is news, and is left out.
 *
 * @param before The deck before the last. Slides that both decks have, apart from dates, are recurring. Without it every
 *   section without a reporter is.
 */
export function composeNextDeck(last: DeckSource, before: DeckSource | undefined, parts: NewMinutesParts): string {
  const move = { from: last.date, to: parts.day }
  const { frontMatter, opening } = headOf(last)
  const { bullet } = bulletStyleOf(last.text)
  const earlier = new Map(
    before && sectionsOf(before).map((section) => [section.title.toLowerCase(), section.slides] as const),
  )
  const sections = sectionsOf(last).flatMap((section) => {
    const known = earlier.get(section.title.toLowerCase())
    const slides = isReport(section)
      ? reportSlides(section, known ?? [], bullet, move)
      : before === undefined
        ? section.slides.map((slide) => moved(slide, undefined, move))
        : standingSlides(section, known, bullet, move)
    return slides.length === 0 ? [] : [{ slides, isReport: isReport(section) }]
  })
  const end = sections.findLastIndex((section) => section.isReport) + 1 || sections.length
  const all = [
    opening.map((slide) => withOpenPeople(moved(slide, undefined, move))),
    ...sections.slice(0, end).map(({ slides }) => slides),
    ...parts.items.map((title) => [`# ${title}`]),
    ...(parts.actions.length === 0 ? [] : [[reviewSlide(last.text, parts)]]),
    ...sections.slice(end).map(({ slides }) => slides),
  ]
  const body = all.map((slides) => slides.join('\n\n----\n\n')).join('\n\n---\n\n')
  const text = `${moved(frontMatter, undefined, move)}\n\n${body}\n`
  return text.replace(/\r\n|\n|\r/g, lineEndingOf(last.text))
}

function reviewSlide(last: string, { actions, review }: NewMinutesParts): string {
  const style = bulletStyleOf(last)
  return `# ${review ?? reviewTitle}\n\n${actions.flatMap((item) => itemLines(item, style)).join('\n')}`
}

/** The recurring slides of a section without a reporter. If its content always changes, only its heading. */
function standingSlides(
  { slides, title }: DeckSection,
  known: readonly string[] | undefined,
  bullet: string,
  move: Move,
): readonly string[] {
  if (known === undefined) return []
  const kept = keptSlides(slides, known, move)
  const [first] = slides
  return kept.length > 0 || first === undefined || title === '' ? kept : [`${headOfSlide(first)}\n\n${bullet} `]
}

/** A team's section: heading, reporter line, and an empty bullet. */
function reportSlides(
  { slides: [first = '', ...further] }: DeckSection,
  known: readonly string[],
  bullet: string,
  move: Move,
): readonly string[] {
  const lines = first.split(/\r\n|\n|\r/)
  const line = lines.findIndex((one) => reporterLine.test(one))
  // Bullets above the reporter line are news; a sentence about the team is kept.
  const kept = lines.slice(0, line + 1).filter((one) => !/^\s*(?:[-*+]|\d{1,9}[.)])\s|^\s{2,}\S/.test(one))
  const opening = line < 0 ? headOfSlide(first) : withOpenPeople(kept.join('\n'))
  const isFilled = lines.slice(line + 1).some((one) => one.trim() !== '')
  const news = further.length > 0 ? [`${'#'.repeat(Math.max(2, levelOf(further[0]) ?? 2))} `] : []
  return [
    isFilled || further.length === 0 ? `${opening}\n\n${bullet} ` : opening,
    ...news,
    ...keptSlides(further, known, move),
  ]
}

function keptSlides(slides: readonly string[], known: readonly string[], move: Move): readonly string[] {
  const byWords = new Map(known.map((slide) => [withoutDays(slide), slide]))
  return slides.flatMap((slide) => {
    const model = byWords.get(withoutDays(slide))
    return model === undefined ? [] : [moved(slide, model, move)]
  })
}

/** A slide's text without dates, to compare slides. */
function withoutDays(slide: string): string {
  return replaceDays(slide, () => '').replace(/\s+/g, ' ')
}

/** The heading and the lines above it: background comments, styles. */
function headOfSlide(slide: string): string {
  const head = /^[^]*?^#{1,6}[ \t].*$/m.exec(slide)?.[0]
  return head ?? slide.split(/\r\n|\n|\r/, 1)[0] ?? ''
}

function levelOf(slide: string | undefined): number | undefined {
  return slide === undefined ? undefined : /^(#{1,6})[ \t]/m.exec(slide)?.[1]?.length
}

const reporterLine = /^[\s*_]*(?:re[pb]ort(?:ed)?|presented)\s+by\b/i

/** Empties the reporter and presenter lines of a slide: `Report by @`. */
function withOpenPeople(slide: string): string {
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
function moved(slide: string, model: string | undefined, { from, to }: Move): string {
  const earlier = model === undefined ? [] : findDates(model)
  return replaceDays(slide, (value, written, index) => {
    const known = earlier[index]?.value
    const isOwn = known === undefined ? value !== from && value !== to : value === known
    if (isOwn) return written
    return inStyleOf(written, value === from ? to : addDays(value, daysBetween(from, to)))
  })
}

function replaceDays(text: string, replace: (value: CalendarDate, written: string, index: number) => string): string {
  let result = ''
  let end = 0
  for (const [index, { value, start, end: next }] of findDates(text).entries()) {
    if (start < end) continue
    result += text.slice(end, start) + replace(value, text.slice(start, next), index)
    end = next
  }
  return result + text.slice(end)
}
