import type { Octokit } from '@octokit/rest'
import { GitHubError } from '../errors'
import type { RepositoryName } from '../remotes'
import { call, type CallOptions, requestOptions, undefinedOnError } from './call'
import { requireString } from './repositories'

/** A text file of the repository. */
export interface RepositoryText {
  readonly text: string
  readonly blobSha: string
  /** Whether `text` represents every byte; false for encodings other than UTF-8. */
  readonly isExact: boolean
}

/**
 * A file's text at a branch or commit; undefined when the file does not exist.
 * https://docs.github.com/en/rest/repos/contents#get-repository-content
 *
 * @throws GitHubError `notAFile` for a folder, a submodule, or a link to anything but a file of the repository.
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
        if (Array.isArray(data) || data.type === 'symlink' || data.type === 'submodule')
          throw new GitHubError('notAFile', { reason: path })
        if (!('content' in data)) throw new TypeError('The file has no content.')
        const blobSha = requireString(data.sha)
        // GitHub leaves out the content of files over 1 MB.
        const isComplete = data.encoding === 'base64' && (data.size === 0 || data.content !== '')
        return { blobSha, decoded: isComplete ? decode(data.content) : undefined }
      },
      'fileMissing',
    ),
  )
  if (found === undefined) return undefined
  const { blobSha, decoded } = found
  return { blobSha, ...(decoded ?? (await readBlob(octokit, { owner, repo }, blobSha, options))) }
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
): Promise<Decoded> {
  return call(
    () => octokit.rest.git.getBlob({ owner, repo, file_sha: sha, ...requestOptions(options) }),
    ({ content, encoding }) => {
      if (encoding !== 'base64') throw new TypeError('The blob has an unknown encoding.')
      return decode(content)
    },
    'fileMissing',
  )
}

type Decoded = Omit<RepositoryText, 'blobSha'>

function decode(base64: string): Decoded {
  const bytes = Uint8Array.from(atob(base64.replace(/\s/g, '')), (character) => character.charCodeAt(0))
  try {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true, fatal: true }).decode(bytes), isExact: true }
  } catch {
    return { text: new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes), isExact: false }
  }
}

/** Maximum number of entries that GitHub lists for a folder. */
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

/** The entries of a folder that GitHub lists. */
export interface FolderEntries {
  /** Whether there is anything at its path. */
  readonly exists: boolean
  /** The blob SHAs of the files, by path. */
  readonly files: ReadonlyMap<string, string>
  /** The paths of links and folders; the path itself if it is a file or a link. */
  readonly others: ReadonlySet<string>
  /** Whether GitHub listed all entries. */
  readonly isComplete: boolean
}

/** Lists the files and other entries of a folder. */
export async function listFolderEntries(
  octokit: Octokit,
  { owner, repo }: RepositoryName,
  folder: string,
  ref: string,
  options: CallOptions = {},
): Promise<FolderEntries> {
  const listed = await undefinedOnError(
    ['fileMissing'],
    call(
      () => octokit.rest.repos.getContent({ owner, repo, path: folder, ref, ...requestOptions(options) }),
      (data) => {
        if (!Array.isArray(data)) return { exists: true, files: new Map(), others: new Set([folder]), isComplete: true }
        const files = data.filter(({ type }) => type === 'file')
        return {
          exists: true,
          files: new Map(files.map(({ path, sha }) => [requireString(path), requireString(sha)])),
          others: new Set(data.filter(({ type }) => type !== 'file').map(({ path }) => requireString(path))),
          isComplete: data.length < maxListedFiles,
        }
      },
      'fileMissing',
    ),
  )
  return listed ?? { exists: false, files: new Map(), others: new Set(), isComplete: true }
}
