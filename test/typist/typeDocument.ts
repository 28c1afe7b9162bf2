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
 * Types a document as a person would who knows what to write and never chooses from a list: no Tab, no arrows, Enter only at
 * the ends of lines. Where a bullet goes on by itself, it is not typed again.
 *
 * Directly after Enter, white space and one list marker may be removed from a line that has nothing else. Where a line of the
 * source begins further out than the item that Enter began, another Enter moves the item out or ends the list, as in every pad.
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
    // The extension host takes an ended item away, maybe late: there have to be as many lines as were typed.
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

  /** @returns What the new line has already of the text. */
  async function beginLine(line: string, index: number): Promise<string> {
    let shown = await readBeginning(page)
    // Blanks that the editor has added by itself go away with the next Enter.
    if (shown === '' || (line === '' && /^\s+$/.test(shown))) return ''
    if (!hasOnlyMarker(shown)) return ''
    while (isItem(shown) && isFurtherOut(line, shown)) {
      const { line: endedItem } = await readScreen(page)
      await press(() => page.keyboard.press('Enter'))
      // Behind the end of the list it is clear what to type.
      if (widthOf(shown) === 0) return ''
      const ended = shown
      shown = await waitForOtherItem(page, endedItem, ended)
      if (shown === ended) break
    }
    const begun = beginningOf(line, shown)
    // An empty item of the source is typed by hand: Enter would end one that Enter began.
    const isEmptyItem = begun === line && isItem(shown)
    if (begun !== undefined && !isEmptyItem) return begun
    repairs.push(index)
    for (let attempts = 60; attempts > 0 && shown !== ''; attempts--) {
      await press(() => page.keyboard.press('Backspace'))
      shown = await readBeginning(page)
      const rest = beginningOf(line, shown)
      // White space that remains on an empty line would stay there.
      if (rest !== undefined && (line !== '' || shown === '')) return rest
    }
    return ''
  }
}

/** The row before the cursor on a new line: brackets that the editor closed by itself follow it. */
async function readBeginning(page: Page): Promise<string> {
  return (await readScreen(page)).before
}

function hasOnlyMarker(shown: string): boolean {
  return /^\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+(?:\[ \]\s*)?)?$/.test(shown)
}

/** Whether the editor has begun an item of a list. */
function isItem(shown: string): boolean {
  return /^\s*(?:[-*+]|\d{1,9}[.)])\s+(?:\[ \]\s*)?$/.test(shown)
}

/** Whether a line begins at an outer level of the list, or not in the list. */
function isFurtherOut(line: string, shown: string): boolean {
  if (line === '' || widthOf(line) < widthOf(shown)) return true
  return widthOf(line) === 0 && !/^(?:[-*+]|\d{1,9}[.)])(?:\s|$)/.test(line)
}

/** Columns of leading white space. */
function widthOf(line: string): number {
  return /^ */.exec(expandTabs(line))?.[0].length ?? 0
}

/** How long a person looks for the item that moved out. */
const longestLookMs = 5_000

/** What the line has before the cursor once the item that was ended there has moved out; `shown` if nothing happens. */
async function waitForOtherItem(page: Page, endedItem: number, shown: string): Promise<string> {
  const end = performance.now() + longestLookMs
  while (performance.now() < end) {
    const { line } = await readScreen(page)
    const now = await readBeginning(page)
    if (line === endedItem && now !== shown) return now
  }
  return readBeginning(page)
}

/** The beginning of the line that looks like what is shown, where tabs look like blanks; undefined if there is none. */
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

/** The Tab key would choose from a list: a tab is entered as a character, as by an input method. */
async function typeCharacter(page: Page, character: string): Promise<void> {
  if (character === '\t') await page.keyboard.insertText(character)
  else await page.keyboard.type(character)
}
