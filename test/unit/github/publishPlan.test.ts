import assert from 'node:assert/strict'
import { readMinutes } from '../../../src/core/reader/readMinutes'
import { branchName, planPublish, type PublishPlan, renderBody } from '../../../src/github/publishPlan'

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

function plan(overrides: Partial<Parameters<typeof planPublish>[0]> = {}): PublishPlan {
  return planPublish({
    target: { owner: 'example', repo: 'minutes' },
    baseBranch: 'main',
    path: 'iaas/20260305.md',
    content: text,
    minutes: readMinutes(text),
    templates: {
      branch: 'minutes/${series}/${date}',
      title: 'Add ${series} minutes of ${date}',
      commitMessage: 'Add ${path}',
    },
    author: { name: 'Ada L', email: 'ada@example.org' },
    isSignedOff: true,
    isDraft: false,
    ...overrides,
  })
}

describe('the plan of a publication', () => {
  it('names branch, title and commit after the file', () => {
    const { branch, title, message } = plan()
    assert.deepEqual(
      [branch, title, message],
      [
        'minutes/iaas/2026-03-05',
        'Add iaas minutes of 2026-03-05',
        'Add iaas/20260305.md\n\nSigned-off-by: Ada L <ada@example.org>\n',
      ],
    )
  })
  it('leaves the sign-off out where it is not wanted', () =>
    assert.equal(plan({ isSignedOff: false }).message, 'Add iaas/20260305.md\n'))
  it('takes no second line from a template or a name', () => {
    const { message, title } = plan({
      templates: { branch: 'b', title: 'a\nb', commitMessage: 'x\n\ny' },
      author: { name: 'A\nSigned-off-by: B', email: 'a@b\nc' },
    })
    assert.equal(title, 'a b')
    assert.equal(message, 'x y\n\nSigned-off-by: A Signed-off-by: B <a@b c>\n')
  })
  it('falls back where a template is empty', () => {
    const { branch, title } = plan({ templates: { branch: '', title: '', commitMessage: '' } })
    assert.deepEqual([branch, title], ['minutes', 'Add iaas/20260305.md'])
  })
  it('shows unknown placeholders', () =>
    assert.equal(
      plan({ templates: { branch: 'b', title: '${x} ${date}', commitMessage: 'c' } }).title,
      '${x} 2026-03-05',
    ))
  it('takes the date of the path before that of the title', () =>
    assert.equal(plan({ path: 'iaas/20260304.md' }).branch, 'minutes/iaas/2026-03-04'))
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
  it('leaves out what is done', () => assert.doesNotMatch(body, /call/))
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
  ] as const) {
    it(`make ${JSON.stringify(wanted)} valid`, () => {
      const made = branchName(wanted)
      assert.equal(made, name)
      assert.match(made, /^[\w.@-]+(?:\/[\w.@-]+)*$/)
    })
  }
})
