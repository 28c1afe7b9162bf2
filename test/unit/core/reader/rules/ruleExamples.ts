/** Lines that a rule finds, and lines that look alike and that it does not find. At least two of each. */
export interface RuleExamples {
  readonly examples: readonly string[]
  readonly counterExamples: readonly string[]
}
