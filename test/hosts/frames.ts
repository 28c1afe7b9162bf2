import type { Frame, Page } from 'playwright-core'
import { actionTimeoutMs } from '../editor/protocol'
import { waitFor } from './waitFor'

/** The texts (or values of an attribute) of the elements in the page's frames that match a selector now. */
export async function queryTextsInFrames(
  page: Page,
  selector: string,
  attribute: string | undefined,
): Promise<readonly string[]> {
  return inFrames(page, (frame) =>
    attribute === undefined
      ? frame.locator(selector).allTextContents()
      : frame.locator(selector).evaluateAll((all, name) => all.map((one) => one.getAttribute(name) ?? ''), attribute),
  )
}

/** Width and height in CSS pixels, before scaling, of the elements in the page's frames that match a selector. */
export async function measureInFrames(page: Page, selector: string): Promise<readonly (readonly [number, number])[]> {
  return inFrames(page, (frame) =>
    frame
      .locator(selector)
      .evaluateAll((all) =>
        all.map((one) => [(one as HTMLElement).offsetWidth, (one as HTMLElement).offsetHeight] as const),
      ),
  )
}

/** Waits for a visible element in one of the page's frames and clicks it. */
export async function clickInFrames(page: Page, selector: string): Promise<void> {
  await waitFor(
    async () => {
      const found = await inFrames(page, async (frame) => {
        const visible = frame.locator(selector).filter({ visible: true })
        if ((await visible.count()) === 0) return []
        await visible.first().click({ timeout: actionTimeoutMs })
        return [true]
      })
      return found[0]
    },
    { description: `“${selector}” in a frame`, timeoutMs: actionTimeoutMs },
  )
}

/** Collects the answers of all frames except the main one. A frame that is removed meanwhile contributes nothing. */
async function inFrames<T>(page: Page, ask: (frame: Frame) => Promise<readonly T[]>): Promise<readonly T[]> {
  const frames = page.frames().filter((frame) => frame !== page.mainFrame())
  const answers = await Promise.all(
    frames.map(async (frame) => {
      try {
        return await ask(frame)
      } catch (error) {
        if (frame.isDetached() || /detached|context was destroyed|navigat/i.test(String(error))) return []
        throw error
      }
    }),
  )
  return answers.flat()
}
