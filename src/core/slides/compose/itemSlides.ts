import type { CalendarDate, Minutes } from '../../minutes'
import { fitLines, fitTitle, type SummaryLine } from './layout'
import { summarize, mainItems, slideTitle } from './summary'
import type { SlideSizes } from './slideSizes'

/** Minutes to report in a deck. */
export interface MinutesSource {
  readonly path: string
  readonly series: string
  readonly date: CalendarDate
  readonly text: string
  readonly minutes: Minutes
}

/** A slide of an agenda item, without its mark. */
export interface ItemBody {
  readonly body: string
  /** The origin for the mark. */
  readonly origin: string
}

/** A slide for each agenda item with content, and slides that list the others. */
export function itemBodies({ path, text, minutes }: MinutesSource, sizes: SlideSizes): readonly ItemBody[] {
  const slides: ItemBody[] = []
  let withoutContent: readonly SummaryLine[] = []
  const seen = new Map<string, number>()
  for (const item of mainItems(minutes)) {
    const title = slideTitle(item)
    const summary = summarize(text, minutes, item)
    if (title === '' || summary.length === 0) {
      if (title !== '') withoutContent = [...withoutContent, { text: `- ${title}`, rank: 0 }]
      continue
    }
    const count = (seen.get(title) ?? 0) + 1
    seen.set(title, count)
    slides.push({
      body: writeSlide(title, summary, sizes),
      origin: `${path}: ${title}${count > 1 ? ` (${count})` : ''}`,
    })
  }
  for (let part = 1; withoutContent.length > 0; part++) {
    const listed = fitLines(furtherItemsTitle, withoutContent, sizes)
    slides.push({
      body: writeSlide(furtherItemsTitle, listed, sizes),
      origin: `${path}: also on the agenda${part > 1 ? ` (${part})` : ''}`,
    })
    withoutContent = withoutContent.slice(listed.length)
  }
  return slides
}

/** Heading of the list of items without content. */
const furtherItemsTitle = 'Also on the agenda'

function writeSlide(title: string, lines: readonly SummaryLine[], sizes: SlideSizes): string {
  const heading = fitTitle(title, sizes)
  const fittingLines = fitLines(heading, lines, sizes)
  const bullets = fittingLines.flatMap(({ text, below = [], hasMore }) => [
    hasMore === true && !text.endsWith('…') ? `${text} …` : text,
    ...below,
  ])
  return `## ${heading}\n\n${bullets.join('\n')}`
}
