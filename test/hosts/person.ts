import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { measureInFrames, pointInFrames, seeInFrames } from './frames'
import { patience, type Action } from '../editor/protocol'

const screenshots = join(__dirname, '..', '..', 'out', 'screenshots')

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
      await pick(page, quickInput, action.label)
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
    case 'drag':
      await page.locator(action.selector).first().dragTo(page.locator(action.to).first(), { timeout: patience })
      break
    case 'see':
      return action.attribute === undefined
        ? page.locator(action.selector).allInnerTexts()
        : page
            .locator(action.selector)
            .evaluateAll((all, name) => all.map((one) => one.getAttribute(name) ?? ''), action.attribute)
    case 'seeInFrames':
      return seeInFrames(page, action.selector, action.attribute)
    case 'measureInFrames':
      return measureInFrames(page, action.selector)
    case 'pointInFrames':
      await pointInFrames(page, action.selector)
      break
  }
  return undefined
}

/** Walks to the entry with the arrow keys: the mouse would bring up the hover of the entry above it, which lies over the list. */
async function pick(page: Page, quickInput: Locator, label: string): Promise<void> {
  const entries = quickInput.getByRole('option')
  const isLabel = { has: page.getByText(label, { exact: true }) }
  try {
    await entries.filter(isLabel).waitFor({ timeout: patience })
  } catch (error) {
    throw new Error(
      `There is no entry “${label}”. To be seen: ${(await quickInput.allInnerTexts()).map(withoutStyles).join(' | ')}`,
      { cause: error },
    )
  }
  const focused = quickInput.locator('.monaco-list-row.focused').filter(isLabel)
  for (let step = await entries.count(); step >= 0 && (await focused.count()) === 0; step--) {
    await page.keyboard.press('ArrowDown')
  }
  await focused.waitFor({ timeout: patience })
  await page.keyboard.press('Enter')
}

/** @throws with what is to be seen instead, where it does not come. */
async function clickOneOf(target: Locator, label: string, places: Locator): Promise<void> {
  try {
    await target.click({ timeout: patience })
  } catch (error) {
    const seen = (await places.allInnerTexts()).map(withoutStyles)
    const reason = error instanceof Error ? stripVTControlCharacters(error.message).slice(0, 1_500) : String(error)
    throw new Error(`“${label}” could not be clicked. To be seen: ${seen.join(' | ')}\n${reason}`, { cause: error })
  }
}

/** What a person sees of a text; VS Code keeps the style sheets of its lists among their entries. */
function withoutStyles(text: string): string {
  return text
    .replaceAll(/[^{}]*\{[^{}]*\}/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
}
