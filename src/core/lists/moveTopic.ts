import { replaceRange } from '../edits/textEdit'
import { isVerbatimLine } from './listLine'

/** The text with the topic moved, and the 0-based line of its heading then. */
export interface MovedTopic {
  readonly text: string
  readonly line: number
}

/**
 * Moves a heading with its section above the previous, or below the next, section of the same level.
 *
 * @param line The 0-based line of the heading.
 * @returns undefined if the line is no heading, or has no neighbor of its level below the same parent.
 */
export function moveTopic(text: string, line: number, direction: 1 | -1): MovedTopic | undefined {
  const parts = text.split(/(?<=\r\n|\r(?!\n)|\n)/)
  const lines = parts.map((part) => part.replace(/[\r\n]+$/, ''))
  const level = levelOf(lines, line)
  if (level === undefined) return undefined
  const end = sectionEnd(lines, line, level)
  const [first, second, last] =
    direction === 1 ? [line, end, nextEnd(lines, end, level)] : [previousStart(lines, line, level), line, end]
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

/** The level of an ATX heading outside of code; undefined for other lines. */
function levelOf(lines: readonly string[], index: number): number | undefined {
  const marks = /^ {0,3}(#{1,6})(?:[ \t]|$)/.exec(lines[index] ?? '')?.[1]
  return marks === undefined || isVerbatimLine(lines, index) ? undefined : marks.length
}

function sectionEnd(lines: readonly string[], index: number, level: number): number {
  for (let at = index + 1; at < lines.length; at++) {
    const other = levelOf(lines, at)
    if (other !== undefined && other <= level) return at
  }
  return lines.length
}

function nextEnd(lines: readonly string[], start: number, level: number): number | undefined {
  return start < lines.length && levelOf(lines, start) === level ? sectionEnd(lines, start, level) : undefined
}

function previousStart(lines: readonly string[], index: number, level: number): number | undefined {
  for (let at = index - 1; at >= 0; at--) {
    const other = levelOf(lines, at)
    if (other === level) return at
    if (other !== undefined && other < level) return undefined
  }
  return undefined
}
