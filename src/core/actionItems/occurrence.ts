import type { ActionDigest, Digest } from '../digest'
import type { CalendarDate } from '../minutes'

/** The digest of a file, with the caller's key for it. */
export interface IndexedFile {
  /** Stable for a file: its URI. */
  readonly key: string
  /** The workspace folder. Series of the same name in two folders are different series. */
  readonly root: string
  readonly digest: Digest
}

/** One line of one file with an action item. */
export interface Occurrence {
  /** The file's `key`. */
  readonly file: string
  readonly path: string
  readonly day: CalendarDate | undefined
  readonly item: ActionDigest
}
