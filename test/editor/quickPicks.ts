import { queryTexts } from './driver'
import { pollUntil } from './waiting'

/** The entries of the visible quick pick. A closed one stays in the page, hidden. */
export async function quickPickEntries(): Promise<readonly string[]> {
  return queryTexts('.quick-input-widget:visible .monaco-list-row')
}

/** Waits for a quick pick with a matching entry. @returns All its entries. */
export async function waitForEntry(entry: RegExp): Promise<readonly string[]> {
  return pollUntil(quickPickEntries, (rows) => rows.some((row) => entry.test(row)))
}

/** Waits for a quick pick or input box whose title contains a text. */
export async function waitForTitle(title: string): Promise<void> {
  await pollUntil(
    () => queryTexts('.quick-input-title:visible'),
    (titles) => titles.some((each) => each.includes(title)),
  )
}
