import MarkdownIt, { type MarkdownIt as Renderer } from 'markdown-it'
import footnotes from 'markdown-it-footnote'
import { useEmptyContents } from './padEmbeds'
import { usePadFormulas } from './padFormulas'
import { usePadSyntax } from './padSyntax'
import { isRecord } from '../record'
import { isPadTag } from './padHtml'

/**
 * Markdown as in HedgeDoc's slide mode: HTML, autolinks, typographic quotes, and the syntax of pads. Line breaks are
 * always kept, because HedgeDoc reads `breaks` only after it has rendered the slides.
 */
function createRenderer(): Renderer {
  const md = new MarkdownIt({ html: true, linkify: true, typographer: true, breaks: true })
  // HedgeDoc 1.x also links addresses without `https://`: `example.org/a`.
  md.linkify.set({ fuzzyLink: true })
  // The pattern of the full test takes a second for 100 kB of text, so test first for characters that an address needs.
  const mayHaveAddress = md.linkify.test.bind(md.linkify)
  md.linkify.test = (text) => /[.:@]|\/\/|localhost/i.test(text) && mayHaveAddress(text)
  const findLinks = md.linkify.match.bind(md.linkify)
  // As on HedgeDoc, an email address without `mailto:` is a link if its domain would be a link.
  md.linkify.match = (text) =>
    findLinks(text)?.filter(
      ({ schema, raw }) =>
        schema !== 'mailto:' || /^mailto:/i.test(raw) || mayHaveAddress(raw.slice(raw.indexOf('@') + 1)),
    ) ?? null
  usePadSyntax(md)
  // Only here, because the built-in preview draws formulas itself, and a footnote extension would duplicate them.
  usePadFormulas(md)
  useEmptyContents(md)
  footnotes(md)
  for (const name of ['html_inline', 'html_block'])
    md.renderer.rules[name] = (tokens, index) => withUnknownTagsAsText(tokens[index]?.content ?? '')
  md.core.ruler.push('lines', ({ tokens, env }) => {
    const lines = isRecord(env) && Array.isArray(env['lines']) ? (env['lines'] as readonly number[]) : []
    for (const token of tokens) {
      if (token.map !== null && token.nesting >= 0 && token.type !== 'inline') {
        token.attrSet('data-line', String(lines[token.map[0]] ?? token.map[0]))
      }
    }
  })
  return md
}

function withUnknownTagsAsText(html: string): string {
  return html.replace(/<\/?([a-z][^\s<>/]*)[^<>]*>/gi, (tag, name: string) =>
    isPadTag(name.toLowerCase()) ? tag : tag.replace(/</g, '&lt;').replace(/>/g, '&gt;'),
  )
}

const renderer = createRenderer()

/**
 * Renders Markdown to unsafe HTML, scripts included: pass it to `sanitizeSlide`.
 *
 * Blocks have `data-line`, the 0-based source line of their start.
 *
 * @param lines The source line of each line, if lines have moved.
 */
export function renderMarkdown(source: string, lines: readonly number[] = []): string {
  return renderer.render(source, { lines })
}
