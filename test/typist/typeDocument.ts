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
 * Directly after Enter, white space and one list marker may be removed from a line that has nothing else. Before an empty line
 * of the source, a second Enter ends a list that is not nested.
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
    const { begun, endedItem } = index === 0 ? { begun: '' } : await beginLine(line, index)
    for (const character of line.slice(begun.length)) await press(() => typeCharacter(page, character))
    for (const [, handle = ''] of line.matchAll(/@([\p{L}\p{N}][\p{L}\p{M}\p{N}_.-]*)(?=[^\p{L}\p{N}_.-])/gu))
      handles.add(handle.toLowerCase())
    if (index === lines.length - 1 && !hasMoreLines) continue
    // The end of a list is corrected by the extension host, which may be late: the line before counts.
    const before = endedItem ?? (await readScreen(page)).line
    await press(() => page.keyboard.press('Enter'))
    const after = await readScreen(page)
    if (after.line <= before) {
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

  /** @returns What the new line has already of the text, and the number of the line whose item an Enter ended. */
  async function beginLine(line: string, index: number): Promise<Beginning> {
    let shown = await readBeginning(page)
    // Blanks that the editor has added by itself go away with the next Enter.
    if (shown === '' || (line === '' && /^\s+$/.test(shown))) return { begun: '' }
    if (!hasOnlyMarker(shown)) return { begun: '' }
    const begun = beginningOf(line, shown)
    if (begun !== undefined) return { begun }
    if (line === '' && isTopItem(shown)) {
      // A second Enter ends the list, as in every pad, and leaves the empty line that is wanted.
      const { line: endedItem } = await readScreen(page)
      await press(() => page.keyboard.press('Enter'))
      return { begun: '', endedItem }
    }
    repairs.push(index)
    for (let attempts = 60; attempts > 0 && shown !== ''; attempts--) {
      await press(() => page.keyboard.press('Backspace'))
      shown = await readBeginning(page)
      const rest = beginningOf(line, shown)
      // White space that remains on an empty line would stay there.
      if (rest !== undefined && (line !== '' || shown === '')) return { begun: rest }
    }
    return { begun: '' }
  }
}

interface Beginning {
  readonly begun: string
  readonly endedItem?: number
}

/** The row before the cursor on a new line: brackets that the editor closed by itself follow the cursor. */
async function readBeginning(page: Page): Promise<string> {
  return (await readScreen(page)).row.replace(/[)\]}>]+$/, '')
}

function hasOnlyMarker(shown: string): boolean {
  return /^\s*(?:(?:>\s?)+|(?:[-*+]|\d{1,9}[.)])\s+(?:\[ \]\s*)?)?$/.test(shown)
}

/** Whether the editor has begun an item at the margin. */
function isTopItem(shown: string): boolean {
  return /^(?:[-*+]|\d{1,9}[.)])\s+(?:\[ \]\s*)?$/.test(shown)
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
