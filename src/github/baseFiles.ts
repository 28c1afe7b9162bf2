import type { Octokit } from '@octokit/rest'
import { GitHubError } from './errors'
import { type AttributeReader, isLargeFilePointer } from './gitAttributes'
import { lineEndOf, withLineEnd } from './merge/lineEnds'
import type { BlobShas, PublishRequest, PublishSource } from './publishRequest'
import type { CallOptions } from './steps/call'
import { listFolderEntries, readFile, type RepositoryText } from './steps/contents'

/** The content of the base in the folders of all sources. */
export interface BaseFiles {
  /** The blob SHAs of the files; for long folders at least of the sources and their images. */
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
    const { files, others, isComplete } = await listFolderEntries(octokit, target, folder, baseBranch, options)
    for (const [path, sha] of files) all.set(path, sha)
    for (const path of others) rest.add(path)
    if (isComplete) continue
    const neededPaths = sources.flatMap(({ path, images }) => [path, ...images.map((image) => image.path)])
    for (const path of neededPaths.filter((each) => folderOf(each) === folder && !all.has(each))) {
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
 * The text of a file that is new on GitHub, with the line ends that git would store: those of `.gitattributes`, else
 * those of another Markdown file in the folder.
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

/** @throws GitHubError `largeFile` when a text on GitHub is a pointer of git-lfs, `notUtf8` when it is not UTF-8. */
export function requireText(path: string, { text, isExact }: Pick<RepositoryText, 'text' | 'isExact'>): void {
  if (isLargeFilePointer(text)) throw new GitHubError('largeFile', { reason: path })
  if (!isExact) throw new GitHubError('notUtf8', { reason: path })
}

/** @throws GitHubError `notAFile` if the path is a link or folder on the base, or its folder a link or file. */
export function requireFilePlace(path: string, { others }: BaseFiles): void {
  for (const place of [path, folderOf(path)])
    if (others.has(place)) throw new GitHubError('notAFile', { reason: place })
}
