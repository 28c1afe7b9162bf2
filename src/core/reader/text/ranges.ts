/** Offsets from `start` up to, not including, `end`. */
export interface TextRange {
  readonly start: number
  readonly end: number
}

export function shifted({ start, end }: TextRange, by: number): TextRange {
  return { start: start + by, end: end + by }
}

export interface LinkRange extends TextRange {
  /** The text between the brackets; undefined for a bare URL. */
  readonly label: TextRange | undefined
  readonly url: string
}

/** A range of a text that the readers ignore. */
export interface MaskedRange extends TextRange {
  /** The replacement, as long as the range; undefined for mask characters. */
  readonly as?: string | undefined
}
