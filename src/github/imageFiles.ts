import type { Octokit } from '@octokit/rest'
import { createAttributeReader } from './gitAttributes'
import { blobShaOfBytes } from './gitBlob'
import type { BlobShas, PublishSource } from './publishRequest'
import type { RepositoryName } from './remotes'
import { createRepositoryFolders, folderOf, type Place, type RepositoryFolders } from './repositoryFolders'
import type { CallOptions } from './steps/call'
import type { CommitFile } from './steps/commits'
import type { PullRequest } from './steps/pullRequests'

/** The files on GitHub that images must not replace. */
export interface ImageFiles {
  /** The files at a path on the base and on the branch. Ignores case, as some file systems do. */
  readonly find: (path: string) => Promise<readonly FoundFile[]>
  /** Whether git passes files of this path through a filter before it stores them, as git-lfs does. */
  readonly isFiltered: (path: string) => Promise<boolean>
}

interface FoundFile {
  readonly path: string
  readonly sha: string
}

/**
 * Lists each folder once, on demand.
 *
 * @param pull The open pull request that gets the images.
 */
export function createImageFiles(
  octokit: Octokit,
  base: { readonly target: RepositoryName; readonly baseBranch: string },
  options: CallOptions,
  pull?: PullRequest,
): ImageFiles {
  const read = (place: Place): RepositoryFolders => createRepositoryFolders(octokit, place, options)
  const baseFolders = read({ repository: base.target, ref: base.baseBranch })
  const all = [baseFolders, ...(pull?.head === undefined ? [] : [read({ repository: pull.head, ref: pull.headSha })])]
  const finders = all.map(createFinder)
  const attributes = createAttributeReader(baseFolders)
  return {
    find: async (path) => (await Promise.all(finders.map((find) => find(path)))).flatMap((found) => found ?? []),
    isFiltered: async (path) => (await attributes.read(path)).filter !== undefined,
  }
}

/** Finds files of one place, ignoring case. */
function createFinder(folders: RepositoryFolders) {
  return async (path: string): Promise<FoundFile | undefined> => {
    const { files, isComplete } = await folders.list(folderOf(path))
    const found = findIgnoringCase(path, files)
    if (found !== undefined || isComplete) return found
    // GitHub does not list all files of a long folder.
    const unlisted = await folders.read(path)
    return unlisted === undefined ? undefined : { path, sha: unlisted.blobSha }
  }
}

function findIgnoringCase(path: string, files: BlobShas): FoundFile | undefined {
  const found = [...files].find(([other]) => other.toLowerCase() === path.toLowerCase())
  return found && { path: found[0], sha: found[1] }
}

/** Whether an image may use a path: no file has it, or the same image does. */
export function isFreeFor(path: string, sha: string, found: readonly FoundFile[]): boolean {
  return found.every((file) => file.path === path && file.sha === sha)
}

/** Whether an image of the sources would replace another file of the base. */
export function replacesOnBase(sources: readonly PublishSource[], baseShas: BlobShas): boolean {
  return imagesOf(sources).some(({ path, sha }) => {
    const found = findIgnoringCase(path, baseShas)
    return found !== undefined && !isFreeFor(path, sha, [found])
  })
}

/** Whether an image of the sources would replace another file of a pull request's branch. */
export async function replacesOnBranch(
  octokit: Octokit,
  sources: readonly PublishSource[],
  { head, headSha }: PullRequest,
  options: CallOptions,
): Promise<boolean> {
  if (head === undefined) return false
  const find = createFinder(createRepositoryFolders(octokit, { repository: head, ref: headSha }, options))
  for (const { path, sha } of imagesOf(sources)) {
    const found = await find(path)
    if (found !== undefined && !isFreeFor(path, sha, [found])) return true
  }
  return false
}

function imagesOf(sources: readonly PublishSource[]): readonly FoundFile[] {
  return sources.flatMap(({ images }) => images).flatMap(shaOfImage)
}

function shaOfImage(file: CommitFile): readonly FoundFile[] {
  if (!('base64' in file)) return []
  const bytes = Uint8Array.from(atob(file.base64), (character) => character.charCodeAt(0))
  return [{ path: file.path, sha: blobShaOfBytes(bytes) }]
}
