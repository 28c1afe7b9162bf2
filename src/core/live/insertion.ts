import type { Minutes } from '../minutes'

/** A part of an insertion that the person fills in, with what is there until then. */
export interface Field {
  readonly name: 'topic' | 'owner' | 'minutes' | 'task' | 'decision' | 'note'
  readonly value: string
}

/** A text with fields that replaces a range. */
export interface Insertion {
  readonly start: number
  readonly end: number
  /** In order. An empty field is a place for the cursor. */
  readonly parts: readonly (string | Field)[]
}

/** Text and minutes to learn from. */
export interface Model {
  readonly text: string
  readonly minutes: Minutes
}
