import { blobAnswer, gitCommit, gitTree } from '../answers/gitObjects'
import { repositoryUrl } from '../answers/repositories'
import { findCommit, isSha, readBlob, readObject, writeObject, type ObjectStore } from '../git/objects'
import { findBranch, findReference } from '../git/references'
import { readTree, walkTree, type TreeEntry } from '../git/trees'
import { gitDataOf } from '../model/branches'
import { readBody } from '../server/body'
import {
  bytes,
  json,
  mediaType,
  notFound,
  parameter,
  Refusal,
  type Answer,
  type RepositoryCall,
  type Schemas,
  type WriteCall,
} from '../server/exchange'
import type { RepositoryRoute } from '../server/routes'
import { createCommit } from './newCommit'
import { createTree } from './newTree'

export const gitObjectRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/git/blobs#create-a-blob
    method: 'POST',
    path: 'git/blobs',
    documentation: 'git/blobs#create-a-blob',
    right: 'push',
    answer: createBlob,
  },
  {
    // https://docs.github.com/en/rest/git/blobs#get-a-blob
    method: 'GET',
    path: 'git/blobs/:sha',
    documentation: 'git/blobs#get-a-blob',
    answer: getBlob,
  },
  {
    // https://docs.github.com/en/rest/git/trees#create-a-tree
    method: 'POST',
    path: 'git/trees',
    documentation: 'git/trees#create-a-tree',
    right: 'push',
    answer: async (call) => {
      const store = await gitDataOf(call.state, call.repository)
      const sha = await createTree(call, store)
      const entries = await withSizes(store, await readTree(store, sha))
      return json(201, gitTree(call.state, call.repository, sha, entries), {
        location: `${repositoryUrl(call.state, call.repository)}/git/trees/${sha}`,
      })
    },
  },
  {
    // https://docs.github.com/en/rest/git/trees#get-a-tree
    method: 'GET',
    path: 'git/trees/*sha',
    documentation: 'git/trees#get-a-tree',
    answer: getTree,
  },
  {
    // https://docs.github.com/en/rest/git/commits#create-a-commit
    method: 'POST',
    path: 'git/commits',
    documentation: 'git/commits#create-a-commit',
    right: 'push',
    answer: createCommit,
  },
  {
    // https://docs.github.com/en/rest/git/commits#get-a-commit-object
    method: 'GET',
    path: 'git/commits/:sha',
    documentation: 'git/commits#get-a-commit-object',
    answer: async (call) => {
      const sha = requireSha(parameter(call, 'sha'))
      const commit = await findCommit(await gitDataOf(call.state, call.repository), sha)
      if (commit === undefined) {
        throw notFound()
      }
      return json(200, gitCommit(call.state, call.repository, sha, commit))
    },
  },
]

async function createBlob(call: WriteCall): Promise<Answer> {
  const { content, encoding } = readBody(call.request, (fields) => ({
    content: fields.string('content'),
    encoding: fields.optionalString('encoding') ?? 'utf-8',
  }))
  const store = await gitDataOf(call.state, call.repository)
  const sha = await writeObject(store, 'blob', decodeContent(content, encoding))
  const url = `${repositoryUrl(call.state, call.repository)}/git/blobs/${sha}`
  const blob: Schemas['short-blob'] = { sha, url }
  return json(201, blob, { location: url })
}

/** @throws {Refusal} 422 for an unknown encoding or invalid Base64. */
export function decodeContent(content: string, encoding: string): Buffer {
  if (encoding === 'utf-8') {
    return Buffer.from(content, 'utf8')
  }
  if (encoding !== 'base64') {
    throw new Refusal(422, `${encoding} is not a supported encoding`)
  }
  const compact = content.replace(/\s/g, '')
  if (!/^[A-Za-z0-9+/]*={0,2}$/.test(compact) || compact.length % 4 !== 0) {
    throw new Refusal(422, 'content is not valid Base64')
  }
  return Buffer.from(compact, 'base64')
}

async function getBlob(call: RepositoryCall): Promise<Answer> {
  const sha = requireSha(parameter(call, 'sha'))
  const content = await readBlob(await gitDataOf(call.state, call.repository), sha)
  if (content === undefined) {
    throw notFound()
  }
  const { parameter: asked } = mediaType(call.request)
  return asked === 'raw'
    ? bytes(200, content, 'application/vnd.github.raw; charset=utf-8')
    : json(200, blobAnswer(call.state, call.repository, sha, content))
}

/** Gets a tree by its SHA, a commit's SHA, or the name of a branch or tag. */
async function getTree(call: RepositoryCall): Promise<Answer> {
  const store = await gitDataOf(call.state, call.repository)
  const tree = await resolveTree(store, parameter(call, 'sha'))
  if (tree === undefined) {
    throw notFound()
  }
  // Any value counts, even `recursive=0` and `recursive=false`.
  const isRecursive = call.request.query.has('recursive')
  const entries = isRecursive ? await walkTree(store, tree) : await readTree(store, tree)
  return json(200, gitTree(call.state, call.repository, tree, await withSizes(store, entries)))
}

async function resolveTree(store: ObjectStore, name: string): Promise<string | undefined> {
  const sha = isSha(name)
    ? name
    : ((await findBranch(store, name)) ?? (await findReference(store, `refs/tags/${name}`)))
  const object = sha === undefined ? undefined : await readObject(store, sha)
  return object?.type === 'tree'
    ? sha
    : object?.type === 'commit' && sha !== undefined
      ? (await findCommit(store, sha))?.tree
      : undefined
}

async function withSizes(store: ObjectStore, entries: readonly TreeEntry[]) {
  return Promise.all(
    entries.map(async (entry) => ({
      ...entry,
      size: entry.type === 'blob' ? (await readBlob(store, entry.sha))?.length : undefined,
    })),
  )
}

/** @throws {Refusal} 422 for an invalid SHA. */
function requireSha(sha: string): string {
  if (!isSha(sha)) {
    throw new Refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
  }
  return sha
}
