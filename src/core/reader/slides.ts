import type { Slide } from '../minutes'
import { pointAt } from '../positions'
import { findFrontMatterEnd, linesOf } from './text/blocks'
import { type Source, type SourceLine, toSpan, rangeAt } from './text/source'

/**
 * Splits a deck into slides: `---` starts a section, `----` a slide below it.
 *
 * Splits exactly where HedgeDoc 1.x does: the line has only hyphens, the line above is empty, and the line below is empty
 * or the text ends (`^(\n)---(\n)$` in https://github.com/hedgedoc/hedgedoc/blob/master/public/js/slide.js). Lines in
 * fences, comments and front matter do not separate; an unclosed comment hides only its slide.
 */
export function readSlides(source: Source): readonly Slide[] {
  const slides: Slide[] = []
  const headings = source.lines.filter(({ kind }) => kind === 'heading')
  let nextHeading = 0
  let start = findFrontMatterEnd(source.text)
  let section = 0
  let index = 0
  const push = (end: number): void => {
    const first = source.text.slice(start, end).search(/\S/)
    const from = first < 0 ? start : start + first
    while ((headings[nextHeading]?.start ?? end) < start) nextHeading++
    const heading = headings[nextHeading]
    slides.push({
      title: heading !== undefined && heading.start < end ? titleOf(heading) : undefined,
      section,
      index,
      span: toSpan(source, { start: from, end: Math.max(from, end) }),
    })
  }
  for (const { mark, offset, next, flaw } of findRules(source, start)) {
    if (flaw !== undefined) continue
    push(offset)
    start = next
    if (mark.length === 3) {
      section++
      index = 0
    } else index++
  }
  push(source.text.length)
  return slides
}

function titleOf(heading: SourceLine): string | undefined {
  return heading.maskedText.replace(/\uFFFC/g, '').trim() || undefined
}

/**
 * Why a line of hyphens is not a separator: with `underText` it makes the line above a heading (setext), otherwise it is
 * a rule.
 */
export type SeparatorFlaw = 'underText' | 'textBelow' | 'trailingBlanks'

/** A line of hyphens that looks like a separator but is not one. */
export interface MissedSeparator {
  /** 1-based. */
  readonly line: number
  readonly mark: string
  readonly flaw: SeparatorFlaw
}

/** The lines of a deck that were probably meant as separators. */
export function findMissedSeparators(source: Source): readonly MissedSeparator[] {
  return [...findRules(source, findFrontMatterEnd(source.text))].flatMap(({ flaw, mark, offset }) =>
    flaw === undefined ? [] : [{ line: pointAt(source.lineIndex, offset).line, mark, flaw }],
  )
}

interface Rule {
  readonly mark: string
  readonly offset: number
  readonly next: number
  readonly flaw: SeparatorFlaw | undefined
}

/** The lines of three or four hyphens after an offset, outside fences and comments. */
function* findRules(source: Source, from: number): Generator<Rule> {
  let above = ''
  const unclosed = firstUnclosedOffset(source)
  for (const { offset, end, next } of linesOf(source.text)) {
    if (offset < from) continue
    const line = source.text.slice(offset, end)
    const mark = /^(-{3,4})[ \t]*$/.exec(line)?.[1]
    const isCode = mark !== undefined && rangeAt(source.fences, offset) !== undefined
    // A last line without line ending does not separate, as in HedgeDoc.
    const isHidden = source.maskedText.charAt(offset) !== '-' && offset < unclosed
    if (mark !== undefined && next > end && !isCode && !isHidden) {
      yield { mark, offset, next, flaw: flawOfRule(source.text, line, above, next) }
    }
    above = line
  }
}

/** Offset of the first unclosed comment, style or script; Infinity if there is none. */
function firstUnclosedOffset({ text }: Source): number {
  const starts = [/<!--/g, /<style\b/gi, /<script\b/gi].map((opening, index) => {
    const last = [...text.matchAll(opening)].at(-1)?.index
    const closing = [/-->/g, /<\/style/gi, /<\/script/gi][index]
    return last === undefined || closing === undefined || closing.test(text.slice(last)) ? Infinity : last
  })
  return Math.min(...starts)
}

function flawOfRule(text: string, line: string, above: string, next: number): SeparatorFlaw | undefined {
  if (above.trim() !== '') return 'underText'
  if (above !== '' || /[ \t]$/.test(line)) return 'trailingBlanks'
  return /^(?:[\r\n]|$)/.test(text.slice(next, next + 1)) ? undefined : 'textBelow'
}

/** Whether the front matter has `type: slide`. */
export function isDeck(frontMatter: string | undefined): boolean {
  return frontMatter !== undefined && /^type[ \t]*:[ \t]*['"]?slides?['"]?[ \t]*$/im.test(frontMatter)
}
