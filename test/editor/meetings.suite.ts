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
  runSetting,
  screenshot,
} from './driver'
import { waitForMessage } from './notifications'
import { setSetting, setUpPublishingAsMara } from './publishingSetup'
import { waitForTitle } from './quickPicks'
import { pollUntil } from './waiting'
import { fileUri, replaceText, writeFile } from './workspaceFiles'

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

/** Resolves to the editor of the announcement once it is open. */
async function openedDraft(): Promise<vscode.TextEditor> {
  const editor = await pollUntil(
    () => vscode.window.activeTextEditor,
    (active) => active?.document.uri.scheme === 'minutes-announcement',
  )
  if (editor === undefined) throw new Error('There is no draft.')
  return editor
}

describe('the Meetings view', () => {
  setUpPublishingAsMara()
  let pad = ''
  before(async function () {
    if (!canInteract()) this.skip()
    pad = await callGitHub<string>(
      'addPad',
      `## ${heldDay}\n\n### Participants\n\n- @mara-lindt\n\n### Agenda\n\n#### Masts\n\n- Decision: wait\n- AI @mara-lindt: call\n- AI @ole-hinrichsen: order\n`,
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
    // A calendar of the workspace cannot name a server of the own network: its address has to be typed, unless the
    // suite of pads has confirmed it.
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
    const draft = (await openedDraft()).document.getText()
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
  describe('announces as a comment', () => {
    const place = { owner: 'orchard-cloud', repo: 'minutes' }
    let number = 0
    let path = ''
    const bodies = async (): Promise<readonly string[]> =>
      (await callGitHub<readonly { readonly body: string }[]>('comments', { ...place, number })).map(({ body }) => body)
    const draftComment = async (): Promise<vscode.TextEditor> => {
      await clickElement(platformRow)
      await clickElement(`${platformRow} .action-label[aria-label*="Announce"]`)
      await pickEntry('Results of the last meeting, as a comment…')
      await waitForTitle('people to mention')
      await clickElement('.quick-input-list .monaco-list-row[aria-label*="@mara-lindt"] .monaco-checkbox')
      // Enter would toggle the checkbox again.
      await clickElement('.quick-input-action .monaco-button')
      return openedDraft()
    }
    const post = (): Thenable<string | undefined> => vscode.commands.executeCommand('minutes.postAnnouncement')
    const isOpen = ({ document: { uri } }: vscode.TextEditor): boolean =>
      vscode.window.tabGroups.all.some(({ tabs }) =>
        tabs.some(({ input }) => input instanceof vscode.TabInputText && input.uri.toString() === uri.toString()),
      )
    beforeEach(async () => {
      number = await callGitHub<number>('addIssue', { ...place, title: 'Calls' })
      path = `/repos/orchard-cloud/minutes/issues/${number}/comments`
    })

    it('that is shown and edited first, and mentions only who was ticked', async () => {
      const editor = await draftComment()
      assert.match(editor.document.getText(), /\nRepository: orchard-cloud\/minutes\nIssue: ?\n/)
      assert.deepEqual(await bodies(), [])
      await post()
      await waitForMessage('Enter the number of the issue to comment on')
      await replaceText(editor, '\nIssue:', `\nIssue: #${number}`)
      await replaceText(editor, ': call', ': call tonight')
      const running = post()
      await clickButton('Post')
      assert.match((await running) ?? '', new RegExp(`/issues/${number}#issuecomment-\\d+$`))
      const [body = '', ...others] = await bodies()
      assert.deepEqual(others, [])
      assert.match(body, /^### platform – \d{4}-\d\d-\d\d\n/i)
      assert.include(body, '- @mara-lindt: call tonight\n')
      assert.include(body, '- ole-hinrichsen: order\n')
      assert.isFalse(isOpen(editor))
    })

    it('that is sent only when confirmed', async () => {
      const editor = await draftComment()
      await replaceText(editor, '\nIssue:', `\nIssue: ${number}`)
      const running = post()
      await clickButton('Cancel')
      assert.isUndefined(await running)
      assert.deepEqual(await bodies(), [])
      assert.isTrue(isOpen(editor))
    })

    it('once, although the answer was lost and GitHub could not be asked', async () => {
      const editor = await draftComment()
      await replaceText(editor, '\nIssue:', `\nIssue: ${number}`)
      await callGitHub('addFault', { method: 'POST', path, times: 99, action: { kind: 'loseAnswer' } })
      await callGitHub('addFault', { method: 'GET', path, times: 99, action: { kind: 'drop' } })
      const running = post()
      await clickButton('Post')
      assert.isUndefined(await running)
      await waitForMessage('GitHub’s response was lost')
      await callGitHub('clearFaults')
      const { length } = await bodies()
      // The announcement is found, so nothing is asked.
      assert.match((await post()) ?? '', /#issuecomment-\d+$/)
      assert.isFalse(isOpen(editor))
      assert.lengthOf(await bodies(), length)
      // Browsers retry a request by themselves if a reused connection is lost.
      if (length > 1) await waitForMessage(`The announcement is on GitHub ${length} times`)
      if (runSetting('host') === 'node') assert.equal(length, 1)
    })

    it('again only when confirmed, if the first attempt is not found', async () => {
      const editor = await draftComment()
      await replaceText(editor, '\nIssue:', `\nIssue: ${number}`)
      await callGitHub('addFault', { method: 'POST', path, times: 99, action: { kind: 'drop' } })
      const running = post()
      await clickButton('Post')
      assert.isUndefined(await running)
      await waitForMessage('GitHub cannot be reached')
      await callGitHub('clearFaults')
      const again = post()
      await pollUntil(
        () => queryTexts('.monaco-dialog-box'),
        ([text = '']) => text.includes('GitHub did not answer the first attempt'),
      )
      assert.deepEqual(await bodies(), [])
      await clickButton('Post')
      await again
      assert.lengthOf(await bodies(), 1)
    })

    it('with GitHub’s refusal in words, and the draft kept', async () => {
      const editor = await draftComment()
      await replaceText(editor, '\nIssue:', '\nIssue: 987654')
      const missing = post()
      await clickButton('Post')
      await missing
      await waitForMessage('orchard-cloud/minutes#987654 does not exist')
      assert.isTrue(isOpen(editor))
    })
  })
})
