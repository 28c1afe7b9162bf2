import { execFileSync } from 'node:child_process'
import { mkdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { launchBrowser, openPage, type Page } from '../hosts/browser'
import { waitFor } from '../hosts/waitFor'
import { makeTemporaryDirectory } from '../hosts/temporaryDirectory'
import { demoUser } from './community'
import { padSteps } from './padSteps'
import {
  expectEqual,
  minutes,
  publishByButton,
  quickOpen,
  quickPick,
  runCommand,
  save,
  screenshotFolder,
  seeLine,
  seeTitle,
  type Step,
  takeScreenshot,
  timeoutMs,
} from './steps'
import type { TestEnvironment } from './testEnvironment'

const file = 'platform/20260305.md'
const branch = 'minutes/platform/2026-03-05'

/**
 * Runs the main workflow in a real browser with keyboard and mouse, and compares the result on GitHub with the file.
 * Screenshots of each step are in `out/demo`.
 *
 * @returns The exit code: 0 if all steps passed.
 */
export async function checkMainWorkflow(url: string, world: TestEnvironment): Promise<number> {
  mkdirSync(screenshotFolder, { recursive: true })
  const browser = await launchBrowser()
  let passed = 0
  let failed = 0
  try {
    const page = await openPage(browser)
    page.setDefaultTimeout(timeoutMs)
    await page.goto(url, { waitUntil: 'commit' })
    console.log('  the main workflow, with the packaged extension')
    for (const { title, run } of steps) {
      try {
        await run(page, world)
        passed++
        console.log(`    ✓ ${title}`)
      } catch (error) {
        failed++
        console.log(`    ✗ ${title}\n      ${error instanceof Error ? error.message : String(error)}`)
        await takeScreenshot(page, 'failure')
        // Each step depends on the one before.
        break
      }
    }
  } finally {
    await browser.close()
  }
  console.log(`${passed} passed, ${failed} failed`)
  return failed === 0 ? 0 : 1
}

const suggestion = '.suggest-widget.visible .monaco-list-row.focused'

const steps: readonly Step[] = [
  {
    title: 'opens minutes',
    run: async (page) => {
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor()
      await quickOpen(page, '20260305 platform')
      await page.locator('.editor-instance .view-line').first().waitFor()
    },
  },
  {
    title: 'completes a hyphenated handle after two letters',
    run: async (page) => {
      await goToEnd(page)
      await page.keyboard.type('\n- AI @jo')
      await seeFirst(page, '@jonas-brandauer')
      await takeScreenshot(page, 'people')
      // Enter ends the line if the list came late, while the workspace is first read.
      await page.keyboard.press('Tab')
      await page.keyboard.type(': compare the sizes with ')
      await seeLine(page, 'AI @jonas-brandauer: compare the sizes with')
    },
  },
  {
    title: 'completes an issue by a word of its title',
    run: async (page, { github }) => {
      // On the first start the titles arrive from GitHub shortly after the window opens.
      const requestCount = () => github.requests.filter(({ path: route }) => route.endsWith('/issues')).length
      await waitFor(() => (requestCount() >= 5 ? true : undefined), {
        description: 'the index of issues',
        timeoutMs,
      })
      await page.keyboard.type('#retention')
      await seeFirst(page, 'standards#1')
      await takeScreenshot(page, 'issues')
      // Enter ends the line if the list came late: the titles may have arrived after the word was typed.
      await page.keyboard.press('Tab')
      await seeLine(page, 'sizes with [standards#1')
    },
  },
  {
    title: 'finds the action item in the view',
    run: async (page) => {
      await page.locator('.activitybar [aria-label^="Minutes"]').first().click()
      const row = page.locator('.pane-body .monaco-list-row')
      await row.filter({ hasText: 'jonas-brandauer' }).click()
      await page.keyboard.press('ArrowRight')
      await row.filter({ hasText: 'compare the sizes with standards#1' }).waitFor()
      await takeScreenshot(page, 'action-items')
    },
  },
  {
    title: 'inserts the agenda snippet',
    run: async (page) => {
      await page.locator('.editor-instance .view-line').last().click()
      await goToEnd(page)
      await endList(page)
      await page.keyboard.type('\nagenda')
      await page.keyboard.press('Control+Space')
      await seeFirst(page, 'agenda')
      await page.keyboard.press('Enter')
      await page.keyboard.type('Backups over night')
      await page.keyboard.press('Tab')
      await page.keyboard.type('ole-hinrichsen')
      // The first Tab accepts the entry and goes to the time box.
      await page.keyboard.press('Tab')
      await seeNoSuggestions(page)
      await page.keyboard.press('Tab')
      await page.keyboard.type('they run again')
      await seeLine(page, '### Backups over night (@ole-hinrichsen, 5 min)')
      await page.keyboard.press('Escape')
      await save(page)
    },
  },
  {
    title: 'publishes the file as a pull request',
    run: async (page, { github }) => {
      await publishByButton(page)
      // The repository comes from the folder's git remote and is confirmed once.
      await page.getByRole('dialog').getByRole('button', { name: 'Publish', exact: true }).click()
      await page.getByRole('dialog').getByRole('button', { name: 'Allow', exact: true }).click()
      await quickPick(page, 'Publish as a pull request', 'preview')
      await page.locator('.notification-list-item-message').filter({ hasText: 'Published as pull request #' }).waitFor()
      await takeScreenshot(page, 'published')
      expectEqual(github.pullRequests(minutes).length, 1, 'pull requests')
    },
  },
  {
    title: 'changes a line and publishes again',
    run: async (page) => {
      await page.keyboard.press('Escape')
      await page.locator('.editor-instance .view-line').last().click()
      await goToEnd(page)
      await page.keyboard.type('\nnobody had noticed')
      await save(page)
      await publishByButton(page)
      await quickPick(page, 'Add a commit to pull request #1')
      const notification = page.locator('.notification-list-item').filter({ hasText: 'Pull request #1 was updated' })
      await notification.locator('.codicon-notifications-clear').click()
    },
  },
  {
    title: 'leaves one pull request with two signed-off commits and the file byte for byte',
    run: (_page, { github, folder }) => {
      const pulls = github.pullRequests(minutes)
      expectEqual(pulls.length, 1, 'pull requests')
      expectEqual(pulls[0]?.head, `orchard-cloud:${branch}`, 'head')
      verifyClone(github.gitDirectory(minutes.owner, minutes.repo), folder)
    },
  },
  {
    title: 'asks what to do if somebody else changed the same line',
    run: async (page, { github }) => {
      const theirs = ((await github.file({ ...minutes, ref: branch, path: file })) ?? '').replace(
        'nobody had noticed',
        'only Ole had noticed',
      )
      await github.addCommit({ ...minutes, branch, files: { [file]: theirs }, author: 'ole-hinrichsen' })
      await page.locator('.editor-instance .view-line').last().click()
      await goToEnd(page)
      await page.keyboard.type(' at all')
      await save(page)
      await publishByButton(page)
      await quickPick(page, 'Compare changes')
      await page.locator('.monaco-diff-editor').first().waitFor()
      // The question appears again beside the two texts.
      const focused = page.locator('.quick-input-widget .monaco-list-row.focused')
      await focused.filter({ hasText: 'Compare changes' }).waitFor()
      await takeScreenshot(page, 'conflict')
      await page.keyboard.press('ArrowDown')
      await quickPick(page, 'Overwrite with a new commit')
      await quickPick(page, 'Add a commit to pull request #1')
      await waitFor(
        async () =>
          (await github.file({ ...minutes, ref: branch, path: file }))?.includes('nobody had noticed at all') === true
            ? true
            : undefined,
        { description: 'the text on GitHub', timeoutMs },
      )
      const commits = await github.commits({ ...minutes, ref: branch })
      expectEqual(
        commits.some(({ author }) => author.name === 'Ole Hinrichsen'),
        true,
        'their commit is kept',
      )
    },
  },
  {
    title: 'shows the history of an action item, and marks it as done with the space key',
    run: async (page) => {
      await page.keyboard.press('Escape')
      // The view is still open; a click on its icon would hide it.
      const row = page.locator('.pane-body .monaco-list-row')
      await row.filter({ hasText: 'pvandersloot' }).first().click()
      const item = row.filter({ hasText: 'check ocs-0007 announcements' }).first()
      // Expanding also focuses it.
      await item.locator('.monaco-tl-twistie').click()
      await row.filter({ hasText: 'still open, waits for the runner' }).waitFor()
      await takeScreenshot(page, 'item-history')
      await page.keyboard.press('Space')
      await seeLine(page, 'done')
      // The next row has the focus once all is done; before, it would take the focus from what is typed next.
      const focused = page.locator('.pane-body .monaco-list-row.focused')
      await focused.filter({ hasText: 'still open, waits for the runner' }).waitFor()
      await takeScreenshot(page, 'marked-done')
      await page.keyboard.press('Control+Z')
    },
  },
  {
    title: 'starts the next minutes from the last ones',
    run: async (page) => {
      await runCommand(page, 'New Minutes…')
      await seeTitle(page, 'choose a meeting series')
      await page.keyboard.type('standards')
      await page.keyboard.press('Enter')
      for (const step of ['meeting date', 'participants', 'assign duties', 'open action items']) {
        await seeTitle(page, step)
        if (step === 'assign duties') await takeScreenshot(page, 'duties')
        await page.keyboard.press('Enter')
      }
      await page
        .locator('.tab.active')
        .filter({ hasNotText: /20260225|20260305/ })
        .waitFor()
      // The header is scrolled out of view: the cursor is where the first topic belongs.
      await seeLine(page, '@jonas-brandauer: split ocs-0009 into standard and guide')
      await seeLine(page, '### Agenda')
      await takeScreenshot(page, 'new-minutes')
    },
  },
  ...padSteps,
  {
    title: 'shows the pull request in the browser',
    run: async (page, { github }) => {
      await page.goto(`${github.origin}/orchard-cloud/minutes/pull/1`)
      await page.getByText('Add platform minutes of 2026-03-05').first().waitFor()
      await takeScreenshot(page, 'pull-request')
    },
  },
]

async function goToEnd(page: Page): Promise<void> {
  await page.keyboard.press('Control+End')
}

/** Waits until the focused entry, which Enter would accept, starts with a label. */
async function seeFirst(page: Page, label: string): Promise<void> {
  await waitFor(
    async () =>
      (await page.locator(suggestion).allInnerTexts()).some((text) => text.trim().startsWith(label)) ? true : undefined,
    { description: `“${label}” to be the first suggestion`, timeoutMs },
  )
}

async function seeNoSuggestions(page: Page): Promise<void> {
  await page.locator('.suggest-widget.visible').waitFor({ state: 'hidden' })
}

/** Ends a list with two Enters, each once the one before is seen: the edit of the second closes an open list of suggestions. */
async function endList(page: Page): Promise<void> {
  const bullet = page.locator('.editor-instance .view-line').filter({ hasText: /^\s*-\s*$/ })
  await page.keyboard.press('Enter')
  await bullet.waitFor()
  await page.keyboard.press('Enter')
  await bullet.waitFor({ state: 'detached' })
}

/** Checks the result with git itself. */
function verifyClone(gitDirectory: string, folder: string): void {
  const clone = makeTemporaryDirectory('clone')
  const git = (...parameters: readonly string[]): Buffer =>
    execFileSync('git', ['-C', clone.path, ...parameters], { stdio: ['ignore', 'pipe', 'pipe'] })
  try {
    execFileSync('git', ['clone', '-q', '-b', branch, gitDirectory, clone.path])
    const published = readFileSync(path.join(clone.path, file))
    expectEqual(published.equals(readFileSync(path.join(folder, file))), true, 'file byte for byte')
    expectEqual(git('rev-list', '--count', `origin/main..${branch}`).toString().trim(), '2', 'commits')
    const signOff = `Signed-off-by: ${demoUser.name} <${demoUser.id}+${demoUser.login}@users.noreply.127.0.0.1>`
    const bodies = git('log', '--format=%b', `origin/main..${branch}`).toString()
    expectEqual(bodies.split(signOff).length - 1, 2, 'sign-offs')
    const authors = git('log', '--format=%an', `origin/main..${branch}`).toString().trim()
    expectEqual(authors, `${demoUser.name}\n${demoUser.name}`, 'authors')
  } finally {
    clone.remove()
  }
}
