import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { onExit } from './processes'

export interface TemporaryDirectory {
  readonly path: string
  remove(): void
}

/** Creates a temporary directory, which is removed at the latest when this process ends. */
export function makeTemporaryDirectory(purpose: string): TemporaryDirectory {
  const path = mkdtempSync(join(tmpdir(), `minutes-${purpose}-`))
  const erase = () => eraseDirectory(path)
  const unregister = onExit(erase)
  return {
    path,
    remove() {
      erase()
      unregister()
    },
  }
}

/** Retries, because processes that were just killed may still write; Node's own retries do not cover new files. */
function eraseDirectory(path: string): void {
  for (let retries = 10; ; retries--) {
    try {
      rmSync(path, { recursive: true, force: true, maxRetries: 10, retryDelay: 50 })
      return
    } catch (error) {
      if (retries === 0) throw error
    }
  }
}
