import type { Commit } from '../git/objects'
import type { Reference } from '../git/references'
import type { TreeEntry } from '../git/trees'
import type { Schemas } from '../server/exchange'
import { timestamp, type RepositoryRecord, type State } from '../server/state'
import { repositoryPage, repositoryUrl } from './repositories'
import { nodeId } from './users'

/** https://docs.github.com/en/rest/git/refs#get-a-reference */
export function gitRef(
  state: State,
  repository: RepositoryRecord,
  reference: Reference,
  type: string,
): Schemas['git-ref'] {
  const url = repositoryUrl(state, repository)
  return {
    ref: reference.name,
    node_id: nodeId('Ref', `${repository.id}:${reference.name}`),
    url: `${url}/git/${reference.name}`,
    object: { sha: reference.sha, type, url: `${url}/git/${type}s/${reference.sha}` },
  }
}

/** https://docs.github.com/en/rest/git/commits#get-a-commit-object */
export function gitCommit(
  state: State,
  repository: RepositoryRecord,
  sha: string,
  commit: Commit,
): Schemas['git-commit'] {
  const url = repositoryUrl(state, repository)
  const page = repositoryPage(state, repository)
  return {
    sha,
    node_id: nodeId('Commit', `${repository.id}:${sha}`),
    url: `${url}/git/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
    author: gitUser(commit.author),
    committer: gitUser(commit.committer),
    tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
    message: commit.message,
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${url}/git/commits/${parent}`,
      html_url: `${page}/commit/${parent}`,
    })),
    verification: unsigned(),
  }
}

/** The API returns dates in UTC, whatever the commit's time zone. */
export function gitUser({ name, email, date }: Commit['author']): {
  readonly name: string
  readonly email: string
  readonly date: string
} {
  return { name, email, date: timestamp(date) }
}

export function unsigned(): Schemas['verification'] {
  return { verified: false, reason: 'unsigned', signature: null, payload: null, verified_at: null }
}

/** https://docs.github.com/en/rest/git/trees#get-a-tree */
export function gitTree(
  state: State,
  repository: RepositoryRecord,
  sha: string,
  entries: readonly (TreeEntry & { readonly size: number | undefined })[],
): Schemas['git-tree'] {
  const url = repositoryUrl(state, repository)
  return {
    sha,
    url: `${url}/git/trees/${sha}`,
    tree: entries.map(({ path, mode, type, sha: entrySha, size }) => ({
      path,
      mode,
      type,
      sha: entrySha,
      ...(size === undefined ? {} : { size }),
      // Submodules have no URL in this repository.
      ...(type === 'commit' ? {} : { url: `${url}/git/${type}s/${entrySha}` }),
    })),
    truncated: false,
  }
}

/** https://docs.github.com/en/rest/git/blobs#get-a-blob */
export function blobAnswer(
  state: State,
  repository: RepositoryRecord,
  sha: string,
  content: Uint8Array,
): Schemas['blob'] {
  return {
    sha,
    node_id: nodeId('Blob', `${repository.id}:${sha}`),
    size: content.length,
    url: `${repositoryUrl(state, repository)}/git/blobs/${sha}`,
    content: wrappedBase64(content),
    encoding: 'base64',
  }
}

/** GitHub wraps Base64 after 60 characters. */
export function wrappedBase64(content: Uint8Array): string {
  return Buffer.from(content)
    .toString('base64')
    .replace(/.{1,60}/g, '$&\n')
}
