import assert from 'node:assert/strict'
import { type Announcement, mentionable, writeAnnouncement } from '../../../../src/core/meetings/announce'

const texts = { agenda: 'Agenda', decisions: 'Decisions', actions: 'Action items', unassigned: 'Unassigned' }
const after: Announcement = {
  title: 'Platform',
  date: '2026-03-05',
  times: [],
  agenda: [],
  decisions: ['Announce **it**, says @bo'],
  actions: [
    { owners: [], task: 'order cake' },
    { owners: ['ada'], task: 'write the guide' },
    { owners: ['ada', 'bo'], task: 'review [docs#9](https://example.org/9)' },
  ],
  links: [{ label: 'Minutes', url: 'https://example.org/m' }],
}

describe('an announcement', () => {
  it('after a meeting has decisions and action items by owner', () =>
    assert.equal(
      writeAnnouncement(after, texts, 'markdown', new Set(['ada'])),
      '## Platform – 2026-03-05\n\n### Decisions\n\n- Announce **it**, says bo\n\n### Action items\n\n- @ada: write the guide; review [docs#9](https://example.org/9)\n- bo: review [docs#9](https://example.org/9)\n- Unassigned: order cake\n\n- [Minutes](https://example.org/m)\n',
    ))
  it('is plain text for chats', () =>
    assert.equal(
      writeAnnouncement(after, texts, 'plain', new Set()),
      'Platform – 2026-03-05\n\nDecisions:\n- Announce it, says bo\n\nAction items:\n- ada: write the guide; review docs#9\n- bo: review docs#9\n- Unassigned: order cake\n\nMinutes: https://example.org/m\n',
    ))
  it('before a meeting has time and agenda', () =>
    assert.equal(
      writeAnnouncement(
        {
          ...after,
          times: ['14:05–14:55 Europe/Berlin'],
          agenda: ['Release (@ada)'],
          decisions: [],
          actions: [],
          links: [],
        },
        texts,
        'plain',
        new Set(['ada']),
      ),
      'Platform – 2026-03-05\n\n14:05–14:55 Europe/Berlin\n\nAgenda:\n- Release (@ada)\n',
    ))
  describe('mentions', () => {
    const announced = (agenda: readonly string[], mentioned: readonly string[] = []): string =>
      writeAnnouncement({ ...after, agenda, decisions: [], actions: [], links: [] }, texts, 'plain', new Set(mentioned))
        .split('\n')
        .filter((line) => line.startsWith('- '))
        .join()
    for (const [written, plain] of [
      ['_@ada_ leads', 'ada leads'],
      ['@ada/@bo lead', 'ada/bo lead'],
      ['@org/team leads', 'org/team leads'],
      ['@ada_org leads', 'ada_org leads'],
      ['mail ada@example.org, see https://example.org/@ada', 'mail ada@example.org, see https://example.org/@ada'],
    ] as const)
      it(`nobody in “${written}” who was not ticked`, () => assert.equal(announced([written]), `- ${plain}`))
    it('nobody in its title', () =>
      assert.match(
        writeAnnouncement({ ...after, title: '@board and @ada' }, texts, 'markdown', new Set(['ada'])),
        /^## board and @ada – 2026-03-05\n/,
      ))
    it('nobody in code, which stays unchanged', () => {
      const code = { ...after, decisions: ['install ``@acme/`x` `` and `@bo`, says @bo'], actions: [] }
      assert.match(
        writeAnnouncement(code, texts, 'markdown', new Set()),
        /\n- install ``@acme\/`x` `` and `@bo`, says bo\n/,
      )
      assert.deepEqual(mentionable(code), ['bo'])
    })
    it('only a whole name that was ticked', () =>
      assert.equal(
        announced(['@ada_org, @ada and @org/team'], ['ada_org', 'org/team']),
        '- @ada_org, ada and @org/team',
      ))
    it('only people who are offered: owners, and people in a text', () =>
      assert.deepEqual(
        mentionable({
          ...after,
          agenda: ['Release (@Cy/@org/team)'],
          actions: [
            { owners: ['Ada_org', 'Jörg'], task: 'ask @dee' },
            { owners: ['ada_org'], task: 'order' },
          ],
        }),
        ['ada_org', 'cy', 'org/team', 'bo', 'dee'],
      ))
  })
})
