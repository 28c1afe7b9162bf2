import { execFileSync } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const root = join(__dirname, '..', '..')

/** A commit that was checked out into a temporary work tree. */
export interface CheckedOut {
  readonly folder: string
  remove(): void
}

/** Checks out a commit next to this work tree, and uses the packages of this work tree. */
export function checkOut(commit: string): CheckedOut {
  const folder = mkdtempSync(join(tmpdir(), 'minutes-against-'))
  execFileSync('git', ['worktree', 'add', '--quiet', '--force', '--detach', folder, commit], { cwd: root })
  symlinkSync(join(root, 'node_modules'), join(folder, 'node_modules'), 'junction')
  return {
    folder,
    remove: () => {
      execFileSync('git', ['worktree', 'remove', '--force', folder], { cwd: root })
      if (existsSync(folder)) rmSync(folder, { recursive: true, force: true })
    },
  }
}

/**
 * Builds the extension of a work tree as users install it.
 *
 * @returns the path of the bundle.
 */
export function buildExtension(folder: string): string {
  execFileSync(process.execPath, [join(folder, 'esbuild.mjs'), '--production'], { cwd: folder, stdio: 'ignore' })
  return join(folder, 'dist', 'extension.js')
}

/** The work tree of this program. */
export const ownFolder = root
