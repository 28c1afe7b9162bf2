import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, resolve, sep } from 'node:path'

/** A document to type. */
export interface Source {
  /** Path below the root, with `/`. */
  readonly path: string
  readonly text: string
  /** The lines to type, each followed by Enter. Enter follows the last one only if the document continues. */
  readonly lines: readonly string[]
  readonly hasMoreLines: boolean
}

const skipped = new Set(['node_modules', '.git'])

/**
 * Lists the Markdown files below a folder, sorted by path.
 *
 * @returns Paths below the folder, with `/`.
 */
export function findSources(root: string): readonly string[] {
  return readdirSync(root, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name))
    .map((entry) => relative(resolve(root), resolve(entry.parentPath, entry.name)).split(sep))
    .filter((segments) => !segments.some((segment) => skipped.has(segment)))
    .map((segments) => segments.join('/'))
    .sort()
}

/** Reads a document and cuts its first `count` lines. A byte order mark is not typed. */
export function readSource(root: string, path: string, count: number): Source {
  const text = readFileSync(join(root, path), 'utf8').replace(/^\uFEFF/, '')
  const lines = splitLines(text)
  return { path, text, lines: lines.slice(0, count), hasMoreLines: lines.length > count }
}

/** Splits at every kind of line end, as VS Code does. */
export function splitLines(text: string): readonly string[] {
  return text.split(/\r\n|\r|\n/)
}
