import { load, YAMLException } from 'js-yaml'
import { findFrontMatterEnd } from '../reader/blocks'
import { isRecord } from '../record'

export interface FrontMatter {
  /** The keys of the mapping; empty where there is none, or where it is broken. */
  readonly values: Readonly<Record<string, unknown>>
  /** What is wrong with it, undefined where nothing is. */
  readonly error: FrontMatterError | undefined
  /** The line, 1-based, from which on it is text of a slide: the `---` that should end it is missing. */
  readonly swallowedFrom: number | undefined
}

export interface FrontMatterError {
  /** The parser's words. */
  readonly reason: string
  /** 1-based, in the document. */
  readonly line: number
}

/** Reads the YAML above a deck. Never throws: broken YAML has no values and says why. */
export function readFrontMatter(text: string): FrontMatter {
  const raw = text.slice(0, findFrontMatterEnd(text))
  const opening = /^\uFEFF?\s*---[ \t]*\r?\n/.exec(raw)?.[0] ?? ''
  const yaml = raw.slice(opening.length).replace(/(?:---|\.\.\.)[ \t]*\s*$/, '')
  const firstLine = (opening.match(/\n/g)?.length ?? 0) + 1
  const swallowedFrom = findSlideText(yaml, firstLine)
  if (yaml.trim() === '') return { values: {}, error: undefined, swallowedFrom }
  try {
    const value: unknown = load(yaml)
    return { values: isRecord(value) ? value : {}, error: undefined, swallowedFrom }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { values: {}, error: { reason: error.reason, line: firstLine + (error.mark?.line ?? 0) }, swallowedFrom }
  }
}

/** What follows an empty line and has no key any more: headings are comments in YAML, and would be lost without a word. */
function findSlideText(yaml: string, firstLine: number): number | undefined {
  const lines = yaml.split(/\r\n|\n|\r/)
  const lastKey = lines.findLastIndex((line) => /^\s*["']?[\w-]+["']?\s*:(?:\s|$)/.test(line))
  const blank = lines.findIndex((line, index) => index > lastKey && line.trim() === '')
  const text = blank < 0 ? -1 : lines.findIndex((line, index) => index > blank && /^(?!- )\S/.test(line))
  return text < 0 ? undefined : firstLine + text
}
