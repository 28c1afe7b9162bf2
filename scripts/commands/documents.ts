import { relative, resolve, sep } from 'node:path'
import type { Terminal } from './terminal'
import { markdownFiles, readText, type Warn } from '../markdownBelow'

/** A Markdown file, or the standard input. */
export interface TextDocument {
  /** Relative to the root, with slashes. */
  readonly path: string
  readonly text: string
  /** Whether it was named on the command line. */
  readonly isGiven: boolean
}

export interface Documents {
  readonly root: string
  readonly all: () => Iterable<TextDocument>
}

/** The Markdown files below a folder, each read when it is its turn. Unreadable files are skipped with a warning. */
export function documentsIn(folder: string, warn: Warn): Documents {
  const root = resolve(folder)
  return { root, all: () => readBelow(root, warn) }
}

function* readBelow(root: string, warn: Warn): Iterable<TextDocument> {
  for (const file of markdownFiles(root, warn)) {
    const text = readText(file, warn)
    if (text !== undefined) yield { path: toPath(root, file), text, isGiven: false }
  }
}

/** The path of a file below a folder, with slashes. */
export function toPath(root: string, file: string): string {
  return relative(root, file).split(sep).join('/')
}

/** The standard input as the only document, with the path `-`. */
export function inputDocument(terminal: Terminal): Documents {
  return { root: '', all: () => [{ path: '-', text: terminal.readInput(), isGiven: true }] }
}
