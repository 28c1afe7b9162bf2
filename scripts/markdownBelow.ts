import { readdirSync, realpathSync, statSync } from 'node:fs'
import { join } from 'node:path'
import { readTextFile } from './textFile'

/** Reports a skipped file or folder. */
export type Warn = (text: string) => void

/**
 * The Markdown files below a folder, sorted. A linked folder is read unless it is below the folder anyway, so that links
 * cannot form a loop. Unreadable folders are skipped with a warning.
 */
export function markdownFiles(folder: string, warn: Warn): readonly string[] {
  const files: string[] = []
  const links: string[] = []
  const seen = new Set<string>()
  const walk = (start: string): void => {
    const pending = [start]
    for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
      const real = realPath(next) ?? next
      if (seen.has(real)) continue
      seen.add(real)
      for (const { name, kind } of entriesOf(next, warn)) {
        const path = join(next, name)
        if (kind === 'file') files.push(path)
        else if (name === 'node_modules' || name === '.git') continue
        else if (kind === 'folder') pending.push(path)
        else links.push(path)
      }
    }
  }
  walk(folder)
  // After all real folders, which keep their own paths.
  for (let link = links.shift(); link !== undefined; link = links.shift()) walk(link)
  return files.sort()
}

/** The path without links; undefined for a broken link. */
function realPath(path: string): string | undefined {
  try {
    return realpathSync(path)
  } catch {
    return undefined
  }
}

interface Entry {
  readonly name: string
  readonly kind: 'file' | 'folder' | 'link'
}

function entriesOf(folder: string, warn: Warn): readonly Entry[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter(
        (entry) =>
          entry.isDirectory() ||
          (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)) ||
          (entry.isSymbolicLink() && isFolder(join(folder, entry.name))),
      )
      .map((entry) => ({
        name: entry.name,
        kind: entry.isDirectory() ? 'folder' : entry.isFile() ? 'file' : 'link',
      }))
  } catch (error) {
    warn(skippedMessage(folder, error))
    return []
  }
}

function isFolder(path: string): boolean {
  const real = realPath(path)
  return real !== undefined && statSync(real, { throwIfNoEntry: false })?.isDirectory() === true
}

/** The text of a file; undefined, with a warning, if it cannot be read. */
export function readText(file: string, warn: Warn): string | undefined {
  try {
    return readTextFile(file)
  } catch (error) {
    warn(skippedMessage(file, error))
    return undefined
  }
}

function skippedMessage(path: string, error: unknown): string {
  return `Skipped ${path}: ${error instanceof Error ? error.message : String(error)}`
}
