/** A choice that was made: what spoke for each of the things on offer, and which one it was. */
export interface Choice {
  readonly signs: readonly (readonly number[])[]
  readonly chosen: number
  /** Choices of one group are never divided between fitting and testing. */
  readonly group: string
}

/**
 * Fits a conditional logit: the weights under which the choices that were made are likeliest, a large weight costing a
 * little. Gradient descent with Adam's steps (https://arxiv.org/abs/1412.6980); the function is concave.
 */
export function fitWeights(choices: readonly Choice[], count: number, rounds = 150): readonly number[] {
  const weights = new Array<number>(count).fill(0)
  const momentum = new Array<number>(count).fill(0)
  const power = new Array<number>(count).fill(0)
  for (let round = 1; round <= rounds; round++) {
    const gradient = gradientOf(choices, weights)
    for (let index = 0; index < count; index++) {
      const slope = (gradient[index] ?? 0) / choices.length + 1e-4 * (weights[index] ?? 0)
      momentum[index] = 0.9 * (momentum[index] ?? 0) + 0.1 * slope
      power[index] = 0.99 * (power[index] ?? 0) + 0.01 * slope * slope
      const step = (momentum[index] ?? 0) / (1 - 0.9 ** round)
      weights[index] =
        (weights[index] ?? 0) - (0.1 * step) / (Math.sqrt((power[index] ?? 0) / (1 - 0.99 ** round)) + 1e-8)
    }
  }
  return weights
}

function gradientOf(choices: readonly Choice[], weights: readonly number[]): readonly number[] {
  const gradient = new Array<number>(weights.length).fill(0)
  for (const { signs, chosen } of choices) {
    const scores = signs.map((values) => scoreWith(weights, values))
    const highest = Math.max(...scores)
    const odds = scores.map((score) => Math.exp(score - highest))
    const total = odds.reduce((sum, value) => sum + value, 0)
    odds.forEach((value, index) => {
      const surprise = value / total - Number(index === chosen)
      if (Math.abs(surprise) < 1e-6) return
      signs[index]?.forEach((sign, at) => (gradient[at] = (gradient[at] ?? 0) + surprise * sign))
    })
  }
  return gradient
}

function scoreWith(weights: readonly number[], signs: readonly number[]): number {
  return signs.reduce((sum, sign, index) => sum + sign * (weights[index] ?? 0), 0)
}

/** The share of choices that stand before `limit` others when each fold of groups is judged by what the others taught. */
export function crossValidate(choices: readonly Choice[], count: number, limit: number, folds = 4): number {
  const groups = [...new Set(choices.map(({ group }) => group))]
  let hits = 0
  for (let fold = 0; fold < folds; fold++) {
    const isHeldOut = ({ group }: Choice): boolean => groups.indexOf(group) % folds === fold
    const weights = fitWeights(
      choices.filter((choice) => !isHeldOut(choice)),
      count,
    )
    hits += choices.filter((choice) => isHeldOut(choice) && isAmong(choice, weights, limit)).length
  }
  return hits / choices.length
}

/** The same with given weights. */
export function shareAmong(choices: readonly Choice[], weights: readonly number[], limit: number): number {
  return choices.filter((choice) => isAmong(choice, weights, limit)).length / choices.length
}

function isAmong({ signs, chosen }: Choice, weights: readonly number[], limit: number): boolean {
  const wanted = scoreWith(weights, signs[chosen] ?? [])
  return signs.filter((values, index) => index !== chosen && scoreWith(weights, values) >= wanted).length < limit
}
