import * as vscode from 'vscode'
import type { Message, RunSettings } from './protocol'

// Keyboard and mouse input, performed by the program that drives the browser. Each function resolves once the input is done.

/** Types the text key by key into the focused element. */
export async function typeText(text: string): Promise<void> {
  await send({ kind: 'type', text })
}

/** Presses a key or chord in the notation of Playwright: `Enter`, `Control+Space`, `ArrowDown`. */
export async function pressKey(key: string): Promise<void> {
  await send({ kind: 'press', key })
}

/** How long the extension host does not answer, in milliseconds. The keys are pressed in the meantime. */
const busyMs = 1_500

/** Presses keys one after the other while the extension host is too busy to answer, as on a slow computer. */
export async function pressWhileBusy(...keys: readonly string[]): Promise<void> {
  const pressed = send({ kind: 'pressAfterPause', keys })
  // The request leaves first.
  await new Promise((resolve) => setTimeout(resolve, 100))
  for (const end = performance.now() + busyMs; performance.now() < end;);
  await pressed
}

/** Enters the text with an input method, and ends its composition with Enter. */
export async function composeText(text: string): Promise<void> {
  await send({ kind: 'compose', text })
}

/** Waits for a dialog or notification with a button of this label, and clicks the button. */
export async function clickButton(label: string): Promise<void> {
  await send({ kind: 'click', label })
}

/** Waits for an input box, types the text into it and presses Enter. */
export async function answerInput(text: string): Promise<void> {
  await send({ kind: 'answer', text })
}

/** Waits for a quick pick with an entry of this label, and chooses the entry. */
export async function pickEntry(label: string): Promise<void> {
  await send({ kind: 'pickEntry', label })
}

/** Saves a screenshot as `out/screenshots/HOST-NAME.png`. */
export async function screenshot(name: string): Promise<void> {
  await send({ kind: 'screenshot', name })
}

/** Clicks the first element that matches a CSS selector. */
export async function clickElement(selector: string): Promise<void> {
  await send({ kind: 'clickElement', selector })
}

/** Drags the first element that matches `selector` onto the first one that matches `to`. */
export async function dragElement(selector: string, to: string): Promise<void> {
  await send({ kind: 'drag', selector, to })
}

/** The texts (or values of an attribute) of all elements that match a CSS selector now, with white space collapsed. */
export async function queryTexts(selector: string, attribute?: string): Promise<readonly string[]> {
  const texts = (await send({
    kind: 'queryTexts',
    selector,
    ...(attribute === undefined ? {} : { attribute }),
  })) as readonly string[]
  return texts.map((text) => text.replace(/\s+/g, ' ').trim())
}

/** The same for elements inside frames: webviews and the built-in Markdown preview. */
export async function queryTextsInFrames(selector: string, attribute?: string): Promise<readonly string[]> {
  const texts = (await send({
    kind: 'queryTextsInFrames',
    selector,
    ...(attribute === undefined ? {} : { attribute }),
  })) as readonly string[]
  return texts.map((text) => text.replace(/\s+/g, ' ').trim())
}

/** Width and height in CSS pixels, before scaling, of the elements in frames that match a selector. */
export async function measureInFrames(selector: string): Promise<readonly (readonly [number, number])[]> {
  return (await send({ kind: 'measureInFrames', selector })) as readonly (readonly [number, number])[]
}

/** Clicks the first visible element in a frame that matches a selector. */
export async function clickInFrames(selector: string): Promise<void> {
  await send({ kind: 'clickInFrames', selector })
}

/** Pastes a file into the focused element, as from a file manager or a screenshot. */
export async function pasteFile(name: string, type: string, base64: string): Promise<void> {
  await send({ kind: 'pasteFile', name, type, base64 })
}

/** Calls a method of the stand-in for GitHub by its name, for example `pullRequests` with `{ owner, repo }`. */
export async function callGitHub<T = void>(verb: string, ...parameters: readonly unknown[]): Promise<T> {
  return (await send({ kind: 'github', verb, parameters })) as T
}

/** Whether keyboard and mouse input is possible. False on the desktop: suites that need input skip themselves there. */
export function canInteract(): boolean {
  return runSetting('host') !== 'desktop'
}

/** @returns The driver's answer. @throws with the reason if the driver failed. */
export async function send(message: Message): Promise<unknown> {
  const response = await fetch(runSetting('driver'), { method: 'POST', body: JSON.stringify(message) })
  if (!response.ok) {
    throw new Error(await response.text())
  }
  return response.json()
}

export function runSetting<K extends keyof RunSettings>(key: K): RunSettings[K] {
  const value = vscode.workspace.getConfiguration('minutesTest').get<RunSettings[K]>(key)
  if (value === undefined) {
    throw new Error(`The suites need the setting minutesTest.${key}.`)
  }
  return value
}
