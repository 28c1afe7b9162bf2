import { see } from './driver'
import { eventually } from './waiting'

/** The rows of the views of Minutes. */
export const rows = '.pane-body .monaco-list-row'

/** The rows as a screen reader reads them, as soon as they are as wanted. */
export async function view(isWanted: (rows: readonly string[]) => boolean): Promise<readonly string[]> {
  return eventually(() => see(rows, 'aria-label'), isWanted)
}

/** The number of items of a group, 0 while the view has no such row. */
export function countOf(seen: readonly string[], group: string): number {
  const row = seen.find((text) => text.startsWith(`${group}, `))
  return Number(/, (\d+) action items/.exec(row ?? '')?.[1] ?? 0)
}

/** The selector of the row with a text. */
export function rowWith(text: string): string {
  return `${rows}:has-text(${JSON.stringify(text)})`
}
