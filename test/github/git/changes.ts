import { readBlob, type ObjectStore } from './objects'
import { unifiedPatch } from './lineDiff'
import { walkTree, type TreeEntry } from './trees'

export interface FileChange {
  readonly path: string
  readonly previousPath: string | undefined
  readonly status: 'added' | 'removed' | 'modified' | 'renamed'
  readonly sha: string
  readonly additions: number
  readonly deletions: number
  /** `undefined` for binary files and when no line differs. */
  readonly patch: string | undefined
}

/** The files of a tree by path. */
export async function filesOf(store: ObjectStore, tree: string | undefined): Promise<ReadonlyMap<string, TreeEntry>> {
  const entries = tree === undefined ? [] : await walkTree(store, tree)
  return new Map(entries.filter(({ type }) => type !== 'tree').map((entry) => [entry.path, entry]))
}

/** The differences between two trees, sorted by path. A moved file without changes is a rename. */
export async function diffTrees(
  store: ObjectStore,
  before: string | undefined,
  after: string,
): Promise<readonly FileChange[]> {
  const old = await filesOf(store, before)
  const fresh = await filesOf(store, after)
  const removed = [...old.values()].filter(({ path }) => !fresh.has(path))
  const changes: FileChange[] = []
  const moved = new Set<string>()
  for (const entry of fresh.values()) {
    const previous = old.get(entry.path)
    if (previous !== undefined) {
      if (previous.sha !== entry.sha || previous.mode !== entry.mode) {
        changes.push({
          path: entry.path,
          previousPath: undefined,
          status: 'modified',
          sha: entry.sha,
          ...(await patchOf(store, previous, entry)),
        })
      }
      continue
    }
    const source = removed.find(({ path, sha }) => sha === entry.sha && !moved.has(path))
    if (source !== undefined) {
      moved.add(source.path)
      changes.push({
        path: entry.path,
        previousPath: source.path,
        status: 'renamed',
        sha: entry.sha,
        additions: 0,
        deletions: 0,
        patch: undefined,
      })
      continue
    }
    changes.push({
      path: entry.path,
      previousPath: undefined,
      status: 'added',
      sha: entry.sha,
      ...(await patchOf(store, undefined, entry)),
    })
  }
  for (const entry of removed.filter(({ path }) => !moved.has(path))) {
    changes.push({
      path: entry.path,
      previousPath: undefined,
      status: 'removed',
      sha: entry.sha,
      ...(await patchOf(store, entry, undefined)),
    })
  }
  return changes.sort((a, b) => (a.path < b.path ? -1 : 1))
}

async function patchOf(
  store: ObjectStore,
  before: TreeEntry | undefined,
  after: TreeEntry | undefined,
): Promise<Pick<FileChange, 'additions' | 'deletions' | 'patch'>> {
  const read = async (entry: TreeEntry | undefined): Promise<Buffer> =>
    Buffer.from((entry && (await readBlob(store, entry.sha))) ?? [])
  const [old, fresh] = [await read(before), await read(after)]
  if (isBinary(old) || isBinary(fresh)) {
    return { additions: 0, deletions: 0, patch: undefined }
  }
  const { text, additions, deletions } = unifiedPatch(old.toString('utf8'), fresh.toString('utf8'))
  return { additions, deletions, patch: text === '' ? undefined : text }
}

/** Git's heuristic: a zero byte near the start. */
export function isBinary(content: Uint8Array): boolean {
  return content.subarray(0, 8000).includes(0)
}
