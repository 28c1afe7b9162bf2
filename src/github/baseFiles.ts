import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import { type AttributeReader, isLargeFilePointer } from './gitAttributes'
import { lineEndOf, withLineEnd } from './merge/lineEnds'
import type { BlobShas, PublishRequest, PublishSource } from './publishRequest'
import type { CallOptions } from './steps/call'
import type { RepositoryName } from './remotes'
import { type FolderEntries, listFolderEntries, readFile, type RepositoryText } from './steps/contents'

/** What the base has in the folders of all sources. */
export interface BaseFiles {
  /** The files; of long folders at least the sources and their images. */
  readonly shas: BlobShas
  /** The paths of links and folders. */
  readonly others: ReadonlySet<string>
}

export async function listBaseFiles(
  octokit: Octokit,
  { target, baseBranch, sources }: PublishRequest,
  options: CallOptions,
): Promise<BaseFiles> {
  const all = new Map<string, string>()
  const rest = new Set<string>()
  for (const folder of new Set(sources.map(({ path }) => folderOf(path)))) {
    const { files, others, isComplete } = await listPlace(octokit, target, folder, baseBranch, options)
    for (const [path, sha] of files) all.set(path, sha)
    for (const path of others) rest.add(path)
    if (isComplete) continue
    const wanted = sources.flatMap(({ path, images }) => [path, ...images.map((image) => image.path)])
    for (const path of wanted.filter((each) => folderOf(each) === folder && !all.has(each))) {
      const found = await readFile(octokit, target, path, baseBranch, options)
      if (found !== undefined) all.set(path, found.blobSha)
    }
  }
  return { shas: all, others: rest }
}

export function folderOf(path: string): string {
  return path.slice(0, Math.max(path.lastIndexOf('/'), 0))
}

/** A file on the base whose name differs only in case or Unicode form; undefined when there is none. */
export function findSameName(path: string, baseShas: BlobShas): string | undefined {
  const fold = (name: string): string => name.normalize('NFC').toLowerCase()
  return baseShas.has(path) ? undefined : [...baseShas.keys()].find((other) => fold(other) === fold(path))
}

/**
 * The text of a file that is new on GitHub, with the line ends that git would store: those that `.gitattributes`
 * asks for, else those of another Markdown file in the folder.
 *
 * @throws GitHubError `largeFile` when git-lfs stores files of this path.
 */
export async function asStored(
  octokit: Octokit,
  { target, baseBranch }: PublishRequest,
  { path, text }: PublishSource,
  { baseShas, attributes }: { readonly baseShas: BlobShas; readonly attributes: AttributeReader },
  options: CallOptions,
): Promise<string> {
  const { isNormalized, isLargeFile } = await attributes.read(path)
  if (isLargeFile) throw new GitHubError('largeFile', { reason: path })
  if (lineEndOf(text) !== '\r\n') return text
  if (isNormalized !== undefined) return isNormalized ? withLineEnd(text, '\n') : text
  const sibling = [...baseShas.keys()]
    .filter((other) => other !== path && /\.(?:md|markdown)$/i.test(other))
    .sort()
    .at(-1)
  const found = sibling === undefined ? undefined : await readFile(octokit, target, sibling, baseBranch, options)
  return found === undefined ? text : withLineEnd(text, lineEndOf(found.text))
}

/** @throws GitHubError `largeFile` when a text on GitHub is that of git-lfs, `notUtf8` when it is not UTF-8. */
export function requireText(path: string, { text, isExact }: Pick<RepositoryText, 'text' | 'isExact'>): void {
  if (isLargeFilePointer(text)) throw new GitHubError('largeFile', { reason: path })
  if (!isExact) throw new GitHubError('notUtf8', { reason: path })
}

/** The entries of a folder. When it does not exist, the others are what stands in the place of an outer one. */
async function listPlace(
  octokit: Octokit,
  repository: RepositoryName,
  folder: string,
  ref: string,
  options: CallOptions,
): Promise<FolderEntries> {
  const listed = await listFolderEntries(octokit, repository, folder, ref, options)
  if (listed.exists) return listed
  for (const outer of outerFolders(folder)) {
    const { exists, others } = await listFolderEntries(octokit, repository, outer, ref, options)
    if (exists) return others.has(outer) ? { ...listed, others: new Set([outer]) } : listed
  }
  return listed
}

/** The folders around a path, the innermost first. */
function outerFolders(path: string): readonly string[] {
  const names = path.split('/').slice(0, -1)
  return names.map((_, index) => names.slice(0, names.length - index).join('/'))
}

/**
 * @throws GitHubError `notAFile` when something else stands at the path of a file, `notAFolder` when something else
 * stands at that of a folder around it.
 */
export function requireFilePlace(path: string, { others }: Pick<BaseFiles, 'others'>): void {
  if (others.has(path)) throw new GitHubError('notAFile', { reason: path })
  const folder = outerFolders(path).find((outer) => others.has(outer))
  if (folder !== undefined) throw new GitHubError('notAFolder', { reason: folder })
}

/** As {@link requireFilePlace}, for the branch of a pull request. */
export async function requireBranchPlace(
  octokit: Octokit,
  place: { readonly repository: RepositoryName; readonly ref: string },
  path: string,
  options: CallOptions,
): Promise<void> {
  requireFilePlace(path, await listPlace(octokit, place.repository, folderOf(path), place.ref, options))
}
