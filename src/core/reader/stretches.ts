/** Offsets from `start` up to, not including, `end`. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface LinkStretch extends Stretch {
  /** The text between the brackets; undefined for a bare URL. */
  readonly label: Stretch | undefined
  readonly url: string
}
