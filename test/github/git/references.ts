import fs from 'node:fs'
import { deleteRef, Errors, listRefs, resolveRef, writeRef } from 'isomorphic-git'
import type { ObjectStore } from './objects'
import { disk } from './disk'

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
export async function findReference(store: ObjectStore, name: string): Promise<string | undefined> {
  if (!isReferenceName(name)) {
    return undefined
  }
  try {
    return await resolveRef({ fs: disk, gitdir: store.gitdir, ref: name })
  } catch (error) {
    // The path is a directory: `heads/minutes` when `heads/minutes/a` exists.
    if (error instanceof Errors.NotFoundError || (error as NodeJS.ErrnoException).code === 'EISDIR') {
      return undefined
    }
    throw error
  }
}

export async function findBranch(store: ObjectStore, branch: string): Promise<string | undefined> {
  return findReference(store, `refs/heads/${branch}`)
}

/** All references below `prefix` (such as `refs/heads`), sorted by name. */
export async function listReferences(store: ObjectStore, prefix = 'refs'): Promise<readonly Reference[]> {
  const names = await listRefs({ fs: disk, gitdir: store.gitdir, filepath: prefix })
  const references = await Promise.all(
    names.map(async (name) => {
      const full = `${prefix}/${name}`
      return { name: full, sha: await findReference(store, full) }
    }),
  )
  return references
    .filter((reference): reference is Reference => reference.sha !== undefined)
    .sort((a, b) => (a.name < b.name ? -1 : 1))
}

/** Git stores references as files, so `minutes` and `minutes/a` exclude each other. */
export async function conflictsWithReference(store: ObjectStore, name: string): Promise<boolean> {
  const others = await listReferences(store)
  return others.some((other) => other.name.startsWith(`${name}/`) || name.startsWith(`${other.name}/`))
}

export async function setReference(store: ObjectStore, name: string, sha: string): Promise<void> {
  await writeRef({ fs: disk, gitdir: store.gitdir, ref: name, value: sha, force: true })
}

export async function removeReference(store: ObjectStore, name: string): Promise<void> {
  await deleteRef({ fs: disk, gitdir: store.gitdir, ref: name })
  // Remove empty directories like git does. Otherwise they block `minutes` after `minutes/a` is deleted.
  let directory = `${store.gitdir}/${name}`.replace(/\/[^/]*$/, '')
  while (!/\/refs(\/[^/]*)?$/.test(directory) && fs.existsSync(directory) && fs.readdirSync(directory).length === 0) {
    fs.rmdirSync(directory)
    directory = directory.replace(/\/[^/]*$/, '')
  }
}
