import { fromHtml } from 'hast-util-from-html'
import { visitElements } from '../../../../src/core/slides/sanitize'

const harmless =
  /^(?:a|abbr|aside|b|blockquote|br|code|dd|del|details|div|dl|dt|em|font|h[1-6]|hr|i|img|input|ins|kbd|li|mark|ol|p|pre|q|s|samp|small|span|strike|strong|sub|summary|sup|table|tbody|td|tfoot|th|thead|tr|tt|u|ul|var)$/

/** Elements and attributes in HTML that run scripts, load content or leave the slide. */
export function dangersIn(text: string): readonly string[] {
  const found: string[] = []
  visitElements(fromHtml(text, { fragment: true }), ({ tagName, properties }) => {
    if (!harmless.test(tagName)) found.push(tagName)
    for (const [name, value] of Object.entries(properties)) {
      const isDanger =
        /^(?:on.*|src|srcSet|style|action|formAction|background|poster|dataSrc|dataMarkdown|dataPreviewLink|name)$/i.test(
          name,
        ) ||
        (name === 'href' && !/^(?:https?:|mailto:|[^:]*$)/i.test(String(value))) ||
        (name === 'dataStyle' && /url\(|fixed|sticky/i.test(String(value)))
      if (isDanger) found.push(`${tagName}[${name}=${String(value)}]`)
    }
  })
  return found
}
