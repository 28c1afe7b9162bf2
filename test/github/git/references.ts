import fs from 'node:fs'
import path from 'node:path'
import { readFileIfThere } from './looseObjects'
import type { ObjectStore } from './objects'

export interface Reference {
  /** The full name: `refs/heads/main`. */
  readonly name: string
  readonly sha: string
}

/**
 * The rules of git-check-ref-format for a full name.
 * https://git-scm.com/docs/git-check-ref-format
 */
export function isReferenceName(name: string): boolean {
  // All characters above ASCII are allowed.
  if (/[^!-}\u0080-\uffff]|[\^:?*[\\]|\.\.|@\{|\/\/|\.$|^\/|\/$/.test(name)) {
    return false
  }
  return name
    .split('/')
    .every(
      (component) =>
        component !== '' && component !== '@' && !component.startsWith('.') && !component.endsWith('.lock'),
    )
}

/** @returns The SHA; `undefined` when the reference does not exist. */
export function findReference(store: ObjectStore, name: string): Promise<string | undefined> {
  if (!isReferenceName(name)) {
    return Promise.resolve(undefined)
  }
  // A directory is not a reference: `heads/minutes` when `heads/minutes/a` exists.
  return Promise.resolve(readFileIfThere(path.join(store.gitdir, name))?.toString('latin1').trim())
}

export async function findBranch(store: ObjectStore, branch: string): Promise<string | undefined> {
  return findReference(store, `refs/heads/${branch}`)
}

/** All references below `prefix` (such as `refs/heads`), sorted by name. */
export function listReferences(store: ObjectStore, prefix = 'refs'): Promise<readonly Reference[]> {
  const root = path.join(store.gitdir, prefix)
  const files = fs.existsSync(root) ? fs.readdirSync(root, { recursive: true, encoding: 'utf8' }) : []
  const references = files.flatMap((file): Reference[] => {
    const sha = readFileIfThere(path.join(root, file))?.toString('latin1').trim()
    return sha === undefined ? [] : [{ name: `${prefix}/${file.replaceAll(path.sep, '/')}`, sha }]
  })
  return Promise.resolve(references.sort((a, b) => (a.name < b.name ? -1 : 1)))
}

/** Git stores references as files, so `minutes` and `minutes/a` exclude each other. */
export async function conflictsWithReference(store: ObjectStore, name: string): Promise<boolean> {
  const others = await listReferences(store)
  return others.some((other) => other.name.startsWith(`${name}/`) || name.startsWith(`${other.name}/`))
}

export function setReference(store: ObjectStore, name: string, sha: string): Promise<void> {
  const file = path.join(store.gitdir, name)
  fs.mkdirSync(path.dirname(file), { recursive: true })
  fs.writeFileSync(file, `${sha}\n`)
  return Promise.resolve()
}

export function removeReference(store: ObjectStore, name: string): Promise<void> {
  fs.rmSync(path.join(store.gitdir, name), { force: true })
  // Remove empty directories like git does. Otherwise they block `minutes` after `minutes/a` is deleted.
  let directory = `${store.gitdir}/${name}`.replace(/\/[^/]*$/, '')
  while (!/\/refs(\/[^/]*)?$/.test(directory) && fs.existsSync(directory) && fs.readdirSync(directory).length === 0) {
    fs.rmdirSync(directory)
    directory = directory.replace(/\/[^/]*$/, '')
  }
  return Promise.resolve()
}
