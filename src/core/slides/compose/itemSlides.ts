import type { MinutesSource } from './composeDeck'
import { fitLines, fitTitle, type GistLine } from './fitting'
import { gistOf, mainItems, titleOf } from './gist'
import type { SlideSizes } from './slideSizes'

/** A slide of an agenda item, without its mark. */
export interface ItemBody {
  readonly body: string
  /** The origin for the mark. */
  readonly origin: string
}

/** A slide for each agenda item with content, and slides that list the others. */
export function itemBodies({ path, text, minutes }: MinutesSource, sizes: SlideSizes): readonly ItemBody[] {
  const slides: ItemBody[] = []
  let bare: readonly GistLine[] = []
  const seen = new Map<string, number>()
  for (const item of mainItems(minutes)) {
    const title = titleOf(item)
    const gist = gistOf(text, minutes, item)
    if (title === '' || gist.length === 0) {
      if (title !== '') bare = [...bare, { text: `- ${title}`, rank: 0 }]
      continue
    }
    const count = (seen.get(title) ?? 0) + 1
    seen.set(title, count)
    slides.push({
      body: slideOf(title, gist, sizes),
      origin: `${path}: ${title}${count > 1 ? ` (${count})` : ''}`,
    })
  }
  for (let part = 1; bare.length > 0; part++) {
    const listed = fitLines(furtherItems, bare, sizes)
    slides.push({
      body: slideOf(furtherItems, listed, sizes),
      origin: `${path}: also on the agenda${part > 1 ? ` (${part})` : ''}`,
    })
    bare = bare.slice(listed.length)
  }
  return slides
}

/** Heading of the list of items without content. */
const furtherItems = 'Also on the agenda'

function slideOf(title: string, lines: readonly GistLine[], sizes: SlideSizes): string {
  const heading = fitTitle(title, sizes)
  const fitting = fitLines(heading, lines, sizes)
  return `## ${heading}\n\n${fitting.map(({ text }) => text).join('\n')}`
}
