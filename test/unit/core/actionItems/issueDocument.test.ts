import assert from 'node:assert/strict'
import { trackSeries } from '../../../../src/core/actionItems/history'
import {
  type IssueDocument,
  readIssueDocument,
  writeIssueDocument,
} from '../../../../src/core/actionItems/issueDocument'
import { draftIssue } from '../../../../src/core/actionItems/issueDraft'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const issue: IssueDocument = {
  title: 'Call them',
  repository: 'acme/notes',
  assignees: ['ada', 'bo-b'],
  labels: ['minutes', 'good first issue'],
  body: '> AI ada: call them\n\nFrom the minutes.',
}

describe('a draft issue as text', () => {
  it('is the same after writing and reading', () =>
    assert.deepEqual(readIssueDocument(writeIssueDocument(issue, 'Nothing --> is sent.')), issue))
  it('can be edited everywhere', () =>
    assert.deepEqual(
      readIssueDocument(
        '<!-- note -->\r\n\r\n  Call all of them  \r\nassignees: cy ,@di,,\r\nLabels:\r\n\r\nHello @eve,\r\n\r\nLabels: no field\r\n',
      ),
      {
        title: 'Call all of them',
        repository: '',
        assignees: ['cy', 'di'],
        labels: [],
        body: 'Hello @eve,\n\nLabels: no field',
      },
    ))
  it('has only title and body if the field lines are removed', () => {
    const { title, body } = readIssueDocument('Title\n\nSome words.\n<!-- kept -->')
    assert.deepEqual([title, body], ['Title', 'Some words.\n<!-- kept -->'])
  })
  it('is empty for an empty text', () =>
    assert.deepEqual(readIssueDocument('<!-- note -->\n\n'), {
      title: '',
      repository: '',
      assignees: [],
      labels: [],
      body: '',
    }))
})

describe('the draft of an issue', () => {
  const draft = (line: string): ReturnType<typeof draftIssue> => {
    const text = `# 2026-03-05\n\nPresent: Ben Sol\n\n${line}\n`
    const path = 'team/20260305.md'
    const [item] = trackSeries([{ key: path, root: '', digest: digestOf(path, readMinutes(text, { path }), text) }])
    assert.ok(item !== undefined)
    return draftIssue(item, { repository: { owner: 'a', repo: 'm' }, sha: 'abc', path, line: 5 }, 'https://github.com')
  }
  it('quotes the line, links to the published one, and notifies nobody', () => {
    const { title, body, assignees } = draft('- AI @ada: ask @bo, @acme/team and (@cy) for a@b.org')
    assert.equal(title, 'ask @bo, @acme/team and (@cy) for a@b.org')
    assert.equal(
      body,
      '> AI ada: ask bo, acme/team and (cy) for a@b.org\n\nFrom the minutes [team/20260305.md (2026-03-05)](https://github.com/a/m/blob/abc/team/20260305.md?plain=1#L5).',
    )
    assert.deepEqual(assignees, ['ada'])
  })
  it('is assigned to handles, not to names', () => assert.deepEqual(draft('- AI Ben: call them').assignees, []))
})
