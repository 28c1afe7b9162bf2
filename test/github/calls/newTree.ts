import { findCommit, readObject, writeObject, type ObjectStore } from '../git/objects'
import { editTree, findEntry, type TreeEdit } from '../git/trees'
import { isWorkflowPath, refuseSecrets } from '../model/policies'
import { readBody } from '../server/body'
import { notFound, Refusal, type WriteCall } from '../server/exchange'

interface GivenEntry {
  readonly path: string
  readonly mode: string | undefined
  readonly type: string | undefined
  /** `null` deletes. */
  readonly sha: string | null | undefined
  readonly content: string | undefined
}

const typesOfModes: Readonly<Record<string, 'blob' | 'tree' | 'commit'>> = {
  '100644': 'blob',
  '100755': 'blob',
  '120000': 'blob',
  '040000': 'tree',
  '160000': 'commit',
}

/**
 * Writes the tree that the body describes.
 * https://docs.github.com/en/rest/git/trees#create-a-tree
 * @returns Its SHA.
 * @throws {Refusal} 422 for invalid entries, with GitHub's message.
 */
export async function createTree(call: WriteCall, store: ObjectStore): Promise<string> {
  const body = readBody(call.request, (fields) => ({
    baseTree: fields.nullableString('base_tree') ?? undefined,
    entries: fields.objects('tree', (entry): GivenEntry => ({
      path: entry.string('path'),
      mode: entry.optionalString('mode'),
      type: entry.optionalString('type'),
      sha: entry.nullableString('sha'),
      content: entry.optionalString('content'),
    })),
  }))
  const base = body.baseTree === undefined ? undefined : await resolveBase(store, body.baseTree)
  if (body.entries.length === 0 && base === undefined) {
    throw new Refusal(422, 'Invalid tree info')
  }
  const edits: TreeEdit[] = []
  for (const entry of body.entries) {
    refuseSecrets(call.repository, entry.content ?? '')
    checkPath(entry.path)
    // Without the `workflow` scope GitHub gives no reason.
    if (isWorkflowPath(entry.path) && !call.viewer.token.scopes.includes('workflow')) {
      throw notFound()
    }
    edits.push({ path: entry.path, entry: await resolveEntry(store, base, entry) })
  }
  await checkNesting(store, base, edits)
  return editTree(store, base, edits)
}

/** `base_tree` is the SHA of a tree or a commit. */
async function resolveBase(store: ObjectStore, sha: string): Promise<string> {
  const object = await readObject(store, sha)
  const tree =
    object?.type === 'commit' ? (await findCommit(store, sha))?.tree : object?.type === 'tree' ? sha : undefined
  if (tree === undefined) {
    throw new Refusal(422, 'base_tree is not a valid tree oid')
  }
  return tree
}

function checkPath(path: string): void {
  if (path.startsWith('/')) {
    throw new Refusal(422, 'tree.path cannot start with a slash')
  }
  if (path.split('/').some((component) => ['', '.', '..', '.git'].includes(component.toLowerCase()))) {
    throw new Refusal(422, 'tree.path contains a malformed path component')
  }
}

async function resolveEntry(
  store: ObjectStore,
  base: string | undefined,
  entry: GivenEntry,
): Promise<TreeEdit['entry']> {
  const { path, mode = '100644', sha, content } = entry
  const type = typesOfModes[mode]
  if (type === undefined) {
    throw new Refusal(422, 'Must supply a valid tree.mode')
  }
  if ((sha === undefined) === (content === undefined)) {
    throw new Refusal(422, 'Must supply either tree.sha or tree.content')
  }
  if (entry.type !== undefined && entry.type !== type) {
    throw new Refusal(422, 'Must supply a valid tree.type')
  }
  if (content !== undefined) {
    return { mode, type, sha: await writeObject(store, 'blob', Buffer.from(content, 'utf8')) }
  }
  if (sha === null || sha === undefined) {
    if (base === undefined || (await findEntry(store, base, path)) === undefined) {
      throw new Refusal(422, 'GitRPC::BadObjectState')
    }
    return undefined
  }
  // A submodule's commit is in another repository.
  if (type !== 'commit' && (await readObject(store, sha))?.type !== type) {
    throw new Refusal(422, `tree.sha ${sha} is not a valid ${type}`)
  }
  return { mode, type, sha }
}

/** A path cannot be both a file and a directory, neither among the entries nor in the base. */
async function checkNesting(store: ObjectStore, base: string | undefined, edits: readonly TreeEdit[]): Promise<void> {
  const added = edits.filter(({ entry }) => entry !== undefined)
  for (const { path } of added) {
    const parents = path
      .split('/')
      .slice(0, -1)
      .map((_, index, names) => names.slice(0, index + 1).join('/'))
    for (const parent of parents) {
      const edit = edits.find((other) => other.path === parent)
      const before = base === undefined || edit !== undefined ? edit?.entry : await findEntry(store, base, parent)
      if (before !== undefined && before.type !== 'tree') {
        throw new Refusal(422, 'GitRPC::BadObjectState')
      }
    }
  }
}
