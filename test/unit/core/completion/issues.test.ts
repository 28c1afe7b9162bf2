import assert from 'node:assert/strict'
import { findIssues, type Issue, linkAffinity, mergeIssues } from '../../../../src/core/completion/issues'
import { renderLink } from '../../../../src/core/completion/linkStyle'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

function issue(repo: string, number: number, title: string, more: Partial<Issue> = {}): Issue {
  return {
    owner: 'example',
    repo,
    number,
    kind: 'issue',
    title,
    state: 'open',
    updatedAt: '2026-01-01T00:00:00Z',
    ...more,
  }
}

const indexed = [
  issue('site', 12, 'Secret storage plugin for keys'),
  issue('site', 120, 'Write the release notes', { state: 'closed' }),
  issue('standards', 121, 'Key manager standard', { kind: 'pull' }),
]

const history = [
  [
    'iaas/20260101.md',
    '# 2026-01-01\n- [standards#7](https://github.com/example/standards/issues/7), https://github.com/example/standards/pull/121',
  ],
].map(([path = '', text = '']) => digestOf(path, readMinutes(text), text))

function found(repository: string, typed: string): readonly string[] {
  return findIssues(mergeIssues(indexed, history), { repository, typed }, linkAffinity(history, 'iaas'), 10).map(
    ({ repo, number }) => `${repo}#${number}`,
  )
}

describe('issues behind #', () => {
  it('include those that only the minutes know', () => assert.ok(found('', '').includes('standards#7')))
  it('begin with what the series linked lately', () =>
    assert.deepEqual(found('', '').slice(0, 2).sort(), ['standards#121', 'standards#7']))
  it('are found by the beginning of their number', () =>
    assert.deepEqual(found('', '12'), ['standards#121', 'site#12', 'site#120']))
  it('are found by words of the title in any order', () => assert.equal(found('', 'plugin-storage')[0], 'site#12'))
  it('are found in spite of a slip', () => assert.equal(found('', 'relase')[0], 'site#120'))
  it('are those of the repository typed before', () => assert.deepEqual(found('site', '1'), ['site#12', 'site#120']))
  it('are those of the owner typed before', () => assert.deepEqual(found('other/site', '1'), []))
  it('keep the title of the index', () =>
    assert.equal(mergeIssues(indexed, history).find(({ number }) => number === 121)?.title, 'Key manager standard'))
})

describe('the link to an issue', () => {
  const [one = issue('site', 1, 'x')] = indexed
  it('is written in the house style', () =>
    assert.equal(
      renderLink('[${repo}#${number}](${url})', one, 'https://github.com'),
      '[site#12](https://github.com/example/site/issues/12)',
    ))
  it('may hold the title, with its brackets escaped', () =>
    assert.equal(
      renderLink(
        '[${kind} ${title}](${url})',
        issue('site', 1, '[RFC] a', { kind: 'pull' }),
        'https://git.example.org',
      ),
      '[PR \\[RFC\\] a](https://git.example.org/example/site/pull/1)',
    ))
  it('leaves unknown placeholders to be seen', () =>
    assert.equal(renderLink('${what} ${owner}', one, 'https://github.com'), '${what} example'))
})
