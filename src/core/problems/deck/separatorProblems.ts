import { rangeAt } from '../../reader/text/source'
import { closedRanges } from '../../slides/closedRanges'
import { findDeckCuts, findRules } from '../../slides/cuts'
import { addsLinesAbove, findDeckHead, findPadFrontMatter } from '../../slides/padFrontMatter'
import { losesIndent } from '../../slides/padIndent'
import type { Found } from './found'

/**
 * Finds lines that look like separators but are not, separators that split a fence or comment, and separators with
 * lines below them that change the slide.
 */
export function findSeparatorProblems(text: string): readonly Found[] {
  const { bodyStart, cuts } = findDeckCuts(text)
  const closed = closedRanges(text, bodyStart)
  const head = findDeckHead(text)
  const frontMatter = findPadFrontMatter(text)
  const missed = findRules(text, Math.max(bodyStart, head?.end ?? 0)).flatMap(({ mark, offset, flaw }): Found[] => {
    if (flaw === undefined || rangeAt(closed, offset) !== undefined) return []
    const range = { start: offset, end: offset + mark.length }
    // A longer line below text underlines a heading.
    if (flaw === 'mark' && lineAbove(text, offset).trim() !== '') return []
    if (flaw === 'textAbove' && isParagraph(lineAbove(text, offset))) return [{ code: 'setext-heading', ...range }]
    return [{ code: 'slide-separator', mark, flaw, ...range }]
  })
  const splitting = cuts.flatMap(({ mark, offset, inside }): Found[] =>
    inside === undefined
      ? []
      : [
          {
            code: 'slide-separator',
            mark,
            flaw: inside === 'fence' ? 'inFence' : 'inComment',
            start: offset,
            end: offset + mark.length,
          },
        ],
  )
  const starts = [
    ...(frontMatter === undefined || addsLinesAbove(frontMatter)
      ? []
      : [{ mark: '---', offset: bodyStart - 3, next: bodyStart }]),
    ...cuts,
  ]
  const changing = starts.flatMap(({ mark, offset, next }, index): Found[] =>
    losesIndent(text.slice(next, starts[index + 1]?.offset))
      ? [{ code: 'slide-separator', mark, flaw: 'linesBelow', start: offset, end: offset + mark.length }]
      : [],
  )
  return [...missed, ...splitting, ...changing]
}

function lineAbove(text: string, offset: number): string {
  return /([^\r\n]*)(?:\r\n|\r|\n) {0,3}$/.exec(text.slice(Math.max(0, offset - 500), offset))?.[1] ?? ''
}

/** Whether a line of hyphens below makes this line a heading. */
function isParagraph(line: string): boolean {
  return !/^ {0,3}(?:#{1,6}(?:[ \t]|$)|[-*+>][ \t]|\d{1,9}[.)][ \t]|[<|])|^(?: {4}|\t)|^ {0,3}(?:-{3,}|\*{3,}|_{3,})[ \t]*$/.test(
    line,
  )
}
