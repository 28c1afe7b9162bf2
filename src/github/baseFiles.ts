import { GitHubError } from './errors'
import { type AttributeReader, isLargeFilePointer, type PathAttributes } from './gitAttributes'
import { lineEndOf, withLineEnd } from './merge/lineEnds'
import type { BlobShas, PublishSource } from './publishRequest'
import { folderOf, type RepositoryFolders } from './repositoryFolders'
import type { RepositoryText } from './steps/contents'

/** The content of the base in the folders of all sources. */
export interface BaseFiles {
  /** The blob SHAs of the files; for long folders at least of the sources and their images. */
  readonly shas: BlobShas
  /** The paths of links and folders. */
  readonly others: ReadonlySet<string>
}

/** @param folders Those of the base. */
export async function listBaseFiles(
  folders: RepositoryFolders,
  sources: readonly Pick<PublishSource, 'path' | 'images'>[],
): Promise<BaseFiles> {
  const all = new Map<string, string>()
  const rest = new Set<string>()
  for (const folder of new Set(sources.map(({ path }) => folderOf(path)))) {
    const { files, others, isComplete } = await folders.list(folder)
    for (const [path, sha] of files) all.set(path, sha)
    for (const path of others) rest.add(path)
    if (isComplete) continue
    const wanted = sources.flatMap(({ path, images }) => [path, ...images.map((image) => image.path)])
    for (const path of wanted.filter((each) => folderOf(each) === folder && !all.has(each))) {
      const found = await folders.read(path)
      if (found !== undefined) all.set(path, found.blobSha)
    }
  }
  return { shas: all, others: rest }
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
 * @throws GitHubError as `requirePlainPath`
 */
export async function asStored(
  { path, text }: PublishSource,
  { baseShas, attributes, folders }: { readonly baseShas: BlobShas } & BaseReaders,
): Promise<string> {
  const { isNormalized } = await requirePlainPath(path, attributes)
  if (lineEndOf(text) !== '\r\n') return text
  if (isNormalized !== undefined) return isNormalized ? withLineEnd(text, '\n') : text
  const sibling = [...baseShas.keys()]
    .filter((other) => other !== path && /\.(?:md|markdown)$/i.test(other))
    .sort()
    .at(-1)
  const found = sibling === undefined ? undefined : await folders.read(sibling)
  return found === undefined ? text : withLineEnd(text, lineEndOf(found.text))
}

/** What reads the base. */
export interface BaseReaders {
  readonly folders: RepositoryFolders
  readonly attributes: AttributeReader
}

/**
 * What `.gitattributes` says of a path.
 *
 * @throws GitHubError `largeFile` when git-lfs stores files of this path, `filtered` when git passes them through another
 * filter before it stores them, which may encrypt them.
 */
export async function requirePlainPath(path: string, attributes: AttributeReader): Promise<PathAttributes> {
  const found = await attributes.read(path)
  if (found.filter === 'lfs') throw new GitHubError('largeFile', { reason: path })
  if (found.filter !== undefined) throw new GitHubError('filtered', { reason: path })
  return found
}

/** @throws GitHubError `largeFile` when a text on GitHub is a pointer of git-lfs, `notUtf8` when it is not UTF-8. */
export function requireText(path: string, { text, isExact }: Pick<RepositoryText, 'text' | 'isExact'>): void {
  if (isLargeFilePointer(text)) throw new GitHubError('largeFile', { reason: path })
  if (!isExact) throw new GitHubError('notUtf8', { reason: path })
}
