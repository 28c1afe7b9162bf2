import { relative, resolve, sep } from 'node:path'
import type { Terminal } from './terminal'
import { markdownFiles, readText, type Warn } from '../markdownBelow'
import { isFolder } from './paths'

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

/** The Markdown files below a folder, each read when needed. Unreadable files are skipped with a warning. */
export function documentsIn(folder: string, warn: Warn): Documents {
  const root = resolve(folder)
  return { root, all: () => readBelow(root, warn) }
}

function readBelow(root: string, warn: Warn, folder = root): Iterable<TextDocument> {
  return readFiles(root, markdownFiles(folder, warn), { warn, isGiven: false })
}

function* readFiles(
  root: string,
  files: readonly string[],
  { warn, isGiven }: { readonly warn: Warn; readonly isGiven: boolean },
): Iterable<TextDocument> {
  for (const file of files) {
    const text = readText(file, warn)
    if (text !== undefined) yield { path: toPath(root, file), text, isGiven }
  }
}

/** The path of a file below a folder, with slashes. */
export function toPath(root: string, file: string): string {
  return relative(root, file).split(sep).join('/')
}

/** The named files and the Markdown files of the named folders, each once. `-` is the standard input. */
export function namedDocuments(targets: readonly string[], folder: string, terminal: Terminal): Documents {
  const root = resolve(folder)
  const warn: Warn = (text) => terminal.warn(text)
  const read = (target: string): Iterable<TextDocument> => {
    if (target === '-') return [{ path: '-', text: terminal.readInput(), isGiven: true }]
    const file = resolve(target)
    return isFolder(file) ? readBelow(root, warn, file) : readFiles(root, [file], { warn, isGiven: true })
  }
  return {
    root,
    // An explicitly named file replaces the same file of a named folder.
    all: () => {
      const documents = targets.flatMap((target) => [...read(target)])
      const byGiven = documents.filter((one) => !one.isGiven).concat(documents.filter((one) => one.isGiven))
      return new Map(byGiven.map((document) => [document.path, document])).values()
    },
  }
}
