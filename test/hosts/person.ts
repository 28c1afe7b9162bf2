import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import type { Action } from '../editor/protocol'

const screenshots = join(__dirname, '..', '..', 'out', 'screenshots')
const patience = 8_000

/** Does in the page what a person would do. `host` stands in the names of screenshots. */
export async function act(page: Page, action: Action, host: string): Promise<unknown> {
  const quickInput = page.locator('.quick-input-widget')
  const dialogs = page.getByRole('dialog')
  switch (action.kind) {
    case 'type':
      await page.keyboard.type(action.text)
      break
    case 'press':
      await page.keyboard.press(action.key)
      break
    case 'click':
      // Modal dialogs and notifications alike have this role, and their buttons the label as name.
      await clickOneOf(dialogs.getByRole('button', { name: action.label, exact: true }), action.label, dialogs)
      break
    case 'pick':
      await clickOneOf(
        quickInput.getByRole('option').filter({ has: page.getByText(action.label, { exact: true }) }),
        action.label,
        quickInput,
      )
      break
    case 'answer':
      await quickInput.getByRole('textbox').or(quickInput.getByRole('combobox')).first().waitFor({ timeout: patience })
      await page.keyboard.type(action.text)
      await page.keyboard.press('Enter')
      break
    case 'screenshot':
      await page.screenshot({ path: join(screenshots, `${host}-${action.name}.png`) })
      break
    case 'point':
      await page.locator(action.selector).first().click({ timeout: patience })
      break
    case 'see':
      return page.locator(action.selector).allInnerTexts()
  }
  return undefined
}

/** @throws with what is to be seen instead, where it does not come. */
async function clickOneOf(target: Locator, label: string, places: Locator): Promise<void> {
  try {
    await target.click({ timeout: patience })
  } catch (error) {
    const seen = (await places.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim())
    throw new Error(`Nothing to click is called “${label}”. To be seen: ${seen.join(' | ')}`, { cause: error })
  }
}
