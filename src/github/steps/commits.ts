import type { Octokit } from '@octokit/rest'
import type { RepositoryName } from '../remotes'
import { call, type CallOptions, requestOptions } from './call'
import { requireString } from './repositories'

/** A file of a commit: text, the bytes of an image in Base64, or a file to delete. */
export type CommitFile =
  | { readonly path: string; readonly text: string }
  | { readonly path: string; readonly base64: string }
  | { readonly path: string; readonly isDeleted: true }

/**
 * Uploads the bytes of an image and returns the blob's SHA.
 * https://docs.github.com/en/rest/git/blobs#create-a-blob
 */
async function createBlob(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  base64: string,
  options: CallOptions,
): Promise<string> {
  return call(
    () => octokit.rest.git.createBlob({ owner, repo, content: base64, encoding: 'base64', ...requestOptions(options) }),
    ({ sha }) => requireString(sha),
    'noPermission',
  )
}

/**
 * Creates a tree with new contents of files and returns its SHA.
 * https://docs.github.com/en/rest/git/trees#create-a-tree
 *
 * @param base The SHA of a commit or a tree; GitHub accepts both.
 */
export async function createTree(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  { base, files }: { readonly base: string; readonly files: readonly CommitFile[] },
  options: CallOptions = {},
): Promise<string> {
  const tree: { path: string; mode: '100644'; type: 'blob'; content?: string; sha?: string | null }[] = []
  for (const file of files) {
    const entry = { path: file.path, mode: '100644', type: 'blob' } as const
    if ('text' in file) tree.push({ ...entry, content: file.text })
    else if ('isDeleted' in file) tree.push({ ...entry, sha: null })
    else tree.push({ ...entry, sha: await createBlob(octokit, { owner, repo }, file.base64, options) })
  }
  return call(
    () => octokit.rest.git.createTree({ owner, repo, base_tree: base, tree, ...requestOptions(options) }),
    ({ sha }) => requireString(sha),
    'noPermission',
  )
}

export interface NewCommit {
  readonly message: string
  readonly tree: string
  readonly parent: string
  readonly author: { readonly name: string; readonly email: string }
}

/**
 * Creates a commit and returns its SHA. The committer is the author. No branch contains it yet.
 * https://docs.github.com/en/rest/git/commits#create-a-commit
 */
export async function createCommit(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  { message, tree, parent, author }: NewCommit,
  options: CallOptions = {},
): Promise<string> {
  return call(
    () =>
      octokit.rest.git.createCommit({
        owner,
        repo,
        message,
        tree,
        parents: [parent],
        author: { ...author },
        ...requestOptions(options),
      }),
    ({ sha }) => requireString(sha),
    'noPermission',
  )
}
