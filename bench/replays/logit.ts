/** An observed choice: the features of each alternative, and the index of the chosen one. */
export interface Choice {
  readonly features: readonly (readonly number[])[]
  readonly chosen: number
  /** Choices of one group are never split between training and test. */
  readonly group: string
}

/**
 * Fits the weights of a conditional logit model by maximum likelihood with a small L2 penalty.
 *
 * Gradient descent with Adam (https://arxiv.org/abs/1412.6980); the log-likelihood is concave.
 *
 * @param count Number of features.
 */
export function fitWeights(choices: readonly Choice[], count: number, rounds = 150): readonly number[] {
  const weights = new Array<number>(count).fill(0)
  const momentum = new Array<number>(count).fill(0)
  const squares = new Array<number>(count).fill(0)
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientOf(choices, weights)
    for (let index = 0; index < count; index++) {
      const slope = (gradient[index] ?? 0) / choices.length + 1e-4 * (weights[index] ?? 0)
      momentum[index] = 0.9 * (momentum[index] ?? 0) + 0.1 * slope
      squares[index] = 0.99 * (squares[index] ?? 0) + 0.01 * slope * slope
      const step = (momentum[index] ?? 0) / (1 - 0.9 ** round)
      weights[index] =
        (weights[index] ?? 0) - (0.1 * step) / (Math.sqrt((squares[index] ?? 0) / (1 - 0.99 ** round)) + 1e-8)
    }
  }
  return weights
}

function gradientOf(choices: readonly Choice[], weights: readonly number[]): readonly number[] {
  const gradient = new Array<number>(weights.length).fill(0)
  for (const { features, chosen } of choices) {
    const scores = features.map((values) => scoreWith(weights, values))
    const highest = Math.max(...scores)
    const odds = scores.map((score) => Math.exp(score - highest))
    const total = odds.reduce((sum, value) => sum + value, 0)
    odds.forEach((value, index) => {
      const residual = value / total - Number(index === chosen)
      if (Math.abs(residual) < 1e-6) return
      features[index]?.forEach((sign, at) => (gradient[at] = (gradient[at] ?? 0) + residual * sign))
    })
  }
  return gradient
}

function scoreWith(weights: readonly number[], features: readonly number[]): number {
  return features.reduce((sum, feature, index) => sum + feature * (weights[index] ?? 0), 0)
}

/** Cross-validated `shareAmong`: each fold of groups is tested with the weights fitted to the others. */
export function crossValidate(choices: readonly Choice[], count: number, limit: number, folds = 4): number {
  const groups = [...new Set(choices.map(({ group }) => group))]
  let hits = 0
  for (let fold = 0; fold < folds; fold++) {
    const isHeldOut = ({ group }: Choice): boolean => groups.indexOf(group) % folds === fold
    const weights = fitWeights(
      choices.filter((choice) => !isHeldOut(choice)),
      count,
    )
    hits += choices.filter((choice) => isHeldOut(choice) && isChosenAmong(choice, weights, limit)).length
  }
  return hits / choices.length
}

/** Share of choices, 0 to 1, whose chosen alternative is among the first `limit`. */
export function shareAmong(choices: readonly Choice[], weights: readonly number[], limit: number): number {
  return choices.filter((choice) => isChosenAmong(choice, weights, limit)).length / choices.length
}

function isChosenAmong({ features, chosen }: Choice, weights: readonly number[], limit: number): boolean {
  const wanted = scoreWith(weights, features[chosen] ?? [])
  return features.filter((values, index) => index !== chosen && scoreWith(weights, values) >= wanted).length < limit
}
