import assert from 'node:assert/strict'
import type { Issue } from '../../../../src/core/completion/indexedIssues'
import { digestOf } from '../../../../src/core/digest'
import type { TextEdit } from '../../../../src/core/edits/textEdit'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { toActionItem, toOwnedItem } from '../../../../src/core/refactorings/actionItem'
import { likelyRepositories, likelyOwner } from '../../../../src/core/refactorings/likelyRepositories'
import { sortParticipants } from '../../../../src/core/refactorings/sortParticipants'
import { formatReferences, type ReferenceStyle, toLink } from '../../../../src/core/refactorings/formatReferences'

const known: Issue = {
  owner: 'orchard',
  repo: 'standards',
  number: 5,
  kind: 'pull',
  title: 'Prune [all] trees',
  state: 'open',
  updatedAt: undefined,
}

const style: ReferenceStyle = {
  template: '[${repo}#${number}](${url})',
  webOrigin: 'https://github.com',
  ownerOf: (repo) => (repo === 'standards' ? 'orchard' : undefined),
  findIssue: (key) => (key === 'orchard/standards#5' ? known : undefined),
}

function apply(text: string, edits: readonly TextEdit[]): string {
  return [...edits]
    .sort((one, other) => other.start - one.start)
    .reduce((result, { start, end, newText }) => result.slice(0, start) + newText + result.slice(end), text)
}

function normalized(text: string, template = style.template): string {
  return apply(text, formatReferences(text, readMinutes(text).references, { ...style, template }))
}

describe('formatting references', () => {
  for (const [written, expected] of [
    ['https://github.com/orchard/docs/issues/345', '[docs#345](https://github.com/orchard/docs/issues/345)'],
    ['<https://github.com/orchard/docs/pull/3>', '[docs#3](https://github.com/orchard/docs/pull/3)'],
    ['[#3](https://github.com/orchard/docs/issues/3)', '[docs#3](https://github.com/orchard/docs/issues/3)'],
    [
      '[PR docs/#3](https://github.com/orchard/docs/pull/3/files)',
      '[docs#3](https://github.com/orchard/docs/pull/3/files)',
    ],
    ['standards/#5', '[standards#5](https://github.com/orchard/standards/pull/5)'],
    ['orchard/docs#3', '[docs#3](https://github.com/orchard/docs/issues/3)'],
  ] as const) {
    it(`turns ${written} into ${expected}`, () =>
      assert.equal(normalized(`- see ${written} now`), `- see ${expected} now`))
  }
  for (const text of [
    '[the plan](https://github.com/orchard/docs/issues/3)',
    '[docs#3](https://github.com/orchard/docs/issues/3)',
    'see #12',
    'unknown#3',
    '`orchard/docs#3`',
  ]) {
    it(`keeps ${text}`, () => assert.equal(normalized(`- ${text}`), `- ${text}`))
  }
  it('keeps an anchor', () =>
    assert.equal(
      normalized('https://github.com/orchard/docs/issues/3#issuecomment-9'),
      '[docs#3](https://github.com/orchard/docs/issues/3#issuecomment-9)',
    ))
  it('adds the title if it is known', () =>
    assert.equal(
      normalized('standards#5', '[${title}](${url})'),
      '[Prune \\[all\\] trees](https://github.com/orchard/standards/pull/5)',
    ))
  it('uses the chosen repository for bare numbers', () => {
    const text = 'see #5'
    const [reference] = readMinutes(text).references
    assert.ok(reference)
    const edit = toLink(text, reference, style, { owner: 'orchard', repo: 'standards' })
    assert.ok(edit)
    assert.equal(apply(text, [edit]), 'see [standards#5](https://github.com/orchard/standards/pull/5)')
  })
})

describe('likely repositories', () => {
  const link = (repo: string): string => `[x](https://github.com/orchard/${repo}/issues/1)`
  const history = [
    digestOf('other/20260101.md', readMinutes(`${link('far')} ${link('far')} ${link('far')}`)),
    digestOf('team/20260102.md', readMinutes(`${link('near')} ${link('near')}`)),
  ]
  it('are those of the document, of its series, then of the others', () => {
    const { references } = readMinutes(link('own'))
    assert.deepEqual(
      likelyRepositories(references, 'team', history, 3).map(({ repo }) => repo),
      ['own', 'near', 'far'],
    )
  })
  it('have their most linked owner', () => {
    assert.equal(likelyOwner('FAR', [], history), 'orchard')
    assert.equal(likelyOwner('none', [], history), undefined)
  })
})

describe('sorting participants', () => {
  const sorted = (list: string): string => {
    const head = '# 2026-03-05\n\n## Participants\n\n'
    const foot = '\n\n## Agenda\n'
    const text = head + list + foot
    const edit = sortParticipants(text, readMinutes(text))
    return (edit === undefined ? text : apply(text, [edit])).slice(head.length, -foot.length)
  }
  it('compares handles or names in any case, and keeps notes', () =>
    assert.equal(sorted('- @Cy\n- Bo Lee\n- @ada (late)'), '- @ada (late)\n- Bo Lee\n- @Cy'))
  it('removes duplicates', () => assert.equal(sorted('- @bo\n- @ada\n- @Bo'), '- @ada\n- @bo'))
  it('keeps text that is not a list', () => assert.equal(sorted('@cy, @ada'), '@cy, @ada'))
  it('keeps a list with other lines in between', () =>
    assert.equal(
      sorted('- @cy\n\n- Some team of ours which is no person at all:\n\n- @ada'),
      '- @cy\n\n- Some team of ours which is no person at all:\n\n- @ada',
    ))
})

describe('action items', () => {
  const whole = (place: { readonly before: string; readonly after: string } | undefined): string =>
    place === undefined ? '' : `${place.before}@|${place.after}`
  it('are made of bullets', () => assert.equal(whole(toActionItem('  - call them', [])), '  - AI @|: call them'))
  for (const [items, expected] of [
    ['- _AI @ada: x_\n- _AI @bo: y_', '* _AI @|: call them_'],
    ['- **AI** @ada: write it\n- **AI** @bo: read it', '* **AI** @|: call them'],
    ['- **AI @ada:** write it\n- **AI @bo:** read it', '* **AI @|:** call them'],
    ['- TODO @ada: write it\n- TODO @bo, @cy: read it\n- AI @ada: sing', '* TODO @|: call them'],
    ['- ACTION: @ada to write it\n- ACTION: @bo to read it', '* ACTION: @| call them'],
    ['- [ ] @ada: write it\n- [x] @bo: read it', '* [ ] @|: call them'],
    ['- ~~TODO @ada: write it~~\n- ~~TODO @bo: read it~~\n- AI @ada: sing', '* AI @|: call them'],
    ['- ACTION-12 @ada: write it\n- ACTION-13 @bo: read it', '* AI @|: call them'],
    ['## Action items\n\n- @ada: write it\n- @bo: read it', '* AI @|: call them'],
  ] as const)
    it(`are made in the style of the series: ${JSON.stringify(items)}`, () => {
      const text = `# 2026-03-05\n\n${items}\n`
      const place = toActionItem('* call them', readMinutes(text).actions)
      assert.equal(whole(place), expected)
      const made = `# 2026-03-05\n\n${place?.before}@di${place?.after}\n`
      assert.deepEqual(readMinutes(made).actions[0]?.owners, ['di'], 'is read back')
    })
  it('are not made of headings', () => assert.equal(toActionItem('## Topic', []), undefined))
  it('get an owner after the marker', () => {
    const owned = (line: string): string => {
      const [item] = readMinutes(`# 2026-03-05\n\n${line}\n`).actions
      return item === undefined ? '' : whole(toOwnedItem(item))
    }
    assert.equal(owned('- AI: call them'), 'AI @|: call them')
    assert.equal(owned('- TODO: call them'), 'TODO @|: call them')
    assert.equal(owned('- ACTION-12: call them'), 'ACTION-12 @|: call them')
    assert.equal(owned('## AIs\n\n- call them'), '@|: call them')
  })
})
