import assert from 'node:assert/strict'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'
import { defaultLexicon, readMinutes } from '../../../../../src/core/reader/readMinutes'
import { ownerRuleNames } from '../../../../../src/core/reader/rules/owners'
import { compileOutcomes } from '../../../../../src/core/reader/rules/outcomes/outcomes'
import { defaultVocabulary } from '../../../../../src/core/vocabulary/defaultVocabulary'
import type { RuleExamples } from './ruleExamples'

/** Rules without patterns: votes, labels and places. */
const places = ['vote-count', 'decision-label', 'decision-mark', 'decision-list', 'decision-section']
const markPlaces = ['mark-arrow-to-person', 'checkbox', 'action-list', 'action-table']
const ruleNames = [
  ...new Set([...compileOutcomes(defaultVocabulary).rules, ...defaultLexicon.marks.forms].map(({ name }) => name)),
  ...places,
  ...markPlaces,
  ...ownerRuleNames,
  // A heading is not an item. The items below it belong to "action-list".
].filter((name) => name !== 'mark-heading')

/** The rules that find something in a text below a topic. */
function rulesThatFind(markdown: string): readonly string[] {
  const { decisions, actions } = readMinutes(`# 2026-03-05\n\n## Agenda\n\n### One\n\n${markdown}\n`)
  return [...decisions, ...actions].flatMap(({ why }) => why.map(({ rule }) => rule))
}

describe('the rules of the reader', () => {
  it('have examples, and nothing else has', () => {
    const files = readdirSync(__dirname).filter((file) => !/^rule(?:s\.test|Examples)\.ts$/.test(file))
    assert.deepEqual(files.map((file) => file.replace(/\.ts$/, '')).sort(), [...ruleNames].sort())
  })
  for (const name of ruleNames) {
    if (!existsSync(join(__dirname, `${name}.ts`))) continue
    describe(name, () => {
      // eslint-disable-next-line @typescript-eslint/no-require-imports -- Examples are found by the name of their rule.
      const { rule } = require(`./${name}`) as { readonly rule: RuleExamples }
      it('has two examples and two counter-examples', () =>
        assert.ok(rule.examples.length > 1 && rule.counterExamples.length > 1))
      for (const example of rule.examples)
        it(`finds ${JSON.stringify(example)}`, () =>
          assert.ok(rulesThatFind(example).includes(name), rulesThatFind(example).join()))
      for (const example of rule.counterExamples)
        it(`does not find ${JSON.stringify(example)}`, () => assert.ok(!rulesThatFind(example).includes(name)))
    })
  }
})
