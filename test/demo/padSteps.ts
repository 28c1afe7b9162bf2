import { readFileSync } from 'node:fs'
import path from 'node:path'
import { demoPadUrl } from './demoPad'
import {
  expectEqual,
  minutes,
  publishByButton,
  quickPick,
  runCommand,
  seeLine,
  seeTitle,
  type Step,
  takeScreenshot,
} from './steps'

const file = 'containers/20260331.md'
const branch = 'minutes/containers/2026-03-31'

/** From the pad to the pull request. */
export const padSteps: readonly Step[] = [
  {
    title: 'fetches the meetings of a pad that are no files yet',
    run: async (page, { hedgeDoc }) => {
      // The pad does not name its series, so without an open file the command asks for it.
      await page.keyboard.press('Control+K')
      await page.keyboard.press('Control+W')
      await page.locator('.tab').waitFor({ state: 'detached' })
      await runCommand(page, 'Fetch from Pad…')
      await seeTitle(page, 'Fetch from Pad')
      await page.keyboard.type(demoPadUrl(hedgeDoc))
      await page.keyboard.press('Enter')
      await page.getByRole('dialog').getByRole('button', { name: 'Use This Server', exact: true }).click()
      await seeTitle(page, 'choose a meeting series')
      await page.keyboard.type('containers')
      await quickPick(page, 'containers')
      await seeTitle(page, 'meetings of containers')
      await page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: '2026-03-17' }).waitFor()
      await takeScreenshot(page, 'pad')
      await page.keyboard.press('Enter')
      await seeLine(page, '### Node pools from zero (@ewa-nowicka)')
    },
  },
  {
    title: 'shows what was typed in the pad since, and merges it',
    run: async (page, { hedgeDoc }) => {
      const [note] = hedgeDoc.notes
      if (note === undefined) throw new Error('There is no pad.')
      hedgeDoc.edit(note, note.text.replace('the hint comes from', 'the hint for the autoscaler comes from'))
      await runCommand(page, 'Fetch from Pad…')
      await seeTitle(page, 'Fetch from Pad: containers')
      await quickPick(page, '2026-containers')
      await page.locator('.monaco-diff-editor').first().waitFor()
      await seeTitle(page, 'The pad changed since you fetched 20260331.md')
      await quickPick(page, 'Apply 1 changed line', 'pad-changes')
      await page.locator('.monaco-diff-editor').first().waitFor({ state: 'hidden' })
      await seeLine(page, '- works, the hint for the autoscaler comes from the flavor now')
    },
  },
  {
    title: 'publishes the fetched meeting',
    run: async (page, { github, folder }) => {
      await publishByButton(page)
      await quickPick(page, 'Publish as a pull request')
      await page.locator('.notification-list-item-message').filter({ hasText: 'Published as pull request #' }).waitFor()
      expectEqual(github.pullRequests(minutes).at(-1)?.head, `orchard-cloud:${branch}`, 'head')
      const local = readFileSync(path.join(folder, file), 'utf8')
      expectEqual(await github.file({ ...minutes, ref: branch, path: file }), local, 'text on GitHub')
    },
  },
]
