import MarkdownIt, { type MarkdownIt as Renderer } from 'markdown-it'
import { bare } from 'markdown-it-emoji'
import { emojiByName } from './emoji'
import { pictureSizes } from './pictureSizes'

/** Markdown as HedgeDoc's slide mode reads it: HTML, addresses as links, typographic quotes, emoji, sizes of pictures. */
function makeRenderer(breaks: boolean): Renderer {
  const md = new MarkdownIt({ html: true, linkify: true, typographer: true, breaks })
  // As the markdown-it of HedgeDoc 1.x: `example.org/a` is an address without `https://`, too.
  md.linkify.set({ fuzzyLink: true })
  md.use(bare, { defs: emojiByName })
  pictureSizes(md)
  md.core.ruler.push('lines', ({ tokens }) => {
    for (const token of tokens) {
      if (token.map !== null && token.nesting >= 0 && token.type !== 'inline') {
        token.attrSet('data-line', String(token.map[0]))
      }
    }
  })
  return md
}

const withBreaks = makeRenderer(true)
const withoutBreaks = makeRenderer(false)

/**
 * Renders Markdown. What comes out may hold anything that the source holds, scripts included: `sanitize` it.
 *
 * Blocks bear `data-line`, the 0-based line of the source that they begin on.
 *
 * @param breaks Whether a line break is one on the slide.
 */
export function renderMarkdown(source: string, breaks: boolean): string {
  return (breaks ? withBreaks : withoutBreaks).render(source)
}
