import path from 'node:path'
import type { Page } from '../hosts/browser'
import { waitFor } from '../hosts/waitFor'
import type { TestEnvironment } from './testEnvironment'

// What the steps of the demo share: keyboard and mouse input, and waiting for what the window shows.

export const screenshotFolder = path.join(__dirname, '..', '..', 'out', 'demo')

/** How long to wait. Generous, because `npm test` opens other windows at the same time. */
export const timeoutMs = 60_000

/** One step of the demo, performed with keyboard and mouse. */
export interface Step {
  readonly title: string
  readonly run: (page: Page, world: TestEnvironment) => Promise<void> | void
}

/** The repository that the demo publishes to. */
export const minutes = { owner: 'orchard-cloud', repo: 'minutes' }

export async function takeScreenshot(page: Page, name: string): Promise<void> {
  await page.screenshot({ path: path.join(screenshotFolder, `${name}.png`) })
}

/**
 * Opens a file by words of its path.
 *
 * @param words The first is the beginning of the file's name.
 */
export async function quickOpen(page: Page, words: string): Promise<void> {
  const [name = ''] = words.split(' ')
  await page.keyboard.press('Control+P')
  await page.locator('.quick-input-widget input').waitFor()
  await page.keyboard.type(words)
  await page
    .locator('.quick-input-widget .monaco-list-row')
    .filter({ hasText: `${name}.md` })
    .first()
    .waitFor()
  await page.keyboard.press('Enter')
}

/** Runs a command of the extension by its title in the Command Palette. */
export async function runCommand(page: Page, title: string): Promise<void> {
  await page.keyboard.press('F1')
  await page.keyboard.type(`Minutes: ${title}`)
  await page.locator('.quick-input-widget .monaco-list-row.focused').filter({ hasText: title }).waitFor()
  await page.keyboard.press('Enter')
}

/** Waits for a quick pick or input box by a part of its title. */
export async function seeTitle(page: Page, title: string): Promise<void> {
  await page.locator('.quick-input-widget .quick-input-title').filter({ hasText: title }).waitFor()
}

export async function seeLine(page: Page, text: string): Promise<void> {
  // The editor renders spaces as no-break spaces.
  const shown = async (): Promise<boolean> =>
    (await page.locator('.editor-instance .view-line').allInnerTexts()).some((line) =>
      line.replaceAll('\u00A0', ' ').includes(text),
    )
  await waitFor(async () => ((await shown()) ? true : undefined), {
    description: `the line “${text}”`,
    timeoutMs,
  })
}

export async function save(page: Page): Promise<void> {
  await page.keyboard.press('Control+S')
  await page.locator('.tab.active:not(.dirty)').first().waitFor()
}

export async function publishByButton(page: Page): Promise<void> {
  await page.locator('.editor-actions [aria-label*="Publish as Pull Request"]').first().click()
}

/** Presses Enter once the entry has the focus. */
export async function quickPick(page: Page, label: string, name?: string): Promise<void> {
  await page.locator('.quick-input-widget .monaco-list-row.focused').filter({ hasText: label }).waitFor()
  if (name !== undefined) await takeScreenshot(page, name)
  await page.keyboard.press('Enter')
}

export function expectEqual<T>(actual: T, expected: T, what: string): void {
  if (actual !== expected) throw new Error(`${what}: expected ${String(expected)}, found ${String(actual)}`)
}
