import { emptyTree, readObject, writeObject, type ObjectStore } from './objects'

export interface TreeEntry {
  readonly path: string
  /** The mode: `100644`, `100755`, `040000`, `160000` or `120000`. */
  readonly mode: string
  readonly type: 'blob' | 'tree' | 'commit'
  readonly sha: string
}

/** The new entry at a path; `undefined` deletes it. */
export interface TreeEdit {
  readonly path: string
  readonly entry: { readonly mode: string; readonly type: TreeEntry['type']; readonly sha: string } | undefined
}

/** The entries of one tree. The tree must exist. */
export async function readTree(store: ObjectStore, sha: string): Promise<readonly TreeEntry[]> {
  if (sha === emptyTree) {
    return []
  }
  const object = await readObject(store, sha)
  if (object?.type !== 'tree') {
    throw new Error(`${store.gitdir} has no tree ${sha}`)
  }
  return parseTree(Buffer.from(object.bytes))
}

/** The format is `MODE NAME\0`, followed by the 20 bytes of the SHA. */
function parseTree(bytes: Buffer): readonly TreeEntry[] {
  const entries: TreeEntry[] = []
  for (let start = 0; start < bytes.length;) {
    const space = bytes.indexOf(' ', start)
    const end = bytes.indexOf(0, space)
    const mode = bytes.toString('latin1', start, space).padStart(6, '0')
    const type = mode === '040000' ? 'tree' : mode === '160000' ? 'commit' : 'blob'
    entries.push({
      path: bytes.toString('utf8', space + 1, end),
      mode,
      type,
      sha: bytes.toString('hex', end + 1, end + 21),
    })
    start = end + 21
  }
  return entries
}

function formatTree(entries: readonly TreeEntry[]): Buffer {
  // Git sorts by bytes, directories as if their names ended with a slash.
  const keyOf = ({ path, type }: TreeEntry): Buffer => Buffer.from(type === 'tree' ? `${path}/` : path)
  const sorted = [...entries].sort((a, b) => Buffer.compare(keyOf(a), keyOf(b)))
  return Buffer.concat(
    sorted.flatMap(({ mode, path, sha }) => [
      Buffer.from(`${mode.replace(/^0/, '')} ${path}\0`),
      Buffer.from(sha, 'hex'),
    ]),
  )
}

/** All entries below a tree in git's order, directories before their contents, with paths from the root. */
export async function walkTree(store: ObjectStore, sha: string): Promise<readonly TreeEntry[]> {
  const entries: TreeEntry[] = []
  for (const entry of await readTree(store, sha)) {
    entries.push(entry)
    if (entry.type === 'tree') {
      entries.push(
        ...(await walkTree(store, entry.sha)).map((inner) => ({ ...inner, path: `${entry.path}/${inner.path}` })),
      )
    }
  }
  return entries
}

/** @returns The entry at a path; `undefined` when there is none. The empty path is the tree itself. */
export async function findEntry(store: ObjectStore, tree: string, path: string): Promise<TreeEntry | undefined> {
  if (path === '') {
    return { path: '', mode: '040000', type: 'tree', sha: tree }
  }
  let current: TreeEntry = { path: '', mode: '040000', type: 'tree', sha: tree }
  for (const name of path.split('/')) {
    if (current.type !== 'tree') {
      return undefined
    }
    const next: TreeEntry | undefined = (await readTree(store, current.sha)).find((entry) => entry.path === name)
    if (next === undefined) {
      return undefined
    }
    current = next
  }
  return { ...current, path }
}

/**
 * Writes a tree with edits applied to `base`. Removes directories that become empty.
 * @returns The new tree's SHA.
 */
export async function editTree(
  store: ObjectStore,
  base: string | undefined,
  edits: readonly TreeEdit[],
): Promise<string> {
  const entries = new Map((base === undefined ? [] : await readTree(store, base)).map((entry) => [entry.path, entry]))
  const inner = new Map<string, TreeEdit[]>()
  for (const edit of edits) {
    const slash = edit.path.indexOf('/')
    if (slash === -1) {
      if (edit.entry === undefined) {
        entries.delete(edit.path)
      } else {
        entries.set(edit.path, { ...edit.entry, path: edit.path })
      }
      continue
    }
    const name = edit.path.slice(0, slash)
    inner.set(name, [...(inner.get(name) ?? []), { ...edit, path: edit.path.slice(slash + 1) }])
  }
  for (const [name, group] of inner) {
    const current = entries.get(name)
    const sha = await editTree(store, current?.type === 'tree' ? current.sha : undefined, group)
    if (sha === emptyTree) {
      entries.delete(name)
    } else {
      entries.set(name, { path: name, mode: '040000', type: 'tree', sha })
    }
  }
  return writeObject(store, 'tree', formatTree([...entries.values()]))
}
