/** Checks before publishing. A setting lists the codes to skip. */
export type CheckCode = 'email' | 'phone' | 'meetingSecret' | 'padSyntax' | 'dateMismatch' | 'duplicate' | 'problem'

/** A range of the text to review before publishing. Offsets are in UTF-16 code units. */
export interface Finding {
  readonly code: CheckCode
  readonly start: number
  readonly end: number
  /** The text found, or a description of it. */
  readonly excerpt: string
  /** The edit that removes it; undefined if only a person can decide. */
  readonly removal: Removal | undefined
}

/** Replaces the text from `start` up to, not including, `end`. */
export interface Removal {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** Removals without overlaps, in the order of the text. Of overlapping ones the longest is used. */
export function removalsOf(findings: readonly Finding[]): readonly Removal[] {
  const widestFirst = findings
    .flatMap(({ removal }) => removal ?? [])
    .sort((one, other) => other.end - other.start - (one.end - one.start))
  const used: Removal[] = []
  for (const removal of widestFirst)
    if (used.every(({ start, end }) => removal.end <= start || removal.start >= end)) used.push(removal)
  return used.sort((one, other) => one.start - other.start)
}

/** Whether a finding is private information or a meeting passcode. Publishing asks about these, and only shows others. */
export function isPrivate({ code }: Finding): boolean {
  return code === 'email' || code === 'phone' || code === 'meetingSecret'
}
