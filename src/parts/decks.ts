// What draws the slides of a deck.
export { createDeckSession } from '../core/slides/deckSession'
export { exportHtml, renderDeck } from '../core/slides/exportHtml'
