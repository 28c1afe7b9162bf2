/** The text of a slide as HedgeDoc renders it. */
export interface UnindentedText {
  readonly text: string
  /** The 0-based source line of each line, counted from the first line that is not blank. */
  readonly lines: readonly number[]
}

/** Marks a line break that the source does not have. A code point that no text contains. */
const added = '\uFDD0'

/**
 * Removes indentation as HedgeDoc 1.x does. It counts the white space above and before the first text of a slide,
 * including empty lines except the first one. From two on, it replaces that many spaces anywhere by a line break:
 * nested lists become flat, and `a  b` becomes two lines.
 *
 * @param source The slide from the end of the separator line above it.
 */
export function removeIndent(source: string): UnindentedText {
  const normal = source.replace(/\r\n?/g, '\n')
  const lead = /^\s*/.exec(normal)?.[0] ?? ''
  const blankLines = lead.split('\n').length - 1
  // HedgeDoc renders the result of the first pass like a new slide.
  const text = removeOnce(removeOnce(normal))
  let line = -blankLines - 1
  let isAdded = false
  const lines: number[] = []
  const shown = text.split('\n').map((written) => {
    if (!isAdded) line++
    isAdded = written.endsWith(added)
    lines.push(Math.max(0, line))
    return isAdded ? written.slice(0, -added.length) : written
  })
  return { text: shown.join('\n'), lines }
}

function leadOf(text: string): { readonly tabs: number; readonly blanks: number } {
  const [, lead = ''] = /^\n?(\s*)/.exec(text) ?? []
  return { tabs: /^\t*/.exec(lead)?.[0].length ?? 0, blanks: lead.length }
}

function removeOnce(text: string): string {
  const { tabs, blanks } = leadOf(text)
  if (tabs === 0 && blanks < 2) return text
  const indent = tabs > 0 ? `\\t{${tabs}}` : ` {${blanks}}`
  return text.replace(new RegExp(`\\n?${indent}`, 'g'), (found) => (found.startsWith('\n') ? '\n' : `${added}\n`))
}

/** Whether white space above and before the first text of a slide makes HedgeDoc remove indentation. */
export function removesIndent(lead: string): boolean {
  const { tabs, blanks } = leadOf(lead.replace(/\r\n?/g, '\n'))
  return tabs > 0 || blanks > 1
}

/** Whether `removeIndent` changes the text, not only the lines above it. */
export function losesIndent(source: string): boolean {
  const withoutStyles = source
    .replace(/\r\n?/g, '\n')
    .replace(/<style>[^]*?<\/style>/gi, (style) => style.replace(/ /g, ''))
  return removeIndent(withoutStyles).text.trimStart() !== withoutStyles.trimStart()
}
