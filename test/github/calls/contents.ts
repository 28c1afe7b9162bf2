import { posix } from 'node:path'
import { contentDirectory, contentFile, contentLink, contentTree, type Place } from '../answers/contents'
import { readBlob, readCommit } from '../git/objects'
import { findEntry, readTree } from '../git/trees'
import { gitDataOf } from '../model/branches'
import { bytes, json, mediaType, notFound, parameter, type Answer, type RepositoryCall } from '../server/exchange'
import type { RepositoryRoute } from '../server/routes'
import { resolveCommit } from './commits'
import { deleteContent, putContent } from './contentWrites'

export const contentRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/repos/contents#get-repository-content
    method: 'GET',
    path: 'contents',
    documentation: 'repos/contents#get-repository-content',
    answer: (call) => getContent(call, ''),
  },
  {
    method: 'GET',
    path: 'contents/*path',
    documentation: 'repos/contents#get-repository-content',
    answer: (call) => getContent(call, parameter(call, 'path')),
  },
  {
    // https://docs.github.com/en/rest/repos/contents#create-or-update-file-contents
    method: 'PUT',
    path: 'contents/*path',
    documentation: 'repos/contents#create-or-update-file-contents',
    right: 'push',
    answer: putContent,
  },
  {
    // https://docs.github.com/en/rest/repos/contents#delete-a-file
    method: 'DELETE',
    path: 'contents/*path',
    documentation: 'repos/contents#delete-a-file',
    right: 'push',
    answer: deleteContent,
  },
]

/** "This API has an upper limit of 1,000 files for a directory": https://docs.github.com/en/rest/repos/contents */
const longestListing = 1_000

async function getContent(call: RepositoryCall, path: string): Promise<Answer> {
  const { state, repository } = call
  const store = await gitDataOf(state, repository, notFound('This repository is empty.'))
  const ref = call.request.query.get('ref') ?? repository.defaultBranch
  const sha = await resolveCommit(store, ref)
  if (sha === undefined) {
    throw notFound(`No commit found for the ref ${ref}`)
  }
  const commit = await readCommit(store, sha)
  const entry = await findEntry(store, commit.tree, path.replace(/\/$/, ''))
  if (entry === undefined) {
    throw notFound()
  }
  const headers = { 'last-modified': commit.committer.date.toUTCString() }
  const { parameter: asked } = mediaType(call.request)
  const place: Place = { repository, entry, ref, size: 0 }
  if (entry.type === 'tree') {
    const places = await Promise.all(
      (await readTree(store, entry.sha)).slice(0, longestListing).map(async (inner): Promise<Place> => {
        const inside = entry.path === '' ? inner.path : `${entry.path}/${inner.path}`
        return {
          repository,
          ref,
          entry: { ...inner, path: inside },
          size: (await readBlob(store, inner.sha))?.length ?? 0,
        }
      }),
    )
    return json(200, asked === 'object' ? contentTree(state, place, places) : contentDirectory(state, places), headers)
  }
  let content = (await readBlob(store, entry.sha)) ?? new Uint8Array()
  if (entry.mode === '120000') {
    // "If the requested path points to a symlink, and the symlink's target is a normal file in the repository, then the
    // API responds with the content of the file. Otherwise, the API responds with an object describing the symlink."
    const target = Buffer.from(content).toString()
    const linked = await findEntry(store, commit.tree, posix.join(posix.dirname(path), target))
    if (linked?.type !== 'blob' || linked.mode === '120000')
      return json(200, contentLink(state, place, target), headers)
    content = (await readBlob(store, linked.sha)) ?? content
  }
  if (asked === 'raw') {
    return bytes(200, content, 'application/vnd.github.raw; charset=utf-8', headers)
  }
  if (asked === 'html') {
    return bytes(200, Buffer.from(renderHtml(path, content)), 'application/vnd.github.html; charset=utf-8', headers)
  }
  return json(200, contentFile(state, { ...place, size: content.length }, content), headers)
}

/** GitHub renders the markup; here it is only escaped. */
function renderHtml(path: string, content: Uint8Array): string {
  const text = Buffer.from(content)
    .toString('utf8')
    .replace(/[&<>"]/g, (character) => `&#${character.charCodeAt(0)};`)
  return `<div id="file" data-path="${encodeURIComponent(path)}"><div class="plain"><pre>${text}</pre></div></div>`
}
