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

/** Whether it is about people's privacy, or keys to a room: those are asked about, the rest is shown. */
export function isPrivate({ code }: Finding): boolean {
  return code === 'email' || code === 'phone' || code === 'meetingSecret'
}
