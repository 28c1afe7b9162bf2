import type { Page } from '../hosts/browser'

/** What a person sees at the cursor. */
export interface Screen {
  /** Number of the cursor's line, as the editor shows it. */
  readonly line: number
  /** The visible row with the cursor: a line, or the last part of a wrapped one. Tabs are shown as blanks. */
  readonly row: string
}

/** Reads the screen after it was drawn. Does not ask the extension host, which may be busy. */
export async function readScreen(page: Page): Promise<Screen> {
  return page.evaluate(async () => {
    // Once for the change, and once for what was drawn.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const editor = document.querySelector('.editor-instance .monaco-editor')
    const top = editor?.querySelector<HTMLElement>('.cursors-layer .cursor')?.style.top
    const rows = [...(editor?.querySelectorAll<HTMLElement>('.view-lines .view-line') ?? [])]
    const row = rows.find((one) => one.style.top === top)?.textContent ?? ''
    const number = editor?.querySelector('.line-numbers.active-line-number')?.textContent ?? ''
    return { line: Number(number), row: row.replaceAll(/\u00a0/g, ' ').replaceAll(/[\u200b\u200c]/g, '') }
  })
}
