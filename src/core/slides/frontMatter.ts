import { findFrontMatterEnd } from '../reader/text/blocks'
import { isRecord } from '../record'
import { type FrontMatterError, parsePadFrontMatter } from './padFrontMatter'

export interface FrontMatter {
  /** The parsed mapping; empty if there is none or it is invalid. */
  readonly values: Readonly<Record<string, unknown>>
  /** Undefined if the YAML is valid. */
  readonly error: FrontMatterError | undefined
  /** 1-based line of the first slide text inside front matter whose closing `---` is missing; undefined if none. */
  readonly unclosedAtLine: number | undefined
}

/**
 * Parses the front matter of a deck as HedgeDoc does. Never throws: invalid YAML, and front matter below other lines,
 * has no values.
 */
export function readFrontMatter(text: string): FrontMatter {
  const parsed = parsePadFrontMatter(text)
  const opening = /^\uFEFF?---[^\r\n]*(?:\r\n|\n|\r)/.exec(text)?.[0] ?? ''
  const end = parsed === undefined ? 0 : Math.max(findFrontMatterEnd(text), 'end' in parsed ? parsed.end : 0)
  const yaml = text.slice(opening.length, end).replace(/(?:---|\.\.\.)[ \t]*\s*$/, '')
  const unclosedAtLine = findUnclosedLine(yaml, 2)
  if (parsed === undefined) return { values: {}, error: undefined, unclosedAtLine: undefined }
  if ('reason' in parsed) return { values: {}, error: parsed, unclosedAtLine }
  return { values: isRecord(parsed.value) ? parsed.value : {}, error: undefined, unclosedAtLine }
}

/** 1-based line of text after the last key and an empty line. Needed because YAML reads headings as comments. */
function findUnclosedLine(yaml: string, firstLine: number): number | undefined {
  const lines = yaml.split(/\r\n|\n|\r/)
  const lastKey = lines.findLastIndex((line) => /^\s*["']?[\w-]+["']?\s*:(?:\s|$)/.test(line))
  const blank = lines.findIndex((line, index) => index > lastKey && line.trim() === '')
  const text = blank < 0 ? -1 : lines.findIndex((line, index) => index > blank && /^(?!- )\S/.test(line))
  return text < 0 ? undefined : firstLine + text
}
