import { queryTextsInFrames } from '../hosts/frames'
import type { Page } from '../hosts/browser'
import { waitFor } from '../hosts/waitFor'
import { type Step, timeoutMs } from './steps'

/** The visible slide of a preview. */
const shown = 'main .slides section.present:not(.stack):is(.slides > *, section.stack.present > *)'

/** A reload ends the extension host, so no editor suite can try it. */
export const slideSteps: readonly Step[] = [
  {
    title: 'shows the slide preview again after a reload of the window, on the same slide',
    run: async (page) => {
      await page.keyboard.press('Control+P')
      await page.locator('.quick-input-widget input').waitFor()
      await page.keyboard.type('community-call/20260305')
      await page.locator('.quick-input-widget .monaco-list-row.focused').filter({ hasText: 'community-call' }).waitFor()
      await page.keyboard.press('Enter')
      await page.locator('.editor-instance .view-line').filter({ hasText: 'Orchard' }).first().waitFor()
      // Its button is there as soon as the file is known to be a deck.
      await page.getByRole('button', { name: 'Open Slide Preview to the Side' }).first().click()
      await seeSlide(page, 'Many trees')
      await page.keyboard.press('Control+G')
      await page.locator('.quick-input-widget input').waitFor()
      await page.keyboard.type('37')
      await page.keyboard.press('Enter')
      await seeSlide(page, 'Servers, storage')
      await page.reload({ waitUntil: 'commit' })
      await seeSlide(page, 'Servers, storage')
    },
  },
]

async function seeSlide(page: Page, text: string): Promise<void> {
  await waitFor(
    async () =>
      (await queryTextsInFrames(page, shown, undefined)).some((slide) => slide.includes(text)) ? true : undefined,
    { description: `the slide “${text}”`, timeoutMs },
  )
}
