import * as vscode from 'vscode'
import type { Message, RunSettings } from './protocol'

// What a person does at the keyboard and the mouse, done by the program that drives the browser. Each resolves when it is done.

/** Types the text, key by key, where the focus is. */
export async function type(text: string): Promise<void> {
  await send({ kind: 'type', text })
}

/** Presses a key or a chord, as Playwright names them: `Enter`, `Control+Space`, `ArrowDown`. */
export async function press(key: string): Promise<void> {
  await send({ kind: 'press', key })
}

/** Waits for a dialog or a notification with a button of this label, and clicks it. */
export async function click(label: string): Promise<void> {
  await send({ kind: 'click', label })
}

/** Waits for an input box, types the text into it and presses Enter. */
export async function answer(text: string): Promise<void> {
  await send({ kind: 'answer', text })
}

/** Waits for a pick list with an entry of this label, and clicks it. */
export async function pick(label: string): Promise<void> {
  await send({ kind: 'pick', label })
}

/** Saves what is to be seen as `out/screenshots/HOST-NAME.png`. */
export async function screenshot(name: string): Promise<void> {
  await send({ kind: 'screenshot', name })
}

/** Clicks the first element of the window that a CSS selector finds. */
export async function point(selector: string): Promise<void> {
  await send({ kind: 'point', selector })
}

/** Drags the first element that a selector finds onto the first one that another finds, with the mouse. */
export async function drag(selector: string, to: string): Promise<void> {
  await send({ kind: 'drag', selector, to })
}

/** The texts, or values of an attribute, of the elements of the window that a CSS selector finds now, white space folded. */
export async function see(selector: string, attribute?: string): Promise<readonly string[]> {
  const texts = (await send({
    kind: 'see',
    selector,
    ...(attribute === undefined ? {} : { attribute }),
  })) as readonly string[]
  return texts.map((text) => text.replace(/\s+/g, ' ').trim())
}

/** As `see`, in the frames of the window: webviews and the built-in Markdown preview. */
export async function seeInFrames(selector: string, attribute?: string): Promise<readonly string[]> {
  const texts = (await send({
    kind: 'seeInFrames',
    selector,
    ...(attribute === undefined ? {} : { attribute }),
  })) as readonly string[]
  return texts.map((text) => text.replace(/\s+/g, ' ').trim())
}

/** Width and height, in CSS pixels, of what a selector finds in the frames, before any scaling. */
export async function measureInFrames(selector: string): Promise<readonly (readonly [number, number])[]> {
  return (await send({ kind: 'measureInFrames', selector })) as readonly (readonly [number, number])[]
}

/** Clicks the first visible element that a selector finds in a frame. */
export async function pointInFrames(selector: string): Promise<void> {
  await send({ kind: 'pointInFrames', selector })
}

/** Calls a verb of the stand-in for GitHub: `github('pullRequests', { owner, repo })`. */
export async function github<T = void>(verb: string, ...parameters: readonly unknown[]): Promise<T> {
  return (await send({ kind: 'github', verb, parameters })) as T
}

/** False on the desktop, where nobody is there to type. A suite that needs it skips itself. */
export function isDriven(): boolean {
  return runSetting('host') !== 'desktop'
}

/** @returns the other side's answer. @throws with the reason, where it could not do it. */
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
    throw new Error(`The suites were started without the setting minutesTest.${key}.`)
  }
  return value
}
