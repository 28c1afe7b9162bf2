import assert from 'node:assert/strict'
import { type Issue, joinSegments, segmentIssues } from '../../../../src/core/completion/indexedIssues'
import { collectIssueStats } from '../../../../src/core/completion/issueStats'
import { findIssues } from '../../../../src/core/completion/issues'
import { isShownFor } from '../../../../src/core/completion/offer'
import { offerIssues } from '../../../../src/core/completion/offerIssues'
import { renderLink, inferLinkTemplate } from '../../../../src/core/completion/linkStyle'
import { mostLinkedRepositories } from '../../../../src/core/completion/repositories'
import { readCursorContext } from '../../../../src/core/completion/cursorContext'
import { digestOf } from '../../../../src/core/digest'
import { defaultLexicon, readMinutes } from '../../../../src/core/reader/readMinutes'

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
  issue('site', 31, 'Tidy the cellar', { updatedAt: '2020-01-01T00:00:00Z' }),
  issue('site', 32, 'Tidy the attic'),
  issue('standards', 121, 'Key manager standard', { kind: 'pull' }),
  issue('standards', 44, 'Merge the tables', { kind: 'pull', state: 'merged' }),
  issue('elsewhere', 440, 'Paint the fence', { updatedAt: '2019-01-01T00:00:00Z' }),
]
const indexedIssues = joinSegments(
  ['site', 'standards', 'elsewhere'].flatMap((repo) => [
    ...segmentIssues(indexed.filter((entry) => entry.repo === repo)),
  ]),
)

const address = 'https://github.com/example'
const history = [
  [
    'iaas/20260101.md',
    `# 2026-01-01\n### Storage\n- [standards#7](${address}/standards/issues/7), ${address}/standards/pull/121\n- [#9](${address}/site/issues/9)\n- [Cellar stairs are too steep](${address}/site/issues/8)`,
  ],
  ['ops/20260102.md', `# 2026-01-02\n- [#12](${address}/site/issues/12)`],
].map(([path = '', text = '']) => digestOf(path, readMinutes(text), text))

/** Suggestions after `repository#typed` at the end of a document of the series "iaas". */
function found(
  repository: string,
  typed: string,
  text = '# 2026-01-08\n',
  preferred?: Issue['kind'],
): readonly string[] {
  const document = `${text}#`
  const cursorContext = readCursorContext(
    document,
    { start: text.length, end: document.length },
    { lexicon: defaultLexicon, webOrigins: ['https://github.com'] },
  )
  const stats = collectIssueStats(history, 'iaas', '2026-01-08')
  return findIssues({ indexedIssues, stats, cursorContext }, { repository, typed, preferred }, 10).map(
    ({ repo, number }) => `${repo}#${number}`,
  )
}

/** What the editor shows once `later` is typed, and whether Enter accepts the first, for a list requested at `typed`. */
function offered(typed: string, later = typed, isOnRequest = false): string {
  const cursorContext = readCursorContext(
    '#',
    { start: 0, end: 1 },
    { lexicon: defaultLexicon, webOrigins: ['https://github.com'] },
  )
  const stats = collectIssueStats(history, 'iaas', '2026-01-08')
  const offer = offerIssues({ indexedIssues, stats, cursorContext }, { repository: 'site', typed }, 10, isOnRequest)
  if (offer === undefined) return 'nothing'
  const left = offer.entries.filter(({ rest }) => later === typed || isShownFor(later, typed + rest))
  return `${left.map(({ value }) => value.number).join(' ')}${offer.acceptsEnter ? ' ⏎' : ''}`
}

describe('Enter after #', () => {
  it('accepts nothing where no letter is typed', () => assert.ok(!offered('').includes('⏎')))
  it('accepts no number', () => assert.equal(offered('12'), '12 120'))
  it('accepts a number on request', () => assert.equal(offered('12', '12', true), '12 120 ⏎'))
  it('accepts neither two letters nor a color', () => {
    for (const typed of ['se', 'fff', 'ffcc00', 'add']) assert.ok(!offered(typed).includes('⏎'), typed)
  })
  it('accepts a title that has the word', () => assert.equal(offered('sto'), '12 ⏎'))
  it('accepts a title by further words in any order', () => {
    assert.equal(offered('plu', 'plugin-storage'), '12 ⏎')
    assert.ok(offered('tid', 'tidy-attic').startsWith('32 '))
  })
  it('accepts no title with a typo', () => assert.equal(offered('storrage'), '12'))
})

describe('issues after #', () => {
  it('include those known only from minutes', () => assert.ok(found('', '').includes('standards#7')))
  it('begin with those the series linked recently', () =>
    assert.deepEqual(found('', '').slice(0, 4).sort(), ['site#8', 'site#9', 'standards#121', 'standards#7']))
  it('come after the link that they followed last time', () =>
    assert.equal(found('', '', `# 2026-01-08\n- [standards#7](${address}/standards/issues/7) `)[0], 'standards#121'))
  it('are found by the start of their number', () =>
    assert.deepEqual([...found('', '12')].sort(), ['site#12', 'site#120', 'standards#121']))
  it('that are open come before merged ones that no minutes link', () =>
    assert.deepEqual(found('', '44'), ['elsewhere#440', 'standards#44']))
  it('with exactly the typed number come first', () => assert.equal(found('site', '12')[0], 'site#12'))
  it('are found by words of the title in any order', () => assert.equal(found('', 'plugin-storage')[0], 'site#12'))
  it('are found by words of a label in the minutes', () => assert.equal(found('', 'stairs')[0], 'site#8'))
  it('are found by a single letter', () => assert.ok(found('', 'p').includes('site#12')))
  it('are found by words before the link if no title is known', () =>
    assert.ok(found('', 'stor').includes('standards#7')))
  it('are found despite a typo', () => assert.equal(found('', 'relase')[0], 'site#120'))
  it('are limited to the typed repository', () => assert.deepEqual(found('site', '12'), ['site#12', 'site#120']))
  it('are limited to the typed owner', () => assert.deepEqual(found('other/site', '1'), []))
  it('are open before closed, the latest update first', () =>
    assert.deepEqual(found('site', 'tidy'), ['site#32', 'site#31']))
  it('begin with pull requests after “PR ”', () =>
    assert.equal(found('', '1', '# 2026-01-08\n', 'pull')[0], 'standards#121'))
})

describe('the link to an issue', () => {
  const one = issue('site', 12, 'x')
  it('is formatted by the template', () =>
    assert.equal(
      renderLink('[${repo}#${number}](${url})', one, 'https://github.com'),
      '[site#12](https://github.com/example/site/issues/12)',
    ))
  it('can contain the title, with brackets escaped', () =>
    assert.equal(
      renderLink(
        '[${kind} ${title}](${url})',
        issue('site', 1, '[RFC] a', { kind: 'pull' }),
        'https://git.example.org',
      ),
      '[PR \\[RFC\\] a](https://git.example.org/example/site/pull/1)',
    ))
  it('keeps unknown placeholders', () =>
    assert.equal(renderLink('${what} ${owner}', one, 'https://github.com'), '${what} example'))

  const styles: readonly [string, string | undefined][] = [
    [`[standards#509](${address}/standards/issues/509)`, '[${repo}#${number}](${url})'],
    [`[#509](${address}/standards/issues/509)`, '[#${number}](${url})'],
    [`[standards/#509](${address}/standards/issues/509)`, '[${repo}/#${number}](${url})'],
    [`[example/standards#509](${address}/standards/issues/509)`, '[${owner}/${repo}#${number}](${url})'],
    [`[PR #509](${address}/standards/pull/509)`, '[${kind} #${number}](${url})'],
    [`${address}/standards/issues/509`, '${url}'],
    [`[Status page](${address}/standards/issues/509)`, undefined],
    [`[stds#509](${address}/standards/issues/509)`, undefined],
  ]
  for (const [text, template] of styles) {
    it(`is learned from ${text.replace(address, '…')}`, () => {
      const [reference] = readMinutes(`# 2026-01-01\n- see ${text}`).references
      assert.equal(reference && inferLinkTemplate(reference), template)
    })
  }
  it('is learned from the series, not from others', () => {
    assert.equal(collectIssueStats(history, 'ops', undefined).template, '[#${number}](${url})')
    assert.equal(collectIssueStats([], 'ops', undefined).template, undefined)
  })
})

describe('the repositories linked most', () => {
  it('come in that order, without repositories linked once', () =>
    assert.deepEqual(mostLinkedRepositories(history, 10), [{ owner: 'example', repo: 'site' }]))
})
