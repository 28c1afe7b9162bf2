import MarkdownIt, { type MarkdownIt as Renderer } from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { padFormulas } from './padEmbeds'
import { usePadSyntax } from './padSyntax'
import { isKnownTag } from './sanitize'

/** Markdown as HedgeDoc's slide mode reads it: HTML, addresses as links, typographic quotes, and what pads add. */
function makeRenderer(breaks: boolean): Renderer {
  const md = new MarkdownIt({ html: true, linkify: true, typographer: true, breaks })
  // As the markdown-it of HedgeDoc 1.x: `example.org/a` is an address without `https://`, too.
  md.linkify.set({ fuzzyLink: true })
  usePadSyntax(md)
  // Not in the built-in preview: it draws formulas, and with an extension for footnotes there would be two of each.
  padFormulas(md)
  footnotes(md)
  for (const name of ['html_inline', 'html_block'])
    md.renderer.rules[name] = (tokens, index) => withUnknownTagsAsText(tokens[index]?.content ?? '')
  md.core.ruler.push('lines', ({ tokens }) => {
    for (const token of tokens) {
      if (token.map !== null && token.nesting >= 0 && token.type !== 'inline') {
        token.attrSet('data-line', String(token.map[0]))
      }
    }
  })
  return md
}

function withUnknownTagsAsText(html: string): string {
  return html.replace(/<\/?([a-z][^\s<>/]*)[^<>]*>/gi, (tag, name: string) =>
    isKnownTag(name.toLowerCase()) ? tag : tag.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  )
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
