/** From `start` up to, not including, `end`. */
export interface Stretch {
  readonly start: number
  readonly end: number
}

export interface LinkStretch extends Stretch {
  /** What stands between the brackets; undefined for `<url>`. */
  readonly label: Stretch | undefined
  readonly url: string
}
