import assert from 'node:assert/strict'
import { readAnnouncementDocument, writeAnnouncementDocument } from '../../../../src/core/meetings/announcementDocument'

const text = '## Board – 2026-03-05\n\n### Agenda\n\n- Masts\n'

describe('an announcement for GitHub', () => {
  it('is read as it was written, without its note', () =>
    assert.deepEqual(
      readAnnouncementDocument(
        writeAnnouncementDocument({ repository: 'acme/site', issue: 'new' }, text, 'Edit --> this'),
      ),
      { repository: 'acme/site', issue: undefined, title: 'Board – 2026-03-05', body: '### Agenda\n\n- Masts' },
    ))
  for (const [line, issue] of [
    ['Issue: 12', 12],
    ['issue:#12', 12],
    ['Issue:', undefined],
    ['Issue: 1 or 2', undefined],
  ] as const)
    it(`goes to the issue of ${JSON.stringify(line)}`, () =>
      assert.equal(readAnnouncementDocument(`Repository: a/b\n${line}\n\n# A`).issue, issue))
  it('is empty when everything was deleted', () =>
    assert.deepEqual(readAnnouncementDocument(''), { repository: '', issue: undefined, title: '', body: '' }))
  it('keeps lines of the text that look like its head', () =>
    assert.equal(readAnnouncementDocument('Repository: a/b\n\n# A\n\nIssue: 3').body, 'Issue: 3'))
})
