import type { PublishNote } from '../../../src/github/publishRequest'
import type { Snapshot } from './world'

/** How a run ended, as reported to the person. */
export type RunEnd =
  | {
      readonly kind: 'sent'
      readonly outcome: 'created' | 'updated' | 'unchanged'
      readonly number: number
      /** The title and description shown; undefined if the run does not send them. */
      readonly shown: { readonly title: string; readonly body: string } | undefined
      /** The texts shown, by path; undefined for a file to be deleted. */
      readonly texts: ReadonlyMap<string, string | undefined>
      /** The texts on GitHub that were shown as the ones to be replaced, by path. */
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
      /** The path on GitHub that the question names. */
      readonly pathThere: string
      readonly theirs: string
      readonly number: number | undefined
    }
  | { readonly kind: 'foreign'; readonly path: string; readonly number: number }
  | { readonly kind: 'split'; readonly groups: readonly (readonly string[])[] }
  /** An image has the same name as another one, so that the person has to rename it. */
  | { readonly kind: 'imagesTaken' }
  | {
      readonly kind: 'failed'
      readonly code: string
      /** The reason that the error gives. */
      readonly reason: string
    }

/** An event that disturbs a run. */
export type Disturbance = 'none' | 'meanwhile' | 'stop' | 'loseAnswer'

/** One run of publishing, for the judge. */
export interface RunRecord {
  readonly step: string
  readonly login: string
  readonly disturbance: Disturbance
  /** Whether this machine continues an interrupted run. */
  readonly isContinued: boolean
  /** Whether it repeats a run that has just succeeded. */
  readonly isRepeated: boolean
  /** The texts in the editor, by path. */
  readonly texts: ReadonlyMap<string, string>
  /** The lines that the person removed on this machine. */
  readonly deleted: ReadonlySet<string>
  /** The pull requests in which this machine published the files, also under earlier names, by path. */
  readonly remembered: ReadonlyMap<string, number>
  /** The paths under which this machine last published the files, by their path now. */
  readonly formerPaths: ReadonlyMap<string, string>
  /** The lines whose removal the person confirmed. */
  readonly named: ReadonlySet<string>
  /** The pull requests for which the person wants a second one. */
  readonly secondTo: readonly number[]
  /** GitHub before the run; with `meanwhile`, after the other person's change. */
  readonly before: Snapshot
  readonly after: Snapshot
  readonly end: RunEnd
}
