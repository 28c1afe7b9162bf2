import { see } from './driver'
import { eventually } from './waiting'

/** The entries of the list that asks something now. One that is gone still has its text, and is not seen. */
export async function entries(): Promise<readonly string[]> {
  return see('.quick-input-widget:visible .monaco-list-row')
}

/** Waits for a list with such an entry. @returns All its entries. */
export async function listed(entry: RegExp): Promise<readonly string[]> {
  return eventually(entries, (rows) => rows.some((row) => entry.test(row)))
}

/** Waits for a list or a box with such a title. */
export async function titled(title: string): Promise<void> {
  await eventually(
    () => see('.quick-input-title:visible'),
    (titles) => titles.some((each) => each.includes(title)),
  )
}
