import type { PublishNote } from '../../../src/github/publishRequest'
import type { Snapshot } from './world'

/** How a run ended, in what it told the person. */
export type RunEnd =
  | {
      readonly kind: 'sent'
      readonly outcome: 'created' | 'updated' | 'unchanged'
      readonly number: number
      /** Title and description as they were shown; undefined when the run does not send them. */
      readonly shown: { readonly title: string; readonly body: string } | undefined
      /** The texts as they were shown, by path; undefined for a file to be deleted. */
      readonly texts: ReadonlyMap<string, string | undefined>
      /** The texts on GitHub that were shown as those to be replaced, by path. */
      readonly before: ReadonlyMap<string, string>
      readonly images: ReadonlyMap<string, string>
      readonly notes: readonly PublishNote[]
      readonly isCorrection: boolean
    }
  | { readonly kind: 'unchanged'; readonly number: number }
  | { readonly kind: 'published'; readonly difference: 'none' | 'added' | 'other' }
  | {
      readonly kind: 'asked'
      readonly path: string
      readonly theirs: string
      readonly number: number | undefined
    }
  | { readonly kind: 'foreign'; readonly path: string; readonly number: number }
  | { readonly kind: 'split'; readonly groups: readonly (readonly string[])[] }
  /** An image has the name of another one. A person gives it another name. */
  | { readonly kind: 'imagesTaken' }
  | {
      readonly kind: 'failed'
      readonly code: string
      /** What the error names. */
      readonly reason: string
    }

/** What happened during a run besides it. */
export type Disturbance = 'none' | 'meanwhile' | 'stop' | 'loseAnswer'

/** One run of publishing, for the judge. */
export interface RunRecord {
  readonly step: string
  readonly login: string
  readonly disturbance: Disturbance
  /** Whether this machine has left an interrupted run behind before. */
  readonly isContinued: boolean
  /** Whether nothing has happened since the same run succeeded. */
  readonly isRepeated: boolean
  /** The texts in the editor, by path. */
  readonly texts: ReadonlyMap<string, string>
  /** The lines that the person has removed on this machine. */
  readonly deleted: ReadonlySet<string>
  /** The pull requests in which this machine has published the files, also under earlier names, by path. */
  readonly remembered: ReadonlyMap<string, number>
  /** The lines that a choice of the person has named. */
  readonly named: ReadonlySet<string>
  /** The pull requests next to which the person wants another one. */
  readonly secondTo: readonly number[]
  /** GitHub before the run. With `meanwhile`: after what somebody else did. */
  readonly before: Snapshot
  readonly after: Snapshot
  readonly end: RunEnd
}
