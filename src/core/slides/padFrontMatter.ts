import { load, YAMLException } from 'js-yaml'
import { findFrontMatterEnd } from '../reader/text/blocks'
import type { TextRange } from '../reader/text/ranges'
import { isRecord } from '../record'

/** The front matter of a deck as HedgeDoc 1.x reads it. */
export interface PadFrontMatter {
  /** Offset after the closing hyphens or dots; the rest of their line belongs to the first slide. */
  readonly end: number
  readonly value: unknown
}

/** Front matter that is not valid YAML. */
export interface FrontMatterError {
  /** Message of the YAML parser. */
  readonly reason: string
  /** 1-based, in the document. */
  readonly line: number
}

/**
 * Reads front matter as HedgeDoc 1.x does: it must be at the very beginning of the text, end at the next line that
 * starts with three hyphens or dots, and be valid YAML. Otherwise all of it is text of the first slide.
 *
 * @returns undefined if there is none.
 */
export function findPadFrontMatter(text: string): PadFrontMatter | undefined {
  const parsed = parsePadFrontMatter(text)
  return parsed === undefined || 'reason' in parsed ? undefined : parsed
}

/** The same, with the error if it is not valid YAML. */
export function parsePadFrontMatter(text: string): PadFrontMatter | FrontMatterError | undefined {
  const start = text.startsWith('\uFEFF') ? 1 : 0
  if (!text.startsWith('---', start)) return undefined
  const closing = /(?:\r\n|\n|\r)(?:---|\.\.\.)/.exec(text.slice(start))
  if (closing === null) return undefined
  try {
    return {
      end: start + closing.index + closing[0].length,
      value: load(text.slice(start, start + closing.index)),
    }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { reason: error.reason, line: 1 + (error.mark?.line ?? 0) }
  }
}

/** Whether HedgeDoc adds lines above the text, as it does for `breaks`, so that white space there has no effect. */
export function addsLinesAbove({ value }: PadFrontMatter): boolean {
  return isRecord(value) && typeof value['breaks'] === 'boolean'
}

/** Number of characters at the top of a text to search for the front matter of a deck. */
const headLength = 6_000

/**
 * The lines intended as front matter of a deck: those with `type: slide` between two `---`. Some lines may be above
 * them, although HedgeDoc does not accept that.
 *
 * @returns undefined if the text is not a deck.
 */
export function findDeckHead(text: string): TextRange | undefined {
  const head = text.slice(0, headLength)
  const end = Math.max(findFrontMatterEnd(head), findPadFrontMatter(head)?.end ?? 0)
  if (end > 0) return hasSlideType(head.slice(0, end)) ? { start: head.search(/---/), end } : undefined
  const block =
    /(?:\r\n|\n|\r)(---[ \t]*(?:\r\n|\n|\r)(?:(?!---|\.\.\.)[^\r\n]*(?:\r\n|\n|\r)){1,80}?(?:---|\.\.\.)[ \t]*(?:\r\n|\n|\r|$))/.exec(
      head,
    )
  if (block?.[1] === undefined || !hasSlideType(block[1])) return undefined
  const start = block.index + block[0].length - block[1].length
  const above = head.slice(0, start)
  // Neither an example of a deck in a fence, nor a rule far below.
  return /^[ \t]*(?:```|~~~)/m.test(above) || above.split('\n').length > maxLinesAbove
    ? undefined
    : { start, end: start + block[1].length }
}

const maxLinesAbove = 12

function hasSlideType(frontMatter: string): boolean {
  return /^type[ \t]*:[ \t]*['"]?slides?['"]?[ \t]*$/im.test(frontMatter)
}
