/**
 * Every line of a history names its writer and occurs once, so that its text alone says who wrote it. A few lines are
 * the same everywhere and belong to nobody.
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

/** A change to a text as a person makes it. */
export interface Edit {
  readonly kind: 'add' | 'remove' | 'change' | 'addCommon'
  /** Where, as a share of the lines between 0 and 1. */
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
