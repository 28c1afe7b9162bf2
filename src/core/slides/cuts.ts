import type { TextRange } from '../reader/text/ranges'
import { rangeAt } from '../reader/text/source'
import { closedRanges } from './closedRanges'
import { findPadFrontMatter } from './padFrontMatter'
import { isPadTag } from './padHtml'

/** A line of hyphens that starts a slide: `---` a new section, `----` a slide below the one above. */
export interface DeckCut {
  readonly mark: '---' | '----'
  /** Offset of the hyphens. */
  readonly offset: number
  /** Offset of the next line. */
  readonly next: number
  /** What the cut splits; undefined if it is between blocks. */
  readonly inside: 'fence' | 'comment' | undefined
}

/** Where a deck is cut into slides. */
export interface DeckCuts {
  /** Offset where the first slide starts: after the front matter, or 0. */
  readonly bodyStart: number
  readonly cuts: readonly DeckCut[]
}

/**
 * Cuts a deck exactly where HedgeDoc 1.x does. Everything that needs the slides of a deck uses this function.
 *
 * HedgeDoc cuts the text by `^\n---\n$`, regardless of the Markdown around it: the line has only hyphens, and the lines
 * above and below are empty, without spaces. So it also cuts in fences and comments. A separator in the last line needs
 * a line ending. See https://github.com/hedgedoc/hedgedoc/blob/master/public/js/slide.js
 */
export function findDeckCuts(text: string): DeckCuts {
  const bodyStart = findPadFrontMatter(text)?.end ?? 0
  const separators = findRules(text, bodyStart).filter(({ flaw }) => flaw === undefined)
  const closed = separators.length === 0 ? [] : closedRanges(text, bodyStart)
  return {
    bodyStart,
    cuts: separators.map(({ mark, offset, next }) => ({
      mark: mark as DeckCut['mark'],
      offset,
      next,
      inside: rangeAt(closed, offset)?.kind,
    })),
  }
}

/** Why a line is not a separator although it looks like one. */
export type SeparatorFlaw =
  /** Text is directly above or below. */
  | 'textAbove'
  | 'textBelow'
  /** The line, or the one above or below, has spaces. */
  | 'spaces'
  /** Not three or four hyphens. */
  | 'mark'
  /** The last line has no line ending. */
  | 'end'

/** A line that is a separator or looks like one. */
export interface Rule {
  readonly mark: string
  readonly offset: number
  /** Offset of the next line. */
  readonly next: number
  readonly flaw: SeparatorFlaw | undefined
}

/** Lines of hyphens, asterisks or underscores from an offset, each with its flaw; undefined for separators. */
export function findRules(text: string, from: number): readonly Rule[] {
  const tags = multilineTags(text, from)
  return [...text.slice(from).matchAll(/(?<![^\r\n]) {0,3}(-{3,}|\*{3,}|_{3,})[ \t]*(?![^\r\n])/g)].flatMap(
    ({ 0: content, 1: mark = '', index }): readonly Rule[] => {
      const start = from + index
      const end = start + content.length
      const next = end + lineEndAt(text, end)
      // HedgeDoc rewrites the HTML around this line as one tag, and so removes the line.
      if (rangeAt(tags, start) !== undefined) return []
      const flaw = flawOf({
        mark,
        content,
        above: lineAbove(text, start, from),
        below: /^[^\r\n]*/.exec(text.slice(next, next + maxLineLength))?.[0] ?? '',
        hasEnd: next > end,
      })
      return [{ mark, offset: start + content.indexOf(mark.charAt(0)), next, flaw }]
    },
  )
}

/** Maximum number of characters of a neighboring line to read, to see whether it is empty. */
const maxLineLength = 1_000

function lineEndAt(text: string, offset: number): number {
  return text.startsWith('\r\n', offset) ? 2 : /[\r\n]/.test(text.charAt(offset)) ? 1 : 0
}

/** The end of the line above; undefined for the first line of a text without front matter. */
function lineAbove(text: string, start: number, from: number): string | undefined {
  if (start === from) return undefined
  const end = text.startsWith('\r\n', start - 2) && start - 2 >= from ? start - 2 : start - 1
  const before = text.slice(Math.max(from, end - maxLineLength), end)
  return before.slice(Math.max(before.lastIndexOf('\n'), before.lastIndexOf('\r')) + 1)
}

function flawOf({
  mark,
  content,
  above,
  below,
  hasEnd,
}: {
  readonly mark: string
  readonly content: string
  readonly above: string | undefined
  readonly below: string
  readonly hasEnd: boolean
}): SeparatorFlaw | undefined {
  if (mark !== '---' && mark !== '----') return 'mark'
  // JavaScript's `^` and `$` also match at these line terminators.
  const isCutAbove = above !== undefined && /(?:^|[\u2028\u2029])$/.test(above)
  const isCutBelow = /^(?:$|[\u2028\u2029])/.test(below)
  if (content === mark && isCutAbove && isCutBelow) return hasEnd ? undefined : 'end'
  if (above === undefined || above.trim() !== '') return 'textAbove'
  return below.trim() === '' ? 'spaces' : 'textBelow'
}

/**
 * Tags of several lines, for example because of a forgotten `>`. HedgeDoc rewrites them on one line, with everything
 * inside. They end at the next `>` outside quotes, or at the end of the text.
 */
function multilineTags(text: string, from: number): readonly TextRange[] {
  const found: TextRange[] = []
  const mark = /[<>"']/g
  let start = text.indexOf('<', from)
  let quote = ''
  mark.lastIndex = start + 1
  while (start >= 0) {
    const at = mark.exec(text)?.index
    const character = at === undefined ? '' : text.charAt(at)
    if (at === undefined && quote !== '') break
    if (quote !== '') {
      if (character === quote) quote = ''
    } else if (character === '<') start = at ?? start
    else if (character === '>' || at === undefined) {
      const end = at === undefined ? text.length : at + 1
      const name = /^<\/?([a-z][a-z0-9]*)(?=[\s/>]|$)/i.exec(text.slice(start, start + 20))?.[1] ?? ''
      if (isPadTag(name.toLowerCase()) && /[\r\n]/.test(text.slice(start, end))) found.push({ start, end })
      start = at === undefined ? -1 : text.indexOf('<', end)
      mark.lastIndex = start + 1
    } else if (/=\s*$/.test(text.slice(Math.max(start, at - 20), at))) quote = character
  }
  return found
}
