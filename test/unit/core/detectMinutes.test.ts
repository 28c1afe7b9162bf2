import assert from 'node:assert/strict'
import { detectKind } from '../../../src/core/detectMinutes'
import { defaultLexicon } from '../../../src/core/reader/readMinutes'

function kind(path: string, text: string): string {
  return detectKind(path, text, defaultLexicon)
}

describe('minutes are told from other documents', () => {
  it('by a date in name and title', () => assert.equal(kind('iaas/20260305.md', '# 2026-03-05\n\n- hello'), 'minutes'))
  it('by a dated name alone while the file is empty', () => assert.equal(kind('iaas/20260305.md', '\n'), 'minutes'))
  it('so while the first word of a snippet is typed', () =>
    assert.equal(kind('iaas/20260305.md', 'minutes-bo'), 'minutes'))
  it('by a dated name and bullets', () => assert.equal(kind('board/2026-03-05.md', '- skipped\n'), 'minutes'))
  it('by participants and agenda, whatever the name', () =>
    assert.equal(kind('notes/weekly.md', '# Weekly\n\n## Attendees\n\n## Agenda\n'), 'minutes'))
  it('by the day of the folder and the name of the file', () =>
    assert.equal(kind('hackathons/2024-04-16-fourth/iam-minutes.md', '# Federation\n\n- a\n'), 'minutes'))
  it('from the notes of a session', () =>
    assert.equal(kind('hackathons/2024-04-16-fourth/iam-notes.md', '# Federation\n\n- a\n'), 'other'))
  it('by labels instead of headings', () =>
    assert.equal(kind('meetings/tsc.md', 'TSC meeting\n\n**Present:** a, b\n\n**Regrets:** c'), 'minutes'))
  it('by the extension .minutes.md', () => assert.equal(kind('x.minutes.md', ''), 'minutes'))
  it('a deck by its front matter', () =>
    assert.equal(kind('call/20260305.md', '---\ntitle: x\ntype: slide\n---\n# x'), 'slides'))
  it('not a README, even one about participants', () =>
    assert.equal(kind('minutes/README.md', '# 2026-03-05\n## Participants\n## Agenda'), 'other'))
  it('not a change log', () =>
    assert.equal(kind('CHANGELOG.md', '# 2026-03-05\n\n## Agenda\n## Participants'), 'other'))
  it('not a blog post', () =>
    assert.equal(
      kind('_posts/2026-03-05-hello-world.md', '---\ntitle: Hello\n---\n\nA long text.\n\n## More\n'),
      'other',
    ))
  it('not a design document', () =>
    assert.equal(kind('docs/design.md', '# Design\n\n## Goals\n\n## Decisions\n'), 'other'))
  it('not prose that mentions an agenda', () =>
    assert.equal(kind('docs/agenda.md', '# The agenda view\n\nIt shows the agenda.'), 'other'))
})
