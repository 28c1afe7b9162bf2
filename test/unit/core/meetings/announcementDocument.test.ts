import assert from 'node:assert/strict'
import { readAnnouncementDocument, writeAnnouncementDocument } from '../../../../src/core/meetings/announcementDocument'

const text = '## Board – 2026-03-05\n\n### Agenda\n\n- Masts\n'

describe('an announcement for GitHub', () => {
  it('is read as it was written, without its note', () =>
    assert.deepEqual(
      readAnnouncementDocument(
        writeAnnouncementDocument({ repository: 'acme/site', issue: 'neu' }, text, 'Edit --> this'),
        'neu',
      ),
      { repository: 'acme/site', issue: 'new', title: 'Board – 2026-03-05', body: '### Agenda\n\n- Masts' },
    ))
  for (const [line, issue, repository] of [
    ['Issue: 12', 12, 'a/b'],
    ['issue:#12', 12, 'a/b'],
    ['Issue: NEW ', 'new', 'a/b'],
    ['Issue: Neu', 'new', 'a/b'],
    ['Issue: c/d#7', 7, 'c/d'],
    ['Issue: https://github.com/c/d/issues/7', 7, 'c/d'],
    ['Issue: https://git.example.org/c/d.e/pull/7?diff=split#issuecomment-9', 7, 'c/d.e'],
    ['Issue:', undefined, 'a/b'],
    ['Issue: 0', undefined, 'a/b'],
    ['Issue: 1 or 2', undefined, 'a/b'],
    ['Issue: newer', undefined, 'a/b'],
    ['', undefined, 'a/b'],
  ] as const)
    it(`goes to the issue of ${JSON.stringify(line)}`, () => {
      const document = readAnnouncementDocument(`Repository: a/b\n${line}\n\n# A`, 'neu')
      assert.deepEqual([document.issue, document.repository, document.title], [issue, repository, 'A'])
    })
  it('is empty when everything was deleted', () =>
    assert.deepEqual(readAnnouncementDocument('', 'new'), { repository: '', issue: undefined, title: '', body: '' }))
  it('keeps lines of the text that look like its head', () =>
    assert.equal(readAnnouncementDocument('Repository: a/b\n\n# A\n\nIssue: 3', 'new').body, 'Issue: 3'))
})
