import { personWeights, signsOfPeople } from '../../src/core/completion/personSigns'
import { readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { round } from '../percentiles'
import { type Choice, crossValidate, fitWeights, shareAmong } from '../replays/logit'
import { readAll, scenesOfMentions } from '../replays/people'

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
  for (const { memory, scene, handle, series } of scenesOfMentions(readAll(readCorpus(corpus)))) {
    const wanted = memory.spellings.keyOf(handle)
    const alternatives = [...signsOfPeople(memory, scene)].filter(([key]) => key.startsWith(wanted.charAt(0)))
    const chosen = alternatives.findIndex(([key]) => key === wanted)
    if (chosen < 0) continue
    choices.push({ signs: alternatives.map(([, signs]) => names.map((name) => signs[name])), chosen, group: series })
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
