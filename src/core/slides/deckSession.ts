import type { Deck } from './deck'
import type { DeckSlideRef, MessageToPage } from './messages'
import { type RenderedSlide, renderSlide } from './slideHtml'

/** Tracks which contents a deck page already has, so that an edit sends only one slide. */
export interface DeckSession {
  /** Returns the message that updates the page. `at` is the index of the slide to show. */
  update(deck: Deck, at: number): Extract<MessageToPage, { kind: 'deck' }>
  /** The slides that were last sent. */
  contents(): readonly RenderedSlide[]
  /** Call it after a reload of the page. */
  forget(): void
}

/** Number of cached contents beyond those of the deck, for undo and moved slides. */
const maxSpareContents = 500

export function createDeckSession(render: typeof renderSlide = renderSlide): DeckSession {
  const contents = new Map<string, { readonly id: number; readonly slide: RenderedSlide }>()
  let sentIds = new Set<number>()
  let sentSlides: readonly RenderedSlide[] = []
  let lastId = 0

  return {
    update({ title, language, options, slides }, at) {
      if (contents.size > slides.length + maxSpareContents) contents.clear()
      const added: Record<number, RenderedSlide> = {}
      const rendered: RenderedSlide[] = []
      const slideRefs = slides.map(({ source, section, startLine, title: heading }): DeckSlideRef => {
        let content = contents.get(source)
        if (content === undefined) {
          content = { id: ++lastId, slide: render(source) }
          contents.set(source, content)
        }
        if (!sentIds.has(content.id)) added[content.id] = content.slide
        rendered.push(content.slide)
        return { id: content.id, section, startLine, title: heading }
      })
      // The page keeps only the contents of the current deck.
      sentIds = new Set(slideRefs.map(({ id }) => id))
      sentSlides = rendered
      return { kind: 'deck', title, language, options, slides: slideRefs, added, at }
    },
    contents: () => sentSlides,
    forget: () => {
      sentIds = new Set()
    },
  }
}
