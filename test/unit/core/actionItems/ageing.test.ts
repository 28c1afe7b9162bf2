import assert from 'node:assert/strict'
import { isStale, referenceDay } from '../../../../src/core/actionItems/ageing'
import { trackSeries } from '../../../../src/core/actionItems/history'
import type { IndexedFile } from '../../../../src/core/actionItems/occurrence'
import { isProbablyDone } from '../../../../src/core/actionItems/linkedIssues'
import type { Issue } from '../../../../src/core/completion/indexedIssues'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function file(day: string, line: string): IndexedFile {
  const path = `team/${day}.md`
  const text = `# ${day}\n\n## Agenda\n\n### One\n\n- ${line}\n`
  return { key: path, root: '', digest: digestOf(path, readMinutes(text, { path }), text) }
}

function staleOn(reference: string | undefined, line: string, issues?: ReadonlyMap<string, Issue>): boolean {
  const [item] = trackSeries([file('2026-03-05', line)])
  assert.ok(item)
  return isStale(item, { reference, staleAfterMonths: 6, ...(issues && { issues }) })
}

const url = 'https://github.com/acme/x/issues/1'

function issue(part: Partial<Issue>): ReadonlyMap<string, Issue> {
  const one: Issue = {
    owner: 'acme',
    repo: 'x',
    number: 1,
    kind: 'issue',
    title: 't',
    state: 'open',
    updatedAt: undefined,
    ...part,
  }
  return new Map([['acme/x#1', one]])
}

describe('an open action item is stale', () => {
  it('after six months without a mention', () => {
    assert.equal(staleOn('2026-09-05', 'AI @ada: call Bo'), false)
    assert.equal(staleOn('2026-09-06', 'AI @ada: call Bo'), true)
    assert.equal(staleOn(undefined, 'AI @ada: call Bo'), false)
  })
  it('never if it is done or dropped', () => {
    assert.equal(staleOn('2027-03-05', 'AI @ada: call Bo ✅'), false)
    assert.equal(staleOn('2027-03-05', '[-] @ada: call Bo'), false)
  })
  it('not if it is promised for a later day', () => {
    assert.equal(staleOn('2026-10-01', 'AI @ada: call Bo by 2026-12-01'), false)
    assert.equal(staleOn('2026-12-02', 'AI @ada: call Bo by 2026-12-01'), true)
  })
  it('not while its open issue is being worked on', () => {
    const line = `AI @ada: fix ${url}`
    assert.equal(staleOn('2026-10-01', line, issue({ updatedAt: '2026-08-01T10:00:00Z' })), false)
    assert.equal(staleOn('2026-10-01', line, issue({ updatedAt: '2026-03-06T10:00:00Z' })), true)
    assert.equal(staleOn('2026-10-01', line, issue({ state: 'closed', updatedAt: '2026-08-01T10:00:00Z' })), true)
  })
})

describe('the day that age counts from', () => {
  const files = [file('2026-03-05', 'AI @ada: one'), file('2026-04-02', 'AI @ada: two')]
  it('is the newest meeting', () => assert.equal(referenceDay(files, '2026-12-01'), '2026-04-02'))
  it('is today at the latest', () => assert.equal(referenceDay(files, '2026-03-20'), '2026-03-20'))
  it('is unknown without a date', () => assert.equal(referenceDay([], '2026-03-20'), undefined))
})

describe('an open item is probably done', () => {
  const [item] = trackSeries([file('2026-03-05', `AI @ada: fix ${url}`)])
  assert.ok(item)
  for (const [part, isDone] of [
    [{ state: 'closed', closedAt: '2026-03-20T10:00:00Z' }, true],
    [{ state: 'closed', closedAt: '2026-02-01T10:00:00Z', updatedAt: '2026-03-20T10:00:00Z' }, false],
    [{ state: 'merged', updatedAt: '2026-01-01T10:00:00Z' }, false],
    [{ state: 'closed' }, true],
    [{ state: 'open', updatedAt: '2026-03-20T10:00:00Z' }, false],
  ] as const)
    it(`${isDone ? 'with' : 'not with'} an issue ${JSON.stringify(part)}`, () =>
      assert.equal(isProbablyDone(item, issue(part)), isDone))
})
