/** A line of a list. */
export interface ListLine {
  /** White space, and the marks of quotes. */
  readonly indentation: string
  /** `-`, `*`, `+`, or the number with its delimiter: `1.`, `1)`. */
  readonly marker: string
  /** White space after the marker, with an empty or ticked box if there is one. */
  readonly gap: string
  readonly text: string
  /** Undefined for bullets. */
  readonly number: number | undefined
}

const listLine = /^((?:[ \t]|> ?)*)([-*+]|(\d{1,9})[.)])([ \t]+(?:\[[ xX-]\](?:[ \t]+|$))?|$)(.*)$/
const thematicBreak = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/

/** @returns undefined if the line begins no item of a list. */
export function readListLine(line: string): ListLine | undefined {
  if (thematicBreak.test(line)) return undefined
  const [, indentation, marker, digits, gap, text] = listLine.exec(line) ?? []
  if (indentation === undefined || marker === undefined) return undefined
  return {
    indentation,
    marker,
    gap: gap ?? '',
    text: text ?? '',
    number: digits === undefined ? undefined : Number(digits),
  }
}

/** Columns of leading white space, with tabs to multiples of four as in Markdown. */
export function indentationWidth(line: string): number {
  let width = 0
  for (const unit of line) {
    if (unit === ' ') width++
    else if (unit === '\t') width += 4 - (width % 4)
    else break
  }
  return width
}

/** Whether a line is inside of a fenced code block, front matter, or a comment. Lines are 0-based. */
export function isVerbatimLine(lines: readonly string[], index: number): boolean {
  let fence: string | undefined
  let isComment = false
  let isFrontMatter = lines[0]?.trimEnd() === '---'
  for (let at = isFrontMatter ? 1 : 0; at < index; at++) {
    const line = lines[at] ?? ''
    if (isFrontMatter) {
      if (/^(?:---|\.\.\.)\s*$/.test(line)) isFrontMatter = false
      continue
    }
    const [, marks] = /^[ \t]*(?:>[ \t]?|[-*+][ \t]+)*(`{3,}|~{3,})/.exec(line) ?? []
    if (fence !== undefined) {
      if (marks?.startsWith(fence) === true && /[`~]\s*$/.test(line)) fence = undefined
    } else if (isComment) {
      if (line.includes('-->')) isComment = false
    } else if (marks !== undefined) fence = marks
    else if (line.lastIndexOf('<!--') > line.lastIndexOf('-->')) isComment = true
  }
  return isFrontMatter || isComment || fence !== undefined
}
