/** Composed decks after last decks of many styles. */
import { readMinutes } from '../../src/core/reader/readMinutes'
import { composeDeck, deckText } from '../../src/core/slides/compose/composeDeck'

/** Options and style sheets of last decks: none, large fonts in every unit, another slide size. */
export const deckStyles: Readonly<Record<string, readonly [options: string, style: string]>> = {
  'without a style': ['theme: white', ''],
  'in the widest letters of all themes': ['theme: league', '.slides { color: #333 }'],
  'with small letters': ['theme: white', '.slides h2 { font-size: 28px } .slides li, .slides p { font-size: 16px }'],
  'with headings alone': ['theme: black', '.reveal .slides h2 { font-size: 1.4em }'],
  'with large letters': [
    'theme: moon',
    '.slides h2 { font-size: 60px } .slides li { font-size: 44px; line-height: 1.6 }',
  ],
  'with letters in em': [
    'theme: sky',
    '.reveal { font-size: 36px } .reveal ul { font-size: 90% } h2 { font-size: 2em }',
  ],
  'with a flat slide': ['theme: serif\n  width: 1280\n  height: 400', 'li { font-size: 20pt }'],
}

/** A deck composed from minutes with far more text than fits, after a last deck with these options and styles. */
export function longDeck(options: string, style: string): string {
  const sheet = style === '' ? '' : `<style>\n${style}\n</style>\n\n`
  const last = `---\ntype: slide\nslideOptions:\n  ${options}\n---\n\n${sheet}# Call\n`
  const words = 'the third mast needs a permit of the office for building and that takes weeks '
  const items = [
    `### ${'Masts and fences of all gardens '.repeat(4)}\n\n${`- ${words.repeat(3)}\n`.repeat(9)}- Decision: ${words}\n- AI @ada: ${words}`,
    `### W${'i'.repeat(60)}de\n\n- ${words}\n${`- Decision: ${words.repeat(2)}\n`.repeat(3)}${`- AI @ben: ${words.repeat(2)}\n`.repeat(4)}`,
    `### Address\n\n- see https://pad.example/${'uploads/'.repeat(6)}a.pdf and [this](https://pad.example/${'b'.repeat(90)})\n- ${'W'.repeat(130)}`,
    `### Short\n\n- done`,
    ...Array.from({ length: 20 }, (_, at) => `### Only a title that is rather long, number ${at}`),
  ]
  const text = `# 2026-03-10\n\n## Participants\n\n- @ada\n\n## Agenda\n\n${items.join('\n\n')}\n`
  const path = 'board/20260310.md'
  return deckText(
    composeDeck({
      date: '2026-03-12',
      sources: [{ path, series: 'board', date: '2026-03-10', text, minutes: readMinutes(text, { path }) }],
      last: { path: 'call/20260305.md', date: '2026-03-05', text: last, slides: readMinutes(last).slides },
      beforeLast: undefined,
    }),
  )
}
