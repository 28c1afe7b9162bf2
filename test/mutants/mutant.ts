/** A realistic mistake in the source, and the test that must notice it. */
export interface Mutant {
  /** The path from the project's root. */
  readonly file: string
  /** Exact text, which occurs once in the file. */
  readonly text: string
  readonly replacement: string
  readonly test: {
    readonly file: string
    /** The full title: the titles of the suites and of the test, joined by spaces. */
    readonly title: string
  }
}
