import { issueSignsAt, issueWeights } from '../../src/core/completion/issueHabits'
import { readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { round } from '../percentiles'
import { scenesOfLinks } from '../replays/issues'
import { type Choice, crossValidate, fitWeights, shareAmong } from '../replays/logit'
import { readAll } from '../replays/people'

/**
 * Where the weights of `issueScore` come from: which of the issues that minutes linked before was linked again by the
 * series. `inUse`, `fitted` and `heldOut` are shares among the first ten: with the weights in the code, with those fitted
 * here, and with those fitted to other series than the one judged.
 */
export function run({ corpus }: BenchOptions): Figures {
  if (corpus === undefined) throw new Error('issue-fit needs --corpus DIR.')
  const names = Object.keys(issueWeights) as (keyof typeof issueWeights)[]
  const choices: Choice[] = []
  for (const { memory, scene, target, isSeenBefore, series } of scenesOfLinks(readAll(readCorpus(corpus)))) {
    if (!isSeenBefore) continue
    const signsOf = issueSignsAt(memory, scene)
    const rivals = [...memory.issues.keys()]
    const add = (keys: readonly string[]): void => {
      const signs = keys.map((key) => names.map((name) => signsOf(key)[name]))
      choices.push({ signs, chosen: keys.indexOf(target), group: series })
    }
    add(rivals)
    // After two digits the choice is a smaller one, and another: both are to be right.
    const digits = target.slice(target.indexOf('#'), target.indexOf('#') + 3)
    add(rivals.filter((key) => key.slice(key.indexOf('#')).startsWith(digits)))
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
