import { diffComm } from 'node-diff3'

/** Lines including their line feeds, so that a missing final line feed is a difference. */
export function splitLines(text: string): string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}

/**
 * The lines of a text that another text lacks, in order; a moved line is not missing. Ignores line ends and empty
 * lines.
 */
export function missingLines(text: string, other: string): readonly string[] {
  const counts = new Map<string, number>()
  for (const line of splitLines(other).map(contentOf)) counts.set(line, (counts.get(line) ?? 0) + 1)
  return splitLines(text)
    .map(contentOf)
    .filter((line) => {
      const count = counts.get(line) ?? 0
      counts.set(line, count - 1)
      return count <= 0 && line !== ''
    })
}

/** A line without its end and trailing spaces. */
function contentOf(line: string): string {
  return line.trimEnd()
}

/** A text without some of its lines, each as often as it is listed; see {@link missingLines}. */
export function withoutLines(text: string, lines: readonly string[]): string {
  const counts = new Map<string, number>()
  for (const line of lines) counts.set(line, (counts.get(line) ?? 0) + 1)
  return splitLines(text)
    .filter((line) => {
      const count = counts.get(contentOf(line)) ?? 0
      counts.set(contentOf(line), count - 1)
      return count <= 0
    })
    .join('')
}

/** The lines that two texts share, in order, as a text. */
export function commonText(text: string, other: string): string {
  return alignLines(splitLines(text), splitLines(other))
    .flatMap(({ kind, lines }) => (kind === 'both' ? lines : []))
    .join('')
}

/** Number of lines to delete and insert to turn one text into the other. */
export function lineDistance(text: string, other: string): number {
  return alignLines(splitLines(text), splitLines(other)).reduce(
    (sum, { kind, lines }) => sum + (kind === 'both' ? 0 : lines.length),
    0,
  )
}

export interface AlignedLines {
  /** Which of the two texts has these lines. */
  readonly kind: 'both' | 'first' | 'second'
  readonly lines: readonly string[]
}

/** Two texts side by side, by their longest common subsequence of lines. */
export function alignLines(first: readonly string[], second: readonly string[]): readonly AlignedLines[] {
  return diffComm([...first], [...second]).flatMap((part): AlignedLines[] =>
    part.common === undefined
      ? [
          { kind: 'first', lines: part.buffer1 },
          { kind: 'second', lines: part.buffer2 },
        ]
      : [{ kind: 'both', lines: part.common }],
  )
}
