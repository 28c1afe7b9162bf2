import type { Deck } from './deck'
import type { PlacedSlide, ToView } from './messages'
import { type RenderedSlide, renderSlide } from './slideHtml'

/** What a page that shows a deck knows already, so that an edit costs one slide. */
export interface DeckSession {
  /** The message that brings the page up to date. */
  update(deck: Deck, at: number): Extract<ToView, { kind: 'deck' }>
  /** The contents of the deck as it was last sent. */
  contents(): readonly RenderedSlide[]
  /** The page has been loaded anew and knows nothing. */
  forget(): void
}

/** Contents kept beyond those of the deck: undoing and moving slides about bring them back. */
const spareContents = 500

export function createDeckSession(render: typeof renderSlide = renderSlide): DeckSession {
  const contents = new Map<string, { readonly id: number; readonly slide: RenderedSlide }>()
  let sent = new Set<number>()
  let shown: readonly RenderedSlide[] = []
  let lastId = 0

  return {
    update({ title, language, options, slides, breaks }, at) {
      if (contents.size > slides.length + spareContents) contents.clear()
      const added: Record<number, RenderedSlide> = {}
      const rendered: RenderedSlide[] = []
      const placed = slides.map(({ source, section, startLine, title: heading }): PlacedSlide => {
        const key = `${breaks ? 1 : 0}${source}`
        let content = contents.get(key)
        if (content === undefined) {
          content = { id: ++lastId, slide: render(source, breaks) }
          contents.set(key, content)
        }
        if (!sent.has(content.id)) added[content.id] = content.slide
        rendered.push(content.slide)
        return { id: content.id, section, startLine, title: heading }
      })
      // The page keeps what the deck holds and forgets the rest.
      sent = new Set(placed.map(({ id }) => id))
      shown = rendered
      return { kind: 'deck', title, language, options, slides: placed, added, at }
    },
    contents: () => shown,
    forget: () => {
      sent = new Set()
    },
  }
}
