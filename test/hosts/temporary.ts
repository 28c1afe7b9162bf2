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
  const erase = () => eraseDirectory(path)
  const takeBack = onExit(erase)
  return {
    path,
    remove() {
      erase()
      takeBack()
    },
  }
}

/** Processes that were ended a moment ago may still be writing: what they add meanwhile Node's own retries do not see. */
function eraseDirectory(path: string): void {
  for (let tries = 10; ; tries--) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
      return
    } catch (error) {
      if (tries === 0) throw error
    }
  }
}
