import assert from 'node:assert/strict'
import { readMinutes } from '../../../../../src/core/reader/readMinutes'

const head = '# Team meeting 2026-03-12\n\nPresent: Ada Berg, Bea Cole, Cyn van Dam, Eva-Maria Fox\n\n'

/** `owner+owner: text`, with `✓` where it is done, for each action item. */
function items(markdown: string): readonly string[] {
  return readMinutes(head + markdown).actions.map(
    ({ owners, done, task }) => `${owners.join('+')}${done ? '✓' : ''}: ${task}`,
  )
}

describe('a table of action items', () => {
  const rows = (...lines: readonly string[]): string => `${lines.join('\n')}\n`
  it('may call its columns otherwise', () => {
    assert.deepEqual(
      items(
        '## Aktionen\n\n' +
          rows(
            '| Nr. | Maßnahme | Zuständig | Erledigt? |',
            '|---|---|---|---|',
            '| 1 | anrufen | Ada | ja |',
            '| 2 | malen | Bea | nein |',
          ),
      ),
      ['ada✓: anrufen', 'bea: malen'],
    )
    assert.deepEqual(
      items(
        '## Action items\n\n' +
          rows(
            '| # | Item | 👤 Owner | Status |',
            '|---|---|---|---|',
            '| 1 | call | Ada Berg (chair) | 🟢 Done on 3 March |',
            '| 2 | pay | Everyone | Open |',
          ),
      ),
      ['ada berg✓: call', 'everyone: pay'],
    )
  })
  it('may have a blank row for titles, the number of the meeting, and a table of initials below', () =>
    assert.deepEqual(
      items(
        '## Actions 24\n\n' +
          rows(
            '|  |  |  |',
            '|---|---|---|',
            '| Item | Description | Status |',
            '| 24.1 | call | Done |',
            '| 24.2 | pay | Open |',
            '',
            '| Init | Name | Present | Apologies |',
            '|---|---|---|---|',
            '| AB | Ada Berg | + | |',
          ),
      ),
      ['✓: call', ': pay'],
    ))
  it('names the owner in a column "For"', () =>
    assert.deepEqual(
      items(`## Action summary\n\n${rows('| Issue | For | Action |', '|---|---|---|', '| | AB | call |')}`),
      ['ab: call'],
    ))
  it('may be anywhere, if it has task, owner and due date', () => {
    const table = rows('| Was | Wer | Bis wann |', '|---|---|---|', '| Kuchen | Ada | Mai |')
    assert.deepEqual(items(`## Agenda\n\n### Fest\n\n${table}`), ['ada: Kuchen'])
    assert.deepEqual(items(`## Agenda\n\n### Fest\n\n${rows('| Was | Wann |', '|---|---|', '| Kuchen | Mai |')}`), [])
  })
  it('may stand anywhere, if it says which task, whose and how far it is', () => {
    const table = rows(
      '| Task ID | Description | Assignee | Status |',
      '|---|---|---|---|',
      '| 7 | mend it | Ada | open |',
    )
    assert.deepEqual(items(`## Agenda\n\n### Mills\n\n${table}`), ['ada: mend it'])
    const feature = rows('| Feature | Owner | Status |', '|---|---|---|', '| speed | Ada | open |')
    assert.deepEqual(items(`## Agenda\n\n### Mills\n\n${feature}`), [])
  })
})
