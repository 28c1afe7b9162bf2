import { load, YAMLException } from 'js-yaml'
import { findFrontMatterEnd } from '../reader/text/blocks'
import { isRecord } from '../record'

export interface FrontMatter {
  /** The parsed mapping; empty if there is none or it is invalid. */
  readonly values: Readonly<Record<string, unknown>>
  /** Undefined if the YAML is valid. */
  readonly error: FrontMatterError | undefined
  /** 1-based line of the first slide text inside front matter whose closing `---` is missing; undefined if none. */
  readonly unclosedAtLine: number | undefined
}

export interface FrontMatterError {
  /** Message of the YAML parser. */
  readonly reason: string
  /** 1-based, in the document. */
  readonly line: number
}

/** Parses the front matter of a deck. Never throws: invalid YAML gives no values, and an error. */
export function readFrontMatter(text: string): FrontMatter {
  const raw = text.slice(0, findFrontMatterEnd(text))
  const opening = /^\uFEFF?\s*---[ \t]*\r?\n/.exec(raw)?.[0] ?? ''
  const yaml = raw.slice(opening.length).replace(/(?:---|\.\.\.)[ \t]*\s*$/, '')
  const firstLine = (opening.match(/\n/g)?.length ?? 0) + 1
  const unclosedAtLine = findUnclosedLine(yaml, firstLine)
  if (yaml.trim() === '') return { values: {}, error: undefined, unclosedAtLine }
  try {
    const value: unknown = load(yaml)
    return { values: isRecord(value) ? value : {}, error: undefined, unclosedAtLine }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    return { values: {}, error: { reason: error.reason, line: firstLine + (error.mark?.line ?? 0) }, unclosedAtLine }
  }
}

/** 1-based line of text after the last key and an empty line. Needed because YAML reads headings as comments. */
function findUnclosedLine(yaml: string, firstLine: number): number | undefined {
  const lines = yaml.split(/\r\n|\n|\r/)
  const lastKey = lines.findLastIndex((line) => /^\s*["']?[\w-]+["']?\s*:(?:\s|$)/.test(line))
  const blank = lines.findIndex((line, index) => index > lastKey && line.trim() === '')
  const text = blank < 0 ? -1 : lines.findIndex((line, index) => index > blank && /^(?!- )\S/.test(line))
  return text < 0 ? undefined : firstLine + text
}
