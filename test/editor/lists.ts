import { see } from './driver'
import { eventually } from './waiting'

/** The entries of the visible quick pick. A closed one stays in the page, hidden. */
export async function entries(): Promise<readonly string[]> {
  return see('.quick-input-widget:visible .monaco-list-row')
}

/** Waits for a quick pick with a matching entry. @returns All its entries. */
export async function listed(entry: RegExp): Promise<readonly string[]> {
  return eventually(entries, (rows) => rows.some((row) => entry.test(row)))
}

/** Waits for a quick pick or input box whose title contains a text. */
export async function titled(title: string): Promise<void> {
  await eventually(
    () => see('.quick-input-title:visible'),
    (titles) => titles.some((each) => each.includes(title)),
  )
}
