import { existsSync, statSync } from 'node:fs'

export function isFolder(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isDirectory() === true
}

export function isFile(path: string): boolean {
  return statSync(path, { throwIfNoEntry: false })?.isFile() === true
}

/** The first of the files and folders of a call that does not exist. `-` is the standard input. */
export function missingTarget(targets: readonly string[]): string | undefined {
  return targets.find((target) => target !== '-' && !existsSync(target))
}

/** The root that `--root` names. Without it, a single folder is the root itself. */
export function chooseRoot(
  root: string | undefined,
  targets: readonly string[],
  fallback: string | undefined,
): string | undefined {
  const [only] = targets
  return root ?? (targets.length === 1 && only !== undefined && isFolder(only) ? only : fallback)
}
