import { assert } from 'chai'
import * as vscode from 'vscode'
import {
  answerInput,
  callGitHub,
  canInteract,
  clickButton,
  clickElement,
  pickEntry,
  pressKey,
  queryTexts,
  screenshot,
} from './driver'
import { setSetting, setUpPublishingAsMara } from './publishingSetup'
import { waitForTitle } from './quickPicks'
import { pollUntil, waitForEvent } from './waiting'
import { fileUri, writeFile } from './workspaceFiles'

const dayMs = 86_400_000

/** A day and hour as in RFC 5545. */
function stamp(days: number, hour: number): string {
  const day = new Date(Date.now() + days * dayMs).toISOString().slice(0, 10).replaceAll('-', '')
  return `${day}T${String(hour).padStart(2, '0')}0000Z`
}

/** The day of a weekly meeting that was held yesterday, as in a file's name. */
const heldDay = stamp(-1, 12).slice(0, 8)

const calendar = (pad: string): string =>
  [
    'BEGIN:VCALENDAR',
    'VERSION:2.0',
    'BEGIN:VEVENT',
    'UID:platform@example.org',
    'SUMMARY:Platform',
    `DTSTART:${stamp(-8, 12)}`,
    `DTEND:${stamp(-8, 13)}`,
    'RRULE:FREQ=WEEKLY',
    `DESCRIPTION:Minutes: https://github.com/orchard-cloud/minutes/tree/main/platform\\nHedgeDoc: ${pad}\\nhttps://meet.jit.si/orchard`,
    'END:VEVENT',
    'END:VCALENDAR',
    '',
  ].join('\r\n')

const platformRow = '[aria-label="Meetings"] .monaco-list-row[aria-label^="platform," i]'

const rows = (): Promise<readonly string[]> => queryTexts('[aria-label="Meetings"] .monaco-list-row', 'aria-label')

describe('the Meetings view', () => {
  setUpPublishingAsMara()
  let pad = ''
  before(async function () {
    if (!canInteract()) this.skip()
    pad = await callGitHub<string>(
      'addPad',
      `## ${heldDay}\n\n### Participants\n\n- @mara-lindt\n\n### Agenda\n\n#### Masts\n\n- Decision: wait\n- AI @mara-lindt: call\n`,
    )
    await writeFile('calendar.ics', calendar(pad))
    await setSetting('calendars', ['calendar.ics'])
    await vscode.commands.executeCommand('minutes.meetings.focus')
  })
  after(async () => {
    if (!canInteract()) return
    await setSetting('calendars', undefined)
    for (const path of ['calendar.ics', `platform/${heldDay}.md`])
      await vscode.workspace.fs.delete(fileUri(path)).then(undefined, () => undefined)
    await vscode.commands.executeCommand('workbench.view.explorer')
  })

  it('shows the next meeting by the calendar, and that the last one is in the pad', async () => {
    const [row] = await pollUntil(
      async () => (await rows()).filter((label) => /^platform,/i.test(label)),
      ([label]) => label?.includes('in the pad') === true,
    )
    assert.match(row ?? '', /next \d{4}-\d\d-\d\d .*\d\d:\d\d/)
    const actions = await queryTexts('[aria-label="Meetings"] .monaco-list-row .actions .action-label', 'aria-label')
    for (const action of ['New Minutes', 'Fetch from Pad', 'Open Pad', 'Join', 'Announce'])
      assert.isTrue(
        actions.some((label) => label.includes(action)),
        `${action} in ${actions.join(', ')}`,
      )
    await screenshot('meetings')
  })

  it('fetches, publishes, and shows the pull request with its age', async () => {
    // A click on the row shows its actions.
    await clickElement(platformRow)
    await clickElement(`${platformRow} .action-label[aria-label*="Fetch"]`)
    const isFetched = async (): Promise<boolean> =>
      (await rows()).some((label) => /^platform,.*not published/i.test(label))
    const isAsked = async (): Promise<boolean> => (await queryTexts('.quick-input-widget:visible input')).length > 0
    // A calendar of the workspace cannot name a server of the own network: its address has to be typed, unless the suite
    // of pads has confirmed it.
    await pollUntil(
      async () => (await isAsked()) || (await isFetched()),
      (isNext) => isNext,
    )
    if (await isAsked()) {
      await answerInput(pad)
      await clickButton('Use This Server')
    }
    await pollUntil(isFetched, (is) => is)
    await clickElement(platformRow)
    await clickElement(`${platformRow} .action-label[aria-label*="Publish"]`)
    await pickEntry('Publish as a pull request')
    await pollUntil(
      async () => (await rows()).filter((label) => /^platform,/i.test(label)),
      ([label]) => /pull request #\d+ open/.test(label ?? ''),
    )
    await screenshot('meetings-open')
  })

  it('announces the results as an issue that is shown first, with nobody mentioned who is not ticked', async () => {
    await clickElement(platformRow)
    await clickElement(`${platformRow} .action-label[aria-label*="Announce"]`)
    await pickEntry('Results of the last meeting, as an issue…')
    await waitForTitle('people to mention')
    await pressKey('Enter')
    await waitForEvent(
      vscode.window.onDidChangeActiveTextEditor,
      () => vscode.window.activeTextEditor?.document.uri.scheme === 'minutes-announcement',
    )
    const draft = vscode.window.activeTextEditor?.document.getText() ?? ''
    assert.include(draft, 'Repository: orchard-cloud/minutes')
    assert.match(draft, /- mara-lindt: call/)
    assert.match(draft, /\[Minutes\]\(.*\/pull\/\d+\)/)
    await screenshot('announcement')
    const posting = vscode.commands.executeCommand<string>('minutes.postAnnouncement')
    await clickButton('Post')
    const page = await posting
    const number = Number(/\d+$/.exec(page)?.[0])
    const issues = await callGitHub<readonly { readonly number: number; readonly body: string }[]>('issues', {
      owner: 'orchard-cloud',
      repo: 'minutes',
    })
    const [issue, ...others] = issues.filter((one) => one.number === number)
    assert.deepEqual(others, [])
    assert.notInclude(issue?.body ?? '', '@mara-lindt')
  })
})
