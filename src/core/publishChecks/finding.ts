/** What is looked at before minutes go out; the codes stand in the setting that leaves checks out. */
export type CheckCode = 'email' | 'phone' | 'meetingSecret' | 'padSyntax' | 'dateMismatch' | 'duplicate' | 'problem'

/** A place in the text that may not be meant for everybody, or would not look right. Offsets count UTF-16 units. */
export interface Finding {
  readonly code: CheckCode
  readonly start: number
  readonly end: number
  /** What stands there, or what it is about. */
  readonly excerpt: string
  /** What removing it does to the text; undefined where only a person can say. */
  readonly removal: Removal | undefined
}

/** `start` up to, not including, `end` becomes `text`. */
export interface Removal {
  readonly start: number
  readonly end: number
  readonly text: string
}

/** The removals that can be made as one change: what lies within another's reach goes with that one. */
export function removalsOf(findings: readonly Finding[]): readonly Removal[] {
  const widestFirst = findings
    .flatMap(({ removal }) => removal ?? [])
    .sort((one, other) => other.end - other.start - (one.end - one.start))
  const kept: Removal[] = []
  for (const removal of widestFirst)
    if (kept.every(({ start, end }) => removal.end <= start || removal.start >= end)) kept.push(removal)
  return kept.sort((one, other) => one.start - other.start)
}

/** Whether it is about people's privacy, or keys to a room: those are asked about, the rest is shown. */
export function isPrivate({ code }: Finding): boolean {
  return code === 'email' || code === 'phone' || code === 'meetingSecret'
}
