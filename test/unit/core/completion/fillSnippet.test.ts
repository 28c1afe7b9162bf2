import assert from 'node:assert/strict'
import { fillSnippet, peopleOf } from '../../../../src/core/completion/fillSnippet'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const nobody = { date: undefined, people: [] }

describe('a snippet', () => {
  it('takes the day of the document', () => {
    const title = '# ${1:$CURRENT_YEAR-$CURRENT_MONTH-$CURRENT_DATE}'
    assert.equal(fillSnippet(title, { ...nobody, date: '2026-03-05' }), '# ${1:2026-03-05}')
    assert.equal(fillSnippet(title, nobody), title)
  })
  it('offers the people of the document where somebody is named', () => {
    const people = ['ada', 'o-otte']
    assert.equal(fillSnippet('AI @${1:owner}: ${0:what}', { ...nobody, people }), 'AI @${1|ada,o-otte|}: ${0:what}')
    assert.equal(fillSnippet('Report by @$2', { ...nobody, people }), 'Report by @${2|ada,o-otte|}')
    assert.equal(fillSnippet('Report by @$2', nobody), 'Report by @$2')
  })
  it('leaves a list of participants open', () =>
    assert.equal(fillSnippet('- @$2\n* @$0', { ...nobody, people: ['ada'] }), '- @$2\n* @$0'))
  it('knows the participants, else those who are mentioned, each once', () => {
    assert.deepEqual(
      peopleOf(readMinutes('# 2026-03-05\n\n## Participants\n\n- @ada\n- @Ben\n\n## Agenda\n\n@zoe says\n')),
      ['ada', 'Ben'],
    )
    assert.deepEqual(peopleOf(readMinutes('---\ntype: slide\n---\n\nReport by @ada\n\n@ADA and @zoe\n')), [
      'ada',
      'zoe',
    ])
  })
})
