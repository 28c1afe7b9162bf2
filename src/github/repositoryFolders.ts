import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import type { RepositoryName } from './remotes'
import type { CallOptions } from './steps/call'
import { type FolderEntries, listFolderEntries, readFile, type RepositoryText } from './steps/contents'

/** A branch, or a commit, of a repository. */
export interface Place {
  readonly repository: RepositoryName
  readonly ref: string
}

/**
 * Reads folders and files of one place, each folder once.
 *
 * GitHub answers 404 for what does not exist, and also for what the account may not read, or what a server does not
 * have yet. A file that is wrongly taken for missing would be replaced with what others wrote in it. So a file counts
 * as missing only when its folder is listed without it, and a folder only when the one around it is.
 */
export interface RepositoryFolders {
  /**
   * The entries of a folder. When it does not exist, the others are what stands in the place of an outer one.
   *
   * @throws GitHubError `changedMeanwhile` when GitHub contradicts itself.
   */
  readonly list: (folder: string) => Promise<FolderEntries>
  /** The text of a file; undefined when it does not exist. @throws as `list`, and `notAFile`. */
  readonly read: (path: string) => Promise<RepositoryText | undefined>
}

export function createRepositoryFolders(
  octokit: Octokit,
  { repository, ref }: Place,
  options: CallOptions,
): RepositoryFolders {
  const listed = new Map<string, Promise<FolderEntries>>()
  const request = async (folder: string): Promise<FolderEntries> => {
    const entries = await listFolderEntries(octokit, repository, folder, ref, options)
    if (entries.exists) return entries
    if (folder === '') throw new GitHubError('changedMeanwhile', { reason: `${repository.owner}/${repository.repo}` })
    const around = await list(folderOf(folder))
    if (around.files.has(folder) || (around.exists && around.others.has(folder)))
      throw new GitHubError('changedMeanwhile', { reason: folder })
    // In the place of the folder around it may be something else.
    const isObstacle = around.others.has(folderOf(folder)) || !around.exists
    return { ...entries, others: isObstacle ? around.others : entries.others }
  }
  const list = (folder: string): Promise<FolderEntries> => {
    const known = listed.get(folder) ?? request(folder)
    listed.set(folder, known)
    return known
  }
  return {
    list,
    read: async (path) => {
      const found = await readFile(octokit, repository, path, ref, options)
      if (found !== undefined) return found
      const { files } = await list(folderOf(path))
      if (files.has(path)) throw new GitHubError('changedMeanwhile', { reason: path })
      return undefined
    },
  }
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

/** The folders around a path, the innermost first. */
function outerFolders(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1)
  return names.map((_, index) => names.slice(0, names.length - index).join('/'))
}

/**
 * @param others What the folder of the file has besides files.
 *
 * @throws GitHubError `notAFile` when something else stands at the path of a file, `notAFolder` when something else
 * stands at that of a folder around it.
 */
export function requireFilePlace(path: string, others: ReadonlySet<string>): void {
  if (others.has(path)) throw new GitHubError('notAFile', { reason: path })
  const folder = outerFolders(path).find((outer) => others.has(outer))
  if (folder !== undefined) throw new GitHubError('notAFolder', { reason: folder })
}
