import type { Minutes } from '../minutes'

/** A part of an insertion for the person to fill in, with its initial value. */
export interface Field {
  readonly name: 'topic' | 'owner' | 'minutes' | 'task' | 'decision' | 'note'
  readonly value: string
}

/** A text with fields that replaces a range. */
export interface Insertion {
  readonly start: number
  readonly end: number
  /** In text order. An empty field is a place for the cursor. */
  readonly parts: readonly (string | Field)[]
}

/** Text and minutes to learn from. */
export interface Model {
  readonly text: string
  readonly minutes: Minutes
}
