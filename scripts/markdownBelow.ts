import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Reports a skipped file or folder. */
export type Warn = (text: string) => void

/**
 * The Markdown files below a folder, sorted. Symbolic links are not followed, since they can form a loop. Unreadable
 * folders are skipped with a warning.
 */
export function markdownFiles(folder: string, warn: Warn): readonly string[] {
  const files: string[] = []
  const pending = [folder]
  for (let next = pending.pop(); next !== undefined; next = pending.pop()) {
    for (const { name, isFolder } of entriesOf(next, warn)) {
      const path = join(next, name)
      if (!isFolder) files.push(path)
      else if (name !== 'node_modules' && name !== '.git') pending.push(path)
    }
  }
  return files.sort()
}

interface Entry {
  readonly name: string
  readonly isFolder: boolean
}

function entriesOf(folder: string, warn: Warn): readonly Entry[] {
  try {
    return readdirSync(folder, { withFileTypes: true })
      .filter((entry) => entry.isDirectory() || (entry.isFile() && /\.(?:md|markdown)$/i.test(entry.name)))
      .map((entry) => ({ name: entry.name, isFolder: entry.isDirectory() }))
  } catch (error) {
    warn(skippedMessage(folder, error))
    return []
  }
}

/** The text of a file; undefined, with a warning, if it cannot be read. */
export function readText(file: string, warn: Warn): string | undefined {
  try {
    return readFileSync(file, 'utf8')
  } catch (error) {
    warn(skippedMessage(file, error))
    return undefined
  }
}

function skippedMessage(path: string, error: unknown): string {
  return `Skipped ${path}: ${error instanceof Error ? error.message : String(error)}`
}
