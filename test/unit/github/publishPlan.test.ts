import assert from 'node:assert/strict'
import fc from 'fast-check'
import { readMinutes } from '../../../src/core/reader/readMinutes'
import { toBranchName } from '../../../src/github/branchName'
import { learnSubjectTemplate } from '../../../src/github/commitStyle'
import { blobSha } from '../../../src/github/gitBlob'
import { mergeTexts } from '../../../src/core/merge/mergeTexts'
import {
  identityOf,
  formatCommitMessage,
  plannedBranch,
  type PublishTemplates,
  type PublishMessages,
  type PublishKind,
  withSignOff,
  renderMessages,
} from '../../../src/github/publishPlan'
import { renderBody } from '../../../src/github/pullRequestBody'
import { isSafePath } from '../../../src/github/safePath'
import { escapeMessage } from '../../../src/host/escapeMessage'
import { defaultTemplates } from './publishingClient'

const text = [
  '# 2026-03-05',
  '## Participants',
  '- @ada-l',
  '- Kurt Garland (@garland)',
  '## Agenda',
  '### Storage [site#1](https://github.com/example/site/issues/1) (@ada-l)',
  '- Decision: keep *it*, @garland',
  '- AI @garland: write <b>it</b> down',
  '- AI @ada-l: call - DONE',
  '',
].join('\n')

const author = { name: 'Ada L', email: 'ada@example.org' }

function word(
  kind: PublishKind = 'new',
  templates: Partial<PublishTemplates> = {},
  path = 'iaas/20260305.md',
): PublishMessages {
  return renderMessages([{ path, minutes: readMinutes(text) }], kind, { ...defaultTemplates, ...templates })
}

describe('the words of a publication', () => {
  it('are made after the file', () => {
    const { title, subjects } = word()
    assert.deepEqual([title, subjects], ['Add iaas minutes of 2026-03-05', ['Add iaas/20260305.md']])
  })
  it('distinguish an update from a correction', () => {
    assert.deepEqual(word('update').subjects, ['Update iaas/20260305.md'])
    assert.equal(word('correction').title, 'Correct iaas minutes of 2026-03-05')
    assert.equal(word('correction', { correction: 'Fix ${path}' }).title, 'Fix iaas/20260305.md')
  })
  it('follow the settings', () => {
    const { title, subjects, body } = word('new', {
      title: '${series} ${compactDate}',
      commitMessage: 'docs: ${fileName}',
      body: 'See ${path}.\n\n${summary}',
    })
    assert.deepEqual([title, subjects], ['iaas 20260305', ['docs: 20260305']])
    assert.match(body, /^See iaas\/20260305\.md\.\n\n\*\*Participants/)
  })
  it('take no second line from a template or a name', () => {
    const { title, subjects } = word('new', { title: 'a\nb', commitMessage: 'x\n\ny' })
    assert.deepEqual([title, subjects], ['a b', ['x y']])
    const message = withSignOff('x', { name: 'A\nSigned-off-by: B', email: 'a@b\nc' })
    assert.equal(message, 'x\n\nSigned-off-by: A Signed-off-by: B <a@b c>\n')
  })
  it('take no second trailer from what a server calls the account', () => {
    const login = 'x>\nCo-authored-by: y <y@z>'
    const message = formatCommitMessage('x', identityOf({ login, id: 1, name: undefined, email: undefined }), true)
    assert.deepEqual(
      message.split('\n').map((line) => line.split(':')[0]),
      ['x', '', 'Signed-off-by', ''],
    )
    assert.equal(message.match(/[<>]/g)?.length, 2)
  })
  it('do nothing and hide nothing with any title', () => {
    const hostile = readMinutes('# 2026-03-05 Fixes #1 @everybody [x](command:evil) \u202Eevil $(rm) `id` ../../../x\n')
    const templates = { branch: '', title: '${title}', commitMessage: '${title}', correction: '', body: '${title}' }
    const { title, subjects, body } = renderMessages([{ path: 'iaas/20260305.md', minutes: hostile }], 'new', templates)
    for (const words of [title, subjects[0] ?? '', body])
      assert.doesNotMatch(words, /@everybody|command:|\u202E|\bfixes #/i)
    assert.match(
      plannedBranch([{ path: 'iaas/20260305.md', minutes: hostile }], '${title}/${title}'),
      /^(?!.*\.\.)[\w.-]+(?:\/[\w.-]+)*$/,
    )
  })
  it('fit where GitHub has room, however long the title is', () => {
    const long = readMinutes(`# 2026-03-05 ${'very '.repeat(50_000)}\n`)
    const templates = { branch: '', title: '${title}', commitMessage: '${title}', correction: '', body: '${title}' }
    const { title, subjects, body } = renderMessages([{ path: 'iaas/20260305.md', minutes: long }], 'new', templates)
    assert.ok(title.length <= 250 && (subjects[0] ?? '').length <= 250 && body.length <= 60_000)
    assert.ok(plannedBranch([{ path: 'iaas/20260305.md', minutes: long }], '${title}').length <= 200)
  })
  it('are signed off where it is wanted', () => {
    assert.equal(formatCommitMessage('x', author, true), 'x\n\nSigned-off-by: Ada L <ada@example.org>\n')
    assert.equal(formatCommitMessage('x', author, false), 'x\n')
  })
  it('show unknown placeholders', () => assert.equal(word('new', { title: '${x} ${date}' }).title, '${x} 2026-03-05'))
  it('take the date of the path before that of the title', () =>
    assert.equal(word('new', {}, 'iaas/20260304.md').title, 'Add iaas minutes of 2026-03-04'))
  it('name what several files have in common', () => {
    const sources = ['iaas/20260305.md', 'iaas/20260226.md'].map((path) => ({ path, minutes: readMinutes(text) }))
    const { title, subjects } = renderMessages(sources, 'new', defaultTemplates)
    assert.equal(title, 'Add iaas minutes of 2026-02-26 to 2026-03-05')
    assert.deepEqual(subjects, ['Add iaas/20260305.md', 'Add iaas/20260226.md'])
    assert.equal(plannedBranch(sources, defaultTemplates.branch), 'minutes/iaas/2026-02-26-to-2026-03-05')
  })
})

describe('the style of a series', () => {
  const learn = (...messages: readonly string[]) => learnSubjectTemplate(messages, 'iam/20260305.md')
  it('is learned from its own commits, without GitHub’s numbers', () =>
    assert.equal(
      learn('IAM minutes from 2026-02-26 (#12)\n\nSigned-off-by: x', 'IAM minutes from 2026-02-19 (#11)', 'x'),
      'IAM minutes from ${date}',
    ))
  it('is learned from compact dates and paths', () => {
    assert.equal(learn('Add iam 20260226', 'Add iam 20260219'), 'Add iam ${compactDate}')
    assert.equal(learn('Create iam/20260226.md', 'Create iam/20260219.md'), 'Create ${path}')
  })
  it('is that of the repository according to the paths', () =>
    assert.equal(learn('Add ops/20260226.md (#3)', 'Add iaas/20260219.md (#2)'), 'Add ${path}'))
  it('is the most frequent one', () =>
    assert.equal(learn('iam: 2026-02-26', 'Add iam 2026-02-19', 'Add iam 2026-02-12'), 'Add iam ${date}'))
  for (const messages of [
    ['Add iam 2026-02-26'],
    ['Merge iam 2026-02-26', 'Merge iam 2026-02-19'],
    ['Add ops 2026-02-26', 'Add ops 2026-02-19'],
    ['Add iam 2026-02-26 and 2026-02-19', 'Add iam 2026-02-12 and 2026-02-05'],
    ['Add iam ${path} 2026-02-26', 'Add iam ${path} 2026-02-19'],
    ['diamond 2026-02-26', 'diamond 2026-02-19'],
  ])
    it(`is not learned from ${JSON.stringify(messages)}`, () => assert.equal(learn(...messages), undefined))
})

describe('paths', () => {
  for (const path of [
    'a/20260305.md',
    'größe/Übersicht 1.md',
    '.github/x.md',
    'a/console.md',
    'a/git.md',
    'a/.gitignore',
  ])
    it(`can be published: ${path}`, () => assert.ok(isSafePath(path)))
  for (const path of [
    '',
    '/etc/passwd',
    '../x.md',
    'a/../../x.md',
    'a/./x.md',
    'a//x.md',
    '.git/config',
    'a/.GIT/hooks/x',
    'a/.git./x',
    'GIT~1/config',
    'a/.g\u200Cit/x',
    'C:\\x.md',
    'C:/x.md',
    'a\\b.md',
    'a/con.md',
    'NUL',
    'com1.txt',
    'lpt¹.md',
    'a/x.',
    'a/x ',
    'a/x:stream',
    'a/x?.md',
    'a/\u0007.md',
    'a/\u202Edm.50302',
    'a'.repeat(1_001),
  ])
    it(`cannot be published: ${JSON.stringify(path.slice(0, 30))}`, () => assert.ok(!isSafePath(path)))
})

describe('texts from outside', () => {
  for (const [text, plain] of [
    ['[x](command:evil)', '[x] (command:evil)'],
    ['$(alert) now', '$\u200B(alert) now'],
    ['a\n\u202Eb\u0000', 'a b'],
  ] as const)
    it(`are shown as text: ${JSON.stringify(text)}`, () => assert.equal(escapeMessage(text), plain))
  it('are cut where they are long', () => assert.equal(escapeMessage('x'.repeat(600)).length, 500))
})

describe('git’s name of a text', () => {
  it('is that of git hash-object', () => {
    assert.equal(blobSha(''), 'e69de29bb2d1d6434b8b29ae775ad8c2e48c5391')
    assert.equal(blobSha('what is up, doc?'), 'bd9dbf5aae1a3862dd1526723246b20206e5fc37')
  })
})

describe('merging texts', () => {
  it('takes what either side changed', () =>
    assert.equal(mergeTexts('a\nb\nc\nd\n', 'A\nb\nc\nd\n', 'a\nb\nc\nD\n'), 'A\nb\nc\nD\n'))
  it('takes what both changed alike', () => assert.equal(mergeTexts('a\n', 'b\n', 'b\n'), 'b\n'))
  it('returns undefined if both changed the same line', () => assert.equal(mergeTexts('a\n', 'b\n', 'c\n'), undefined))
  it('keeps line ends and a missing last one', () =>
    assert.equal(mergeTexts('a\r\nb\r\nc', 'A\r\nb\r\nc', 'a\r\nb\r\nc'), 'A\r\nb\r\nc'))
  it('loses no line that one side added', () =>
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('a', 'b', 'c', 'd')),
        fc.array(fc.nat(9)),
        fc.array(fc.nat(9)),
        (base, one, other) => {
          const grow = (positions: readonly number[], mark: string): string =>
            positions
              .reduce<string[]>((lines, position, index) => lines.toSpliced(position, 0, `${mark}${index}`), base)
              .join('\n')
          const merged = mergeTexts(base.join('\n'), grow(one, 'mine'), grow(other, 'theirs'))
          if (merged === undefined) return
          const lines = merged.split('\n')
          for (const [index] of one.entries()) assert.ok(lines.includes(`mine${index}`))
          for (const [index] of other.entries()) assert.ok(lines.includes(`theirs${index}`))
        },
      ),
    ))
})

describe('the description of a pull request', () => {
  const body = renderBody(readMinutes(text))
  it('lists participants, topics, decisions and open action items', () => {
    assert.match(body, /\*\*Participants \(2\):\*\* ada-l, Kurt Garland \(garland\)/)
    assert.match(body, /### Agenda\n\n- Storage site#1/)
    assert.match(body, /### Decisions\n\n- Decision: keep it, garland/)
    assert.match(body, /### Open action items\n\n- \[ \] \*\*garland\*\*: write it down$/)
  })
  it('notifies nobody', () => assert.doesNotMatch(body, /@/))
  it('closes no issue that the minutes mention', () => {
    const told = renderBody(
      readMinutes(
        '# 2026-03-05\n## Agenda\n### Fixes #12\n- Decision: closes: example/site#3\n- AI @a: resolve https://github.com/example/site/issues/4\n- Decision: see #5',
      ),
    )
    assert.doesNotMatch(told, /\b(?:fixes|closes|resolve):?\s+(?:#|example|https)/i)
    assert.match(told.replaceAll('\u200B', ''), /Fixes #12[^]*closes: example\/site#3[^]*see #5/)
  })
  it('leaves out done items', () => assert.doesNotMatch(body, /call/))
  it('is empty for empty minutes', () => assert.equal(renderBody(readMinutes('# 2026-03-05\n')), ''))
  it('has no markup of the minutes’ own', () =>
    assert.doesNotMatch(
      renderBody(readMinutes('# 2026-03-05\n- AI @a: ![x](javascript:1) <img src=x> [y](http://z)')),
      /<|\]\(/,
    ))
})

describe('branch names', () => {
  for (const [wanted, name] of [
    ['minutes/SIG Docs/2026-03-05', 'minutes/SIG-Docs/2026-03-05'],
    ['a//b/', 'a/b'],
    ['.a/..b/c.lock', 'a/b/c-lock'],
    ['a~b^c:d?e*f[g\\h', 'a-b-c-d-e-f-g-h'],
    ['-x@{y', 'x@-y'],
    ['größe/büro', 'grosse/buro'],
    ['@', 'minutes'],
    ['', 'minutes'],
    ['a..b', 'a-b'],
    [`${'a'.repeat(195)}.lockbox`, 'a'.repeat(195)],
  ] as const) {
    it(`make ${JSON.stringify(wanted)} valid`, () => {
      const made = toBranchName(wanted)
      assert.equal(made, name)
      assert.match(made, /^[\w.@-]+(?:\/[\w.@-]+)*$/)
    })
  }
})
