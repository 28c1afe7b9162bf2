import { personWeights, featuresOfPeople } from '../../src/core/completion/personFeatures'
import { readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { round } from '../percentiles'
import { type Choice, crossValidate, fitWeights, shareAmong } from '../replays/logit'
import { readAll, mentionSamples } from '../replays/people'

/**
 * Fits the weights of `rankPeople`: which of the people whose handles begin with the same letter is mentioned?
 *
 * `inUse`, `fitted` and `heldOut` are shares that come first: with the weights in the code, with the weights fitted here,
 * and cross-validated by series.
 */
export function run({ corpus }: BenchOptions): Figures {
  if (corpus === undefined) throw new Error('people-fit needs --corpus DIR.')
  const names = Object.keys(personWeights) as (keyof typeof personWeights)[]
  const choices: Choice[] = []
  for (const { stats, cursorContext, handle, series } of mentionSamples(readAll(readCorpus(corpus)))) {
    const wanted = stats.spellings.keyOf(handle)
    const alternatives = [...featuresOfPeople(stats, cursorContext)].filter(([key]) => key.startsWith(wanted.charAt(0)))
    const chosen = alternatives.findIndex(([key]) => key === wanted)
    if (chosen < 0) continue
    choices.push({
      features: alternatives.map(([, features]) => names.map((name) => features[name])),
      chosen,
      group: series,
    })
  }
  const fitted = fitWeights(choices, names.length)
  const inUse = names.map((name) => personWeights[name])
  return {
    choices: choices.length,
    inUse: round(shareAmong(choices, inUse, 1)),
    fitted: round(shareAmong(choices, fitted, 1)),
    heldOut: round(crossValidate(choices, names.length, 1)),
    ...Object.fromEntries(names.map((name, index) => [name, round(fitted[index] ?? 0)])),
  }
}
