import type { Deck } from './deck'
import type { RenderedSlide } from './slideHtml'

/** Addresses of all images of a deck, including the background of all slides. */
export function deckImages(deck: Deck, slides: readonly RenderedSlide[]): readonly string[] {
  const background = deck.options.parallaxBackgroundImage
  return [...new Set([...(background === undefined ? [] : [background]), ...slides.flatMap(({ images }) => images)])]
}
