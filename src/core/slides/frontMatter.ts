import { load, YAMLException } from 'js-yaml'
import { findFrontMatterEnd } from '../reader/blocks'
import { isRecord } from '../record'

export interface FrontMatter {
  /** The keys of the mapping; empty where there is none, or where it is broken. */
  readonly values: Readonly<Record<string, unknown>>
  /** What is wrong with it, undefined where nothing is. */
  readonly error: FrontMatterError | undefined
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
  if (yaml.trim() === '') return { values: {}, error: undefined }
  try {
    const value: unknown = load(yaml)
    return { values: isRecord(value) ? value : {}, error: undefined }
  } catch (error) {
    if (!(error instanceof YAMLException)) throw error
    const line = (opening.match(/\n/g)?.length ?? 0) + (error.mark?.line ?? 0) + 1
    return { values: {}, error: { reason: error.reason, line } }
  }
}
