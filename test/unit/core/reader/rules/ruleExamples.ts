/** Lines that a rule finds, and similar lines that it does not find. At least two of each. */
export interface RuleExamples {
  readonly examples: readonly string[]
  readonly counterExamples: readonly string[]
}
