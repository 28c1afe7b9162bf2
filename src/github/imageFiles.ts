import type { Octokit } from '@octokit/rest'
import { createAttributeReader } from './gitAttributes'
import type { RepositoryName } from './remotes'
import type { CallOptions } from './steps/call'
import { listFolderEntries, readFile } from './steps/contents'

/** The files of the base that images must not replace. */
export interface ImageFiles {
  /** The file at a path, ignoring case, because some file systems do. */
  readonly find: (path: string) => Promise<{ readonly path: string; readonly sha: string } | undefined>
  /** Whether git-lfs stores files of this path. */
  readonly isLargeFile: (path: string) => Promise<boolean>
}

/** Lists each folder once, when it is needed. */
export function createImageFiles(
  octokit: Octokit,
  base: { readonly target: RepositoryName; readonly baseBranch: string },
  options: CallOptions,
): ImageFiles {
  const { target, baseBranch } = base
  const folders = new Map<string, ReturnType<typeof listFolderEntries>>()
  const list = (folder: string): ReturnType<typeof listFolderEntries> => {
    const listed = folders.get(folder) ?? listFolderEntries(octokit, target, folder, baseBranch, options)
    folders.set(folder, listed)
    return listed
  }
  const attributes = createAttributeReader(octokit, base, () => false, options)
  return {
    find: async (path) => {
      const { files, isComplete } = await list(path.slice(0, Math.max(path.lastIndexOf('/'), 0)))
      const found = [...files].find(([other]) => other.toLowerCase() === path.toLowerCase())
      if (found !== undefined) return { path: found[0], sha: found[1] }
      // GitHub does not list all files of a long folder.
      const unlisted = isComplete ? undefined : await readFile(octokit, target, path, baseBranch, options)
      return unlisted === undefined ? undefined : { path, sha: unlisted.blobSha }
    },
    isLargeFile: async (path) => (await attributes.read(path)).isLargeFile,
  }
}
