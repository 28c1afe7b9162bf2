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
  const found = await undefinedOnError(
    ['fileMissing'],
    call(
      () => octokit.rest.repos.getContent({ owner, repo, path, ref, ...requestOptions(options) }),
      (data) => {
        if (Array.isArray(data) || !('content' in data)) throw new TypeError('The path is not a file.')
        const blobSha = requireString(data.sha)
        // GitHub leaves out the content of files over 1 MB.
        const isComplete = data.encoding === 'base64' && (data.size === 0 || data.content !== '')
        return { blobSha, text: isComplete ? decode(data.content) : undefined }
      },
      'fileMissing',
    ),
  )
  if (found === undefined) return undefined
  const { blobSha, text } = found
  return { blobSha, text: text ?? (await readBlob(octokit, { owner, repo }, blobSha, options)) }
}

/**
 * The text of a blob of up to 100 MB.
 * https://docs.github.com/en/rest/git/blobs#get-a-blob
 */
async function readBlob(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  sha: string,
  options: CallOptions,
): Promise<string> {
  return call(
    () => octokit.rest.git.getBlob({ owner, repo, file_sha: sha, ...requestOptions(options) }),
    ({ content, encoding }) => {
      if (encoding !== 'base64') throw new TypeError('The blob has an unknown encoding.')
      return decode(content)
    },
    'fileMissing',
  )
}

function decode(base64: string): string {
  const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0))
  return new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
}

/** GitHub lists no more entries of a folder. */
export const maxListedFiles = 1_000

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
  return (await listFolderEntries(octokit, { owner, repo }, folder, ref, options)).files
}

/** The files of a folder, and whether GitHub listed all of them. */
export async function listFolderEntries(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  folder: string,
  ref: string,
  options: CallOptions = {},
): Promise<{ readonly files: ReadonlyMap<string, string>; readonly isComplete: boolean }> {
  const listed = await undefinedOnError(
    ['fileMissing'],
    call(
      () => octokit.rest.repos.getContent({ owner, repo, path: folder, ref, ...requestOptions(options) }),
      (data) => {
        const entries = Array.isArray(data) ? data : []
        const files = entries.filter(({ type }) => type === 'file')
        return {
          files: new Map(files.map(({ path, sha }) => [requireString(path), requireString(sha)])),
          isComplete: entries.length < maxListedFiles,
        }
      },
      'fileMissing',
    ),
  )
  return listed ?? { files: new Map(), isComplete: true }
}
