/** A line of a list. */
export interface ListLine {
  /** White space and quote marks. */
  readonly indentation: string
  /** `-`, `*`, `+`, or the number with its delimiter: `1.`, `1)`. */
  readonly marker: string
  /** White space after the marker, with a checkbox if there is one. */
  readonly gap: string
  readonly text: string
  /** Undefined for bullets. */
  readonly number: number | undefined
}

const listLine = /^((?:[ \t]|> ?)*)([-*+]|(\d{1,9})[.)])([ \t]+(?:\[[ xX-]\](?:[ \t]+|$))?|$)(.*)$/
const thematicBreak = /^[ \t]*(?:(?:-[ \t]*){3,}|(?:\*[ \t]*){3,})$/

/** @returns undefined if the line does not begin a list item. */
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

/** Columns of leading white space, with tab stops at multiples of four as in Markdown. */
export function indentationWidth(line: string): number {
  return columnsOf(/^[ \t]*/.exec(line)?.[0] ?? '')
}

/** Columns of an indentation, in which a quote mark counts as one. */
export function columnsOf(indentation: string): number {
  let columns = 0
  for (const unit of indentation) columns += unit === '\t' ? 4 - (columns % 4) : 1
  return columns
}
