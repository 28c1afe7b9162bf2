import type { Octokit } from '@octokit/rest'
import type { RepositoryName } from '../remotes'
import { call, type CallOptions, requestOptions, undefinedOnError } from './call'
import { requireString } from './repositories'

/** A text file of the repository. */
export interface RepositoryText {
  readonly text: string
  readonly blobSha: string
}

/**
 * A file's text at a branch or commit; undefined when the file does not exist.
 * https://docs.github.com/en/rest/repos/contents#get-repository-content
 */
export async function readFile(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  path: string,
  ref: string,
  options: CallOptions = {},
): Promise<RepositoryText | undefined> {
  return undefinedOnError(
    ['fileMissing'],
    call(
      () => octokit.rest.repos.getContent({ owner, repo, path, ref, ...requestOptions(options) }),
      (data) => {
        if (Array.isArray(data) || !('content' in data)) throw new TypeError('The path is not a file.')
        return { text: decode(data.content), blobSha: requireString(data.sha) }
      },
      'fileMissing',
    ),
  )
}

function decode(base64: string): string {
  const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0))
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/**
 * The files of a folder: blob SHA by path. Empty when the folder does not exist. GitHub lists at most a thousand.
 * https://docs.github.com/en/rest/repos/contents#get-repository-content
 *
 * @param folder '' for the root.
 */
export async function listFolder(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  folder: string,
  ref: string,
  options: CallOptions = {},
): Promise<ReadonlyMap<string, string>> {
  const listed = await undefinedOnError(
    ['fileMissing'],
    call(
      () => octokit.rest.repos.getContent({ owner, repo, path: folder, ref, ...requestOptions(options) }),
      (data) =>
        new Map(
          (Array.isArray(data) ? data : [])
            .filter(({ type }) => type === 'file')
            .map(({ path, sha }) => [requireString(path), requireString(sha)]),
        ),
      'fileMissing',
    ),
  )
  return listed ?? new Map()
}
