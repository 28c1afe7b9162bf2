import { replaceRange } from '../edits/textEdit'
import { verbatimLinesOf } from '../reader/text/verbatimLines'

/** The text with the moved topic, and the new 0-based line of its heading. */
export interface MovedTopic {
  readonly text: string
  readonly line: number
}

/**
 * Moves a heading with its section above the previous, or below the next, section of the same level.
 *
 * @param line The 0-based line of the heading.
 * @returns undefined if the line is not a heading, or has no neighbor of its level below the same parent.
 */
export function moveTopic(text: string, line: number, direction: 1 | -1): MovedTopic | undefined {
  const parts = text.split(/(?<=\r\n|\r(?!\n)|\n)/)
  const lines = parts.map((part) => part.replace(/[\r\n]+$/, ''))
  const verbatim = verbatimLinesOf(text)
  const levels = lines.map((each, at) => (verbatim.has(at) ? undefined : levelOf(each)))
  const level = levels[line]
  if (level === undefined) return undefined
  const end = sectionEnd(levels, line, level)
  const [first, second, last] =
    direction === 1 ? [line, end, nextEnd(levels, end, level)] : [previousStart(levels, line, level), line, end]
  if (first === undefined || last === undefined) return undefined
  const offset = (at: number): number => parts.slice(0, at).join('').length
  const lineBreak = /\r\n|\r|\n/.exec(text)?.[0] ?? '\n'
  let upper = text.slice(offset(first), offset(second))
  let lower = text.slice(offset(second), offset(last))
  // The last section of a file may end without a line break.
  const isLast = offset(last) === text.length && !/[\r\n]$/.test(lower)
  if (isLast) {
    const gap = /(?:\r\n|\r|\n)+$/.exec(upper)?.[0] ?? lineBreak
    lower += gap
    upper = upper.slice(0, -gap.length)
  } else {
    const upperGap = /(?:\r\n|\r|\n)+$/.exec(upper)?.[0] ?? ''
    const lowerGap = /(?:\r\n|\r|\n)+$/.exec(lower)?.[0] ?? ''
    upper = upper.slice(0, upper.length - upperGap.length) + lowerGap
    lower = lower.slice(0, lower.length - lowerGap.length) + upperGap
  }
  const moved = replaceRange(text, offset(first), offset(last), lower + upper)
  return { text: moved, line: direction === 1 ? first + (lower.match(/\r\n|\r|\n/g)?.length ?? 0) : first }
}

/** The levels of headings by line; undefined for other lines. */
type Levels = readonly (number | undefined)[]

/** The level of an ATX heading; undefined for other lines. */
function levelOf(line: string): number | undefined {
  return /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(line)?.[1]?.length
}

function sectionEnd(levels: Levels, index: number, level: number): number {
  const end = levels.findIndex((other, at) => at > index && other !== undefined && other <= level)
  return end < 0 ? levels.length : end
}

function nextEnd(levels: Levels, start: number, level: number): number | undefined {
  return levels[start] === level ? sectionEnd(levels, start, level) : undefined
}

function previousStart(levels: Levels, index: number, level: number): number | undefined {
  const start = levels.findLastIndex((other, at) => at < index && other !== undefined && other <= level)
  return levels[start] === level ? start : undefined
}
