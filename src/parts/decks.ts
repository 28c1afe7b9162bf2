// The part that renders the slides of a deck.
export { createDeckSession } from '../core/slides/deckSession'
export { exportHtml, renderDeck } from '../core/slides/exportHtml'
