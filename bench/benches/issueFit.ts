import { issueFeaturesAt, issueWeights } from '../../src/core/completion/issueFeatures'
import { readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { round } from '../percentiles'
import { linkSamples } from '../replays/issues'
import { type Choice, crossValidate, fitWeights, shareAmong } from '../replays/logit'
import { readAll } from '../replays/people'

/**
 * Fits the weights of `issueScore`: which of the issues that minutes linked before does the series link again?
 *
 * `inUse`, `fitted` and `heldOut` are shares among the first ten: with the weights in the code, with the weights fitted
 * here, and cross-validated by series.
 */
export function run({ corpus }: BenchOptions): Figures {
  if (corpus === undefined) throw new Error('issue-fit needs --corpus DIR.')
  const names = Object.keys(issueWeights) as (keyof typeof issueWeights)[]
  const choices: Choice[] = []
  for (const { stats, cursorContext, target, isSeenBefore, series } of linkSamples(readAll(readCorpus(corpus)))) {
    if (!isSeenBefore) continue
    const featuresOf = issueFeaturesAt(stats, cursorContext)
    const alternatives = [...stats.issues.keys()]
    const add = (keys: readonly string[]): void => {
      const features = keys.map((key) => names.map((name) => featuresOf(key)[name]))
      choices.push({ features, chosen: keys.indexOf(target), group: series })
    }
    add(alternatives)
    // After two digits there are fewer alternatives. The weights must fit both cases.
    const digits = target.slice(target.indexOf('#'), target.indexOf('#') + 3)
    add(alternatives.filter((key) => key.slice(key.indexOf('#')).startsWith(digits)))
  }
  const fitted = fitWeights(choices, names.length, 60)
  const inUse = names.map((name) => issueWeights[name])
  return {
    choices: choices.length,
    inUse: round(shareAmong(choices, inUse, 10)),
    fitted: round(shareAmong(choices, fitted, 10)),
    heldOut: round(crossValidate(choices, names.length, 10)),
    ...Object.fromEntries(names.map((name, index) => [name, round(fitted[index] ?? 0)])),
  }
}
