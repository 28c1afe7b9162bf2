import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { launchBrowser, openPage } from '../hosts/browser'

const folder = path.join(__dirname, '..', '..', 'out', 'demo')

/**
 * Opens the view, the publish preview and the settings in German, and waits for a German text in each. The screenshots are
 * in `out/demo`.
 *
 * @returns The exit code: 0 if all texts appeared.
 */
export async function takeGermanScreenshots(url: string): Promise<number> {
  mkdirSync(folder, { recursive: true })
  const browser = await launchBrowser()
  try {
    const page = await openPage(browser)
    const take = async (name: string): Promise<void> => {
      await page.screenshot({ path: path.join(folder, `german-${name}.png`) })
      console.log(`    ✓ german-${name}.png`)
    }
    try {
      await page.goto(url, { waitUntil: 'commit' })
      await page.locator('.explorer-folders-view .monaco-list-row').first().waitFor({ timeout: 90_000 })
      await page.keyboard.press('Control+P')
      await page.locator('.quick-input-widget input').waitFor()
      await page.keyboard.type('20260305 platform')
      await page.locator('.quick-input-widget .monaco-list-row').filter({ hasText: '20260305.md' }).first().waitFor()
      await page.keyboard.press('Enter')
      await page.locator('.editor-instance .view-line').first().waitFor()

      await page.locator('.activitybar [aria-label^="Minutes"]').first().click()
      await page.locator('.pane-header').filter({ hasText: 'Aufgaben' }).first().waitFor()
      await page.locator('.pane-body .monaco-list-row').filter({ hasText: 'Nicht zugewiesen' }).click()
      await take('view')

      await page.locator('.editor-actions [aria-label*="Als Pull Request veröffentlichen"]').first().click()
      const dialog = page.getByRole('dialog')
      await dialog.getByRole('button', { name: 'Veröffentlichen', exact: true }).click()
      await dialog.getByRole('button', { name: 'Allow', exact: true }).click()
      const row = page.locator('.quick-input-widget .monaco-list-row')
      await row.filter({ hasText: 'Als Pull Request veröffentlichen' }).waitFor()
      await take('preview')
      await page.keyboard.press('Escape')

      await page.keyboard.press('Control+,')
      const search = page.locator('.settings-editor .search-container')
      await search.first().waitFor()
      await page.keyboard.type('@ext:minutes.minutes')
      await page.locator('.settings-editor').getByText('Ihre Handles und Namen').first().waitFor()
      await take('settings')
      return 0
    } catch (error) {
      await take('failure')
      throw error
    }
  } finally {
    await browser.close()
  }
}
