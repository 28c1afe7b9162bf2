/**
 * Lines that belong to nobody and may occur anywhere. Every other line of a history is unique and names its writer.
 */
export const commonLines: readonly string[] = ['', '- open', '## Next']

export function lineOf(login: string, count: number): string {
  return `- ${login} ${count}`
}

/** @returns undefined for a line that belongs to nobody. */
export function writerOf(line: string): string | undefined {
  return /^- (\w+) \d+$/.exec(line)?.[1]
}

export function linesOf(text: string | undefined): readonly string[] {
  return text === undefined || text === '' ? [] : text.replace(/\n$/, '').split('\n')
}

/** The lines that name a writer. */
export function signedLines(text: string | undefined): readonly string[] {
  return linesOf(text).filter((line) => writerOf(line) !== undefined)
}

/** A person's change to a text. */
export interface Edit {
  readonly kind: 'add' | 'remove' | 'change' | 'addCommon'
  /** The position as a share of the lines, from 0 to 1. */
  readonly at: number
}

/** @param line The line to add. */
export function applyEdit(text: string, { kind, at }: Edit, line: string): string {
  const lines = [...linesOf(text)]
  // The heading stays.
  const index = 1 + Math.floor(at * Math.max(lines.length - 1, 0))
  if (kind === 'add') lines.splice(index, 0, line)
  else if (kind === 'addCommon') lines.splice(index, 0, commonLines[Math.floor(at * 7) % commonLines.length] ?? '')
  else if (index < lines.length) lines.splice(index, 1, ...(kind === 'change' ? [line] : []))
  return lines.map((each) => `${each}\n`).join('')
}
