import type { TreeEntry } from '../git/trees'
import type { Schemas } from '../server/exchange'
import type { RepositoryRecord, State } from '../server/state'
import { wrappedBase64 } from './gitObjects'
import { repositoryPage, repositoryUrl } from './repositories'

/** A file or directory at a path of a repository, seen at a branch, tag or commit. */
export interface Place {
  readonly repository: RepositoryRecord
  readonly entry: TreeEntry
  readonly ref: string
  readonly size: number
}

/** GitHub omits the content from the JSON of files above this size; `raw` is needed then. */
const largestInline = 1024 * 1024

function described(state: State, { repository, entry, ref, size }: Place) {
  const path = entry.path.split('/').map(encodeURIComponent).join('/')
  const isDirectory = entry.type === 'tree'
  const self = `${repositoryUrl(state, repository)}/contents/${path}?ref=${encodeURIComponent(ref)}`
  const git = `${repositoryUrl(state, repository)}/git/${isDirectory ? 'trees' : 'blobs'}/${entry.sha}`
  const html = `${repositoryPage(state, repository)}/${isDirectory ? 'tree' : 'blob'}/${ref}/${path}`
  return {
    name: entry.path.split('/').at(-1) ?? '',
    path: entry.path,
    sha: entry.sha,
    size,
    url: self,
    html_url: html,
    git_url: git,
    download_url: isDirectory ? null : `${repositoryPage(state, repository)}/raw/${ref}/${path}`,
    _links: { self, git, html },
  }
}

/** https://docs.github.com/en/rest/repos/contents#get-repository-content */
export function contentFile(state: State, place: Place, content: Uint8Array): Schemas['content-file'] {
  const isInline = content.length <= largestInline
  return {
    ...described(state, place),
    type: 'file',
    content: isInline ? wrappedBase64(content) : '',
    encoding: isInline ? 'base64' : 'none',
  }
}

export function contentDirectory(state: State, places: readonly Place[]): Schemas['content-directory'] {
  return places.map((place) => ({ ...described(state, place), type: typeOf(place) }))
}

/** GitHub calls a submodule a file in listings. */
function typeOf({ entry }: Place): 'dir' | 'file' | 'symlink' {
  return entry.type === 'tree' ? 'dir' : entry.mode === '120000' ? 'symlink' : 'file'
}

/** A symbolic link that leads to no file of the repository. */
export function contentLink(state: State, place: Place, target: string): Schemas['content-symlink'] {
  return { ...described(state, place), type: 'symlink', target }
}

/** A directory requested with the media type `object`. */
export function contentTree(state: State, place: Place, places: readonly Place[]): Schemas['content-tree'] {
  return { ...described(state, place), type: 'dir', entries: contentDirectory(state, places) }
}

/** The file in the response to a write: without its content. */
export function writtenFile(state: State, place: Place): NonNullable<Schemas['file-commit']['content']> {
  const { download_url, ...rest } = described(state, place)
  return { ...rest, download_url: download_url ?? '', type: 'file' }
}
