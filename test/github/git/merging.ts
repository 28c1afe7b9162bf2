import { filesOf, isBinary } from './changes'
import { mergeLines } from './lineDiff'
import { readBlob, readCommit, writeObject, type ObjectStore } from './objects'
import { editTree, type TreeEdit, type TreeEntry } from './trees'

/**
 * A three-way merge of commits' trees, line by line.
 * @returns The merged tree; `undefined` on a conflict.
 */
export async function mergeTrees(
  store: ObjectStore,
  base: string,
  ours: string,
  theirs: string,
): Promise<string | undefined> {
  const treeOf = async (commit: string): Promise<string> => (await readCommit(store, commit)).tree
  const ourTree = await treeOf(ours)
  const [origin, left, right] = [
    await filesOf(store, await treeOf(base)),
    await filesOf(store, ourTree),
    await filesOf(store, await treeOf(theirs)),
  ]
  const edits: TreeEdit[] = []
  for (const path of new Set([...left.keys(), ...right.keys()])) {
    const [before, our, their] = [origin.get(path), left.get(path), right.get(path)]
    if (isSame(our, their) || isSame(their, before)) {
      continue
    }
    if (isSame(our, before)) {
      edits.push({ path, entry: their })
      continue
    }
    const merged = await mergeFile(store, before, our, their)
    if (merged === undefined) {
      return undefined
    }
    edits.push({ path, entry: { mode: our?.mode ?? '100644', type: 'blob', sha: merged } })
  }
  return edits.length === 0 ? ourTree : editTree(store, ourTree, edits)
}

const isSame = (a: TreeEntry | undefined, b: TreeEntry | undefined): boolean => a?.sha === b?.sha && a?.mode === b?.mode

async function mergeFile(
  store: ObjectStore,
  before: TreeEntry | undefined,
  our: TreeEntry | undefined,
  their: TreeEntry | undefined,
): Promise<string | undefined> {
  if (before === undefined || our === undefined || their === undefined) {
    return undefined
  }
  const read = async (entry: TreeEntry): Promise<Buffer> => Buffer.from((await readBlob(store, entry.sha)) ?? [])
  const [base, left, right] = [await read(before), await read(our), await read(their)]
  if ([base, left, right].some(isBinary)) {
    return undefined
  }
  const merged = mergeLines(base.toString('utf8'), left.toString('utf8'), right.toString('utf8'))
  return merged === undefined ? undefined : writeObject(store, 'blob', Buffer.from(merged, 'utf8'))
}
