import assert from 'node:assert/strict'
import type { Reader } from '../../faults/histories/judge'
import { judgeWhatWasSaid } from '../../faults/histories/judgeWords'
import type { RunEnd, RunRecord } from '../../faults/histories/record'

const path = 'iaas/20260312.md'
const former = 'iaas/20260305.md'

type Texts = Readonly<Record<string, string>>

/** What the judge of random histories says of a question, with these texts in the pull request and on the base. */
function judge(
  end: Partial<Extract<RunEnd, { kind: 'asked' }>>,
  { pull = {}, base = {}, formerPath = former }: { pull?: Texts; base?: Texts; formerPath?: string },
): Promise<readonly string[]> {
  const reader: Reader = {
    git: () => assert.fail('reads no repository itself'),
    pullText: (_, number, each) => Promise.resolve(number === 1 ? pull[each] : undefined),
    baseText: (_, each) => Promise.resolve(base[each]),
    changedFiles: () => Promise.resolve([]),
  }
  const nothing = { repositories: [], pulls: [] }
  const record: RunRecord = {
    ...{ step: 'publish', login: 'wes', disturbance: 'none', isContinued: false, isRepeated: false },
    ...{ texts: new Map([[path, 'mine\n']]), deleted: new Set(), named: new Set(), secondTo: [] },
    ...{ remembered: new Map([[path, 1]]), formerPaths: new Map([[path, formerPath]]) },
    ...{ before: nothing, after: nothing },
    end: { kind: 'asked', path, pathThere: path, theirs: 'theirs\n', number: 1, ...end },
  }
  return judgeWhatWasSaid(reader, record)
}

describe('the judge of questions in random histories', () => {
  it('accepts one about the text of the pull request, or of the base', async () => {
    assert.deepEqual(await judge({}, { pull: { [path]: 'theirs\n' } }), [])
    assert.deepEqual(await judge({ number: undefined }, { base: { [path]: 'theirs\n' } }), [])
    assert.deepEqual(await judge({ theirs: '' }, {}), [])
  })
  it('accepts one that names the old path of a renamed file', async () =>
    assert.deepEqual(await judge({ pathThere: former }, { pull: { [former]: 'theirs\n' } }), []))

  for (const [what, end, state] of [
    ['a text that is nowhere', {}, {}],
    ['another text', {}, { pull: { [path]: 'other\n' } }],
    ['a text of another pull request', { number: 2 }, { pull: { [path]: 'theirs\n' } }],
    ['the text of the base as one of the pull request', {}, { base: { [path]: 'theirs\n' } }],
    ['the text below the old path without naming that', {}, { pull: { [former]: 'theirs\n' } }],
    ['another text below the old path', { pathThere: former }, { pull: { [former]: 'other\n' } }],
    [
      'the old path while the new one has a text',
      { pathThere: former },
      { pull: { [former]: 'theirs\n', [path]: '' } },
    ],
    ['a path that it never had', { pathThere: former }, { pull: { [former]: 'theirs\n' }, formerPath: path }],
    ['the old path on the base', { pathThere: former, number: undefined }, { base: { [former]: 'theirs\n' } }],
  ] as const)
    it(`rejects one about ${what}`, async () => assert.equal((await judge(end, state)).length, 1))
})
