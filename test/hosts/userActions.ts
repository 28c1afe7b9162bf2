import { join } from 'node:path'
import { stripVTControlCharacters } from 'node:util'
import type { Locator, Page } from 'playwright-core'
import { measureInFrames, clickInFrames, queryTextsInFrames } from './frames'
import { actionTimeoutMs, type Action } from '../editor/protocol'

const screenshots = join(__dirname, '..', '..', 'out', 'screenshots')

/** A pause in which the extension host can become busy. */
const pauseMs = 300

/** Performs a user action in the page. `host` is part of screenshot file names. */
export async function performAction(page: Page, action: Action, host: string): Promise<unknown> {
  const quickInput = page.locator('.quick-input-widget')
  const dialogs = page.getByRole('dialog')
  switch (action.kind) {
    case 'type':
      await page.keyboard.type(action.text)
      break
    case 'press':
      await page.keyboard.press(action.key)
      break
    case 'pressAfterPause':
      await page.waitForTimeout(pauseMs)
      for (const key of action.keys) await page.keyboard.press(key)
      break
    case 'compose':
      await compose(page, action.text)
      break
    case 'click':
      // Both modal dialogs and notifications have the role "dialog"; the label is the accessible name of their buttons.
      await clickOneOf(dialogs.getByRole('button', { name: action.label, exact: true }), action.label, dialogs)
      break
    case 'pickEntry':
      await pick(page, quickInput, action.label)
      break
    case 'answer':
      await quickInput
        .getByRole('textbox')
        .or(quickInput.getByRole('combobox'))
        .first()
        .waitFor({ timeout: actionTimeoutMs })
      await page.keyboard.type(action.text)
      await page.keyboard.press('Enter')
      break
    case 'screenshot':
      await page.screenshot({ path: join(screenshots, `${host}-${action.name}.png`) })
      break
    case 'clickElement':
      await page.locator(action.selector).first().click({ timeout: actionTimeoutMs })
      break
    case 'drag':
      await page.locator(action.selector).first().dragTo(page.locator(action.to).first(), { timeout: actionTimeoutMs })
      break
    case 'queryTexts':
      return action.attribute === undefined
        ? page.locator(action.selector).allInnerTexts()
        : page
            .locator(action.selector)
            .evaluateAll((all, name) => all.map((one) => one.getAttribute(name) ?? ''), action.attribute)
    case 'queryTextsInFrames':
      return queryTextsInFrames(page, action.selector, action.attribute)
    case 'measureInFrames':
      return measureInFrames(page, action.selector)
    case 'clickInFrames':
      await clickInFrames(page, action.selector)
      break
    case 'pasteFile':
      await page.evaluate(pasteScript(action))
      break
  }
  return undefined
}

/**
 * Enters a text as an input method does: letter by letter, and Enter to end it. While an input method takes the keys, the page
 * sees each of them as key 229.
 */
async function compose(page: Page, text: string): Promise<void> {
  const session = await page.context().newCDPSession(page)
  const takenKey = { windowsVirtualKeyCode: 229, key: 'Process' } as const
  for (let length = 1; length <= text.length; length++) {
    await session.send('Input.dispatchKeyEvent', { ...takenKey, type: 'rawKeyDown', code: 'KeyA' })
    const composed = text.slice(0, length)
    await session.send('Input.imeSetComposition', { text: composed, selectionStart: length, selectionEnd: length })
    await session.send('Input.dispatchKeyEvent', { ...takenKey, type: 'keyUp', code: 'KeyA' })
  }
  await session.send('Input.dispatchKeyEvent', { ...takenKey, type: 'rawKeyDown', code: 'Enter' })
  await session.send('Input.insertText', { text })
  await session.send('Input.dispatchKeyEvent', {
    type: 'keyUp',
    windowsVirtualKeyCode: 13,
    key: 'Enter',
    code: 'Enter',
  })
  await session.detach()
}

/** A script for the page: the clipboard of a browser without a window takes no files. */
function pasteScript({ name, type, base64 }: Extract<Action, { readonly kind: 'pasteFile' }>): string {
  return `{
    const bytes = Uint8Array.from(atob(${JSON.stringify(base64)}), (unit) => unit.charCodeAt(0))
    const clipboardData = new DataTransfer()
    clipboardData.items.add(new File([bytes], ${JSON.stringify(name)}, { type: ${JSON.stringify(type)} }))
    const paste = new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true })
    document.activeElement.dispatchEvent(paste)
  }`
}

/** Moves to the entry with the arrow keys: the mouse would open a hover that covers the list. */
async function pick(page: Page, quickInput: Locator, label: string): Promise<void> {
  const entries = quickInput.getByRole('option')
  const isLabel = { has: page.getByText(label, { exact: true }) }
  try {
    await entries.filter(isLabel).waitFor({ timeout: actionTimeoutMs })
  } catch (error) {
    throw new Error(
      `There is no entry “${label}”. Visible: ${(await quickInput.allInnerTexts()).map(withoutStyles).join(' | ')}`,
      { cause: error },
    )
  }
  const focused = quickInput.locator('.monaco-list-row.focused').filter(isLabel)
  for (let step = await entries.count(); step >= 0 && (await focused.count()) === 0; step--) {
    await page.keyboard.press('ArrowDown')
  }
  await focused.waitFor({ timeout: actionTimeoutMs })
  await page.keyboard.press('Enter')
}

/** @throws with the texts of `places` if the target does not appear. */
async function clickOneOf(target: Locator, label: string, places: Locator): Promise<void> {
  try {
    await target.click({ timeout: actionTimeoutMs })
  } catch (error) {
    const seen = (await places.allInnerTexts()).map(withoutStyles)
    const reason = error instanceof Error ? stripVTControlCharacters(error.message).slice(0, 1_500) : String(error)
    throw new Error(`“${label}” could not be clicked. Visible: ${seen.join(' | ')}\n${reason}`, { cause: error })
  }
}

/** Removes CSS rules, which VS Code puts among the entries of its lists, and collapses white space. */
function withoutStyles(text: string): string {
  return text
    .replaceAll(/[^{}]*\{[^{}]*\}/g, ' ')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .slice(0, 500)
}
