import assert from 'node:assert/strict'
import { composeFromLast } from '../../../../src/core/newMinutes/composeFromLast'
import { composeFromTemplate } from '../../../../src/core/newMinutes/template'
import type { Person, Role } from '../../../../src/core/minutes'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const nobody = { topics: [], reminders: [], items: [], actions: [] }
const council: readonly Person[] = [{ name: 'Ada Brook' }, { name: 'Ben Sol' }, { name: 'Eve Fir' }]
const byName: ReadonlyMap<Role, Person> = new Map<Role, Person>([['scribe', { name: 'Ada Brook' }]])

/** The text between title and agenda of new minutes after last ones with this head. */
function head(last: string, participants = council, duties = byName): string {
  const text = `# 2026-02-26\n\n${last}\n\n## Agenda\n\n### Heating\n`
  const parts = { ...nobody, day: '2026-03-05', series: 'council', participants, duties }
  const composed = composeFromLast(text, readMinutes(text), parts, (written) => readMinutes(written))
  return composed.replace(/^# 2026-03-05\n\n/, '').replace(/\n\n## Agenda[^]*$/, '')
}

describe('people without handles in new minutes', () => {
  for (const [name, last, expected] of [
    [
      'follow a label',
      'Present: Ada Brook, Cy Dee\nScribe: Cy Dee',
      'Present: Ada Brook, Ben Sol, Eve Fir\nScribe: Ada Brook',
    ],
    [
      'are bullets with their company and without remarks about that meeting',
      '## Attendees\n\n* Ada Brook (Acme)\n* Ben Sol (until 09:30)\n* Cy Dee',
      '## Attendees\n\n* Ada Brook (Acme)\n* Ben Sol\n* Eve Fir',
    ],
    [
      'are checkboxes, all cleared',
      '## Attendees\n\n- [x] Ada Brook, Acme\n- [ ] Ben Sol, Beta\n- [x] Cy Dee',
      '## Attendees\n\n- [ ] Ada Brook, Acme\n- [ ] Ben Sol, Beta\n- [ ] Eve Fir',
    ],
    ['are on one line', '## Attendees\n\nAda Brook, Ben Sol, Cy Dee', '## Attendees\n\nAda Brook, Ben Sol, Eve Fir'],
    [
      'are rows of a table',
      '## Attendees\n\n| Name | Company | There |\n|---|---|---|\n| Ada Brook | Acme | yes |\n| Cy Dee | Beta | yes |',
      '## Attendees\n\n| Name | Company | There |\n|---|---|---|\n| Ada Brook | Acme |  |\n| Ben Sol |  |  |\n| Eve Fir |  |  |',
    ],
    [
      'take the minutes by a remark',
      'Present: Ada Brook, Ben Sol (minutes), Cy Dee',
      'Present: Ada Brook (minutes), Ben Sol, Eve Fir',
    ],
    [
      'answer labels and questions',
      '## Participants\n\n- Ada Brook\n\n## Housekeeping\n\n- Minutes: Cy Dee\n- Who takes the minutes next time?\n  - Cy Dee',
      '## Participants\n\n- Ada Brook\n- Ben Sol\n- Eve Fir\n\n## Housekeeping\n\n- Minutes: Ada Brook\n- Who takes the minutes next time?\n  - Ada Brook',
    ],
    [
      'are indented below a bullet that is their label',
      '- Participants:\n  - Ada Brook\n  - Cy Dee\n- Minutes: Cy Dee',
      '- Participants:\n  - Ada Brook\n  - Ben Sol\n  - Eve Fir\n- Minutes: Ada Brook',
    ],
    [
      'answer a heading that asks',
      '## Participants\n\n- Ada Brook\n\n## Minutes transfer\n\n- @cy to take care of it',
      '## Participants\n\n- Ada Brook\n- Ben Sol\n- Eve Fir\n\n## Minutes transfer\n\n- Ada Brook',
    ],
    [
      'give way where they had sent regrets',
      'Present: Ada Brook, Ben Sol\nRegrets: Cy Dee\nScribe: Ben Sol',
      'Present: Ada Brook, Ben Sol, Eve Fir\nRegrets:\nScribe: Ada Brook',
    ],
  ] as const)
    it(name, () => assert.equal(head(last), expected))

  it('are removed if nobody is chosen', () =>
    assert.equal(
      head('## Attendees\n\n- Ada Brook\n- Cy Dee\n\n## Housekeeping\n\n- Minutes: Cy Dee', [], new Map()),
      '## Attendees\n\n- \n\n## Housekeeping\n\n- Minutes:',
    ))
  it('are mixed with handles, each as before', () =>
    assert.equal(
      head(
        '## Attendees\n\n- Ada Brook (@ada)\n- Bo Lee @bo\n- Cy Dee',
        [
          { handle: 'ada', name: 'Ada Brook' },
          { handle: 'bo', name: 'Bo Lee' },
          { handle: 'di', name: 'Di Elm' },
          { name: 'Cy Dee' },
        ],
        new Map(),
      ),
      '## Attendees\n\n- Ada Brook (@ada)\n- Bo Lee @bo\n- Di Elm (@di)\n- Cy Dee',
    ))
  it('keep a company but no remark about that meeting', () =>
    assert.equal(
      head(
        '## Attendees\n\n- @ada (Acme Labs)\n- @bo (partially)\n- @cy - has no sound\n- (@di)\n- [Eve Fir](https://eve.example)',
        [...['ada', 'bo', 'cy', 'di'].map((handle) => ({ handle })), { name: 'Eve Fir' }],
        new Map(),
      ),
      '## Attendees\n\n- @ada (Acme Labs)\n- @bo\n- @cy\n- (@di)\n- [Eve Fir](https://eve.example)',
    ))
  it('are not kept because they share a line with somebody', () =>
    assert.equal(
      head('## Attendees\n\n- @ada, @cy\n- @bo', [{ handle: 'ada' }, { handle: 'bo' }]),
      '## Attendees\n\n- @ada, @bo',
    ))
})

describe('a template', () => {
  const parts = { ...nobody, day: '2026-03-05', series: 'council', participants: council, duties: byName }
  for (const [template, expected] of [
    ['Present: ${participants}', 'Present: Ada Brook, Ben Sol, Eve Fir'],
    ['* ${participants}\n* x', '* Ada Brook\n* Ben Sol\n* Eve Fir\n* x'],
    ['${participants}', '- Ada Brook\n- Ben Sol\n- Eve Fir'],
    ['Scribe: ${scribe}, chair: ${chair}', 'Scribe: Ada Brook, chair: '],
  ] as const)
    it(`writes people for ${JSON.stringify(template)}`, () =>
      assert.equal(composeFromTemplate(template, parts, 'name'), expected))
  it('has topics one level below their heading', () =>
    assert.equal(
      composeFromTemplate('# X\n\n# Agenda\n\n${agenda}', { ...parts, topics: ['Heating'] }),
      '# X\n\n# Agenda\n\n## Heating\n',
    ))
})
