/** Constructs of several lines that contain lines of any form. */

const fence = /^[ \t]*(?:(?:[-*+]|\d{1,9}[.)])[ \t]+)*(`{3,}(?!.*`)|~{3,})/
// HTML that may contain lines that look like headings (CommonMark HTML blocks 1 and 2).
const rawHtml = /^ {0,3}<(?:(style|script|pre|textarea)(?=[\s>]|$)|(!--))/i

/** A construct in which headings do not count, such as a fence. */
export interface OpenConstruct {
  readonly closes: (line: string) => boolean
}

/** The construct that a line opens and does not close itself; undefined if there is none. */
export function openedBy(line: string): OpenConstruct | undefined {
  const fenceMarks = fence.exec(line)?.[1]
  if (fenceMarks !== undefined) {
    const closing = new RegExp(`^[ \\t]*${fenceMarks.charAt(0) === '`' ? '`' : '~'}{${fenceMarks.length},}[ \\t]*$`)
    return { closes: (other) => closing.test(other) }
  }
  const html = rawHtml.exec(line)
  if (html === null) return undefined
  const end = html[1] === undefined ? '-->' : `</${html[1].toLowerCase()}>`
  const rest = line.slice(html[0].length).toLowerCase()
  return rest.includes(end) ? undefined : { closes: (other) => other.toLowerCase().includes(end) }
}
