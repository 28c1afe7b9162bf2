import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onExit } from './processes'

export interface TemporaryDirectory {
  readonly path: string
  remove(): void
}

/** A new directory below the system's temporary one; it never outlives this process. */
export function makeTemporaryDirectory(purpose: string): TemporaryDirectory {
  const path = mkdtempSync(join(tmpdir(), `minutes-${purpose}-`))
  // Processes that were ended a moment ago may still be writing.
  const erase = () => rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
  const takeBack = onExit(erase)
  return {
    path,
    remove() {
      erase()
      takeBack()
    },
  }
}
