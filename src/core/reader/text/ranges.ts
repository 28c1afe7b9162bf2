/** Offsets from `start` up to, not including, `end`. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

export interface LinkRange extends TextRange {
  /** The text between the brackets; undefined for a bare URL. */
  readonly label: TextRange | undefined
  readonly url: string
}
