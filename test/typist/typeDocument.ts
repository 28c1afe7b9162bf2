import type { Page } from '../hosts/browser'
import { isAmbiguous, type TypingRecord } from './compare'
import { readScreen } from './screen'
import type { Source } from './sources'

export interface TypingOptions {
  readonly paceMs: number
  /** Handles that the other documents contain, in lower case. */
  readonly knownHandles: ReadonlySet<string>
}

/**
 * Types a document like a person who never accepts a suggestion: no Tab, no arrow keys, Enter only at the ends of
 * lines. List markers that Enter inserts are not typed again.
 *
 * Directly after Enter, white space and one list marker may be removed from a line that has nothing else. If a source
 * line is indented less than the item that Enter began, Enter is pressed again to outdent the item or end the list.
 */
export async function typeDocument(
  page: Page,
  { lines, hasMoreLines }: Source,
  { paceMs, knownHandles }: TypingOptions,
): Promise<Omit<TypingRecord, 'result'>> {
  const swallowed: number[] = []
  const ambiguous: number[] = []
  const repairs: number[] = []
  const handles = new Set(knownHandles)
  let keys = 0

  for (const [index, line] of lines.entries()) {
    const begun = index === 0 ? '' : await beginLine(line, index)
    for (const character of line.slice(begun.length)) await press(() => typeCharacter(page, character))
    for (const [, handle = ''] of line.matchAll(/@([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)(?=[^\p{L}\p{N}_.-])/gu))
      handles.add(handle.toLowerCase())
    if (index === lines.length - 1 && !hasMoreLines) continue
    const before = (await readScreen(page)).line
    await press(() => page.keyboard.press('Enter'))
    const after = await readScreen(page)
    // The extension host may be late in removing an ended item: all typed lines must exist.
    if (after.line <= before && after.line < index + 2 - swallowed.length) {
      if (isAmbiguous(line, after.row.trimEnd(), handles)) {
        ambiguous.push(index)
        await press(() => page.keyboard.press('Enter'))
      } else swallowed.push(index)
    }
    for (const [, handle = ''] of line.matchAll(/@([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)$/gu))
      handles.add(handle.toLowerCase())
  }
  return { swallowed, ambiguous, repairs, keys }

  async function press(key: () => Promise<void>): Promise<void> {
    const start = performance.now()
    await key()
    keys++
    const remaining = paceMs - (performance.now() - start)
    if (remaining > 0) await new Promise((resolve) => setTimeout(resolve, remaining))
  }

  /** @returns The beginning of the text that the new line already has. */
  async function beginLine(line: string, index: number): Promise<string> {
    let shown = await readBeginning(page)
    // Spaces that the editor inserted are removed by the next Enter.
    if (shown === '' || (line === '' && /^\s+$/.test(shown))) return ''
    if (!hasOnlyMarker(shown)) return ''
    while (isItem(shown) && isFurtherOut(line, shown)) {
      const { line: endedItem } = await readScreen(page)
      await press(() => page.keyboard.press('Enter'))
      // The line is after the end of the list.
      if (widthOf(shown) === 0) return ''
      const ended = shown
      shown = await waitForOtherItem(page, endedItem, ended)
      if (shown === ended) break
    }
    const begun = beginningOf(line, shown)
    // An empty item of the source is typed, because Enter would end an item that Enter began.
    const isEmptyItem = begun === line && isItem(shown)
    if (begun !== undefined && !isEmptyItem) return begun
    repairs.push(index)
    for (let attempts = 60; attempts > 0 && shown !== ''; attempts--) {
      await press(() => page.keyboard.press('Backspace'))
      shown = await readBeginning(page)
      const rest = beginningOf(line, shown)
      // White space on an empty line would remain.
      if (rest !== undefined && (line !== '' || shown === '')) return rest
    }
    return ''
  }
}

/** The row before the cursor on a new line, without brackets that the editor closed. */
async function readBeginning(page: Page): Promise<string> {
  return (await readScreen(page)).before
}

function hasOnlyMarker(shown: string): boolean {
  return /^\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[ \]\s*)?)?$/.test(shown)
}

/** Whether the editor has begun a list item. */
function isItem(shown: string): boolean {
  return /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[ \]\s*)?$/.test(shown)
}

/** Whether a line belongs to an outer level of the list, or is outside the list. */
function isFurtherOut(line: string, shown: string): boolean {
  if (line === '' || widthOf(line) < widthOf(shown)) return true
  return widthOf(line) === 0 && !/^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/.test(line)
}

/** Columns of leading white space. */
function widthOf(line: string): number {
  return /^ */.exec(expandTabs(line))?.[0].length ?? 0
}

/** How long to wait until the item has moved to its outer level, in milliseconds. */
const longestLookMs = 5_000

/** The text before the cursor once the ended item has moved to its outer level; `shown` if nothing changes. */
async function waitForOtherItem(page: Page, endedItem: number, shown: string): Promise<string> {
  const end = performance.now() + longestLookMs
  while (performance.now() < end) {
    const { line } = await readScreen(page)
    const now = await readBeginning(page)
    if (line === endedItem && now !== shown) return now
  }
  return readBeginning(page)
}

/** The beginning of the line that looks like `shown`, in which tabs are spaces; undefined if there is none. */
function beginningOf(line: string, shown: string): string | undefined {
  for (let length = Math.min(line.length, shown.length); length >= 0; length--) {
    const beginning = line.slice(0, length)
    if (expandTabs(beginning) === shown) return beginning
  }
  return undefined
}

function expandTabs(text: string): string {
  let expanded = ''
  for (const character of text) expanded += character === '\t' ? ' '.repeat(4 - (expanded.length % 4)) : character
  return expanded
}

/** Enters a tab as a character, like an input method, because the Tab key would accept a suggestion. */
async function typeCharacter(page: Page, character: string): Promise<void> {
  if (character === '\t') await page.keyboard.insertText(character)
  else await page.keyboard.type(character)
}
