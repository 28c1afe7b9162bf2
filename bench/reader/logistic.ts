/** One case of a yes/no question: its features, and the answer. */
export interface Case {
  readonly features: readonly number[]
  readonly isTrue: boolean
  /** Cases of one group are never split between fitting and testing. */
  readonly group: string
}

const rounds = 2_000
const rate = 2
/** Strength of the penalty that keeps weights small if there are few cases. */
const shrinkage = 0.0005

/** The log odds of a case. The first weight is the bias. */
export function logOdds(weights: readonly number[], features: readonly number[]): number {
  return features.reduce((sum, value, index) => sum + value * (weights[index + 1] ?? 0), weights[0] ?? 0)
}

/** The weights of a logistic regression, bias first. */
export function fitLogistic(cases: readonly Case[]): readonly number[] {
  const size = (cases[0]?.features.length ?? 0) + 1
  let weights: readonly number[] = new Array<number>(size).fill(0)
  for (let round = 0; round < rounds; round++) {
    const slope = new Array<number>(size).fill(0)
    for (const { features, isTrue } of cases) {
      const miss = ((isTrue ? 1 : 0) - 1 / (1 + Math.exp(-logOdds(weights, features)))) / cases.length
      slope[0] = (slope[0] ?? 0) + miss
      features.forEach((value, index) => (slope[index + 1] = (slope[index + 1] ?? 0) + miss * value))
    }
    weights = weights.map(
      (weight, index) => weight + rate * ((slope[index] ?? 0) - (index === 0 ? 0 : shrinkage * weight)),
    )
  }
  return weights
}

/** The F1 of the answer "yes" by the sign of the log odds. */
export function f1Of(cases: readonly Case[], weights: readonly number[]): number {
  return f1OfAnswers(cases.map(({ features, isTrue }) => [isTrue, logOdds(weights, features) > 0]))
}

/** F1 where each fold of groups is answered by weights fitted to the others. */
export function heldOutF1(cases: readonly Case[], folds: number): number {
  const groups = [...new Set(cases.map(({ group }) => group))]
  const foldOf = new Map(groups.map((group, index) => [group, index % folds]))
  const answers = Array.from({ length: folds }, (_, fold) => {
    const weights = fitLogistic(cases.filter(({ group }) => foldOf.get(group) !== fold))
    return cases
      .filter(({ group }) => foldOf.get(group) === fold)
      .map(({ features, isTrue }): readonly [boolean, boolean] => [isTrue, logOdds(weights, features) > 0])
  })
  return f1OfAnswers(answers.flat())
}

function f1OfAnswers(answers: readonly (readonly [boolean, boolean])[]): number {
  const right = answers.filter(([wanted, given]) => wanted && given).length
  const wrong = answers.filter(([wanted, given]) => wanted !== given).length
  return right === 0 ? 0 : (2 * right) / (2 * right + wrong)
}
