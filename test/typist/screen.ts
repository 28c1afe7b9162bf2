import type { Page } from '../hosts/browser'

/** What a person sees at the cursor. */
export interface Screen {
  /** Number of the cursor's line, as the editor shows it. */
  readonly line: number
  /** The visible row with the cursor: a line, or the last part of a wrapped one. Tabs are shown as blanks. */
  readonly row: string
  /** The part of the row before the cursor. */
  readonly before: string
}

/** Reads the screen after it was drawn. Does not ask the extension host, which may be busy. */
export async function readScreen(page: Page): Promise<Screen> {
  return page.evaluate(async () => {
    // One frame for the change, and one for drawing it.
    await new Promise((resolve) => requestAnimationFrame(() => requestAnimationFrame(resolve)))
    const editor = document.querySelector('.editor-instance .monaco-editor')
    const cursor = editor?.querySelector<HTMLElement>('.cursors-layer .cursor')
    const rows = [...(editor?.querySelectorAll<HTMLElement>('.view-lines .view-line') ?? [])]
    const row = rows.find((one) => one.style.top === cursor?.style.top)
    const number = editor?.querySelector('.line-numbers.active-line-number')?.textContent ?? ''
    // The characters whose middle is left of the cursor.
    const left = cursor?.getBoundingClientRect().left ?? 0
    let before = 0
    if (row !== undefined) {
      const nodes = document.createTreeWalker(row, NodeFilter.SHOW_TEXT)
      for (let node = nodes.nextNode(); node !== null; node = nodes.nextNode())
        for (let at = 0; at < (node.textContent?.length ?? 0); at++) {
          const range = document.createRange()
          range.setStart(node, at)
          range.setEnd(node, at + 1)
          const box = range.getBoundingClientRect()
          if (box.left + box.width / 2 < left) before++
        }
    }
    const text = row?.textContent ?? ''
    const [all, start] = [text, text.slice(0, before)].map((part) =>
      part.replaceAll(/\u00a0/g, ' ').replaceAll(/[\u200b\u200c]/g, ''),
    )
    return { line: Number(number), row: all ?? '', before: start ?? '' }
  })
}
