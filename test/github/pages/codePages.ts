import { diffTrees, filesOf, isBinary } from '../git/changes'
import { logOf } from '../git/history'
import { readBlob, readCommit } from '../git/objects'
import { findEntry, readTree, type TreeEntry } from '../git/trees'
import { resolveCommit } from '../calls/commits'
import { storeOf } from '../model/branches'
import { fullName, timestamp, type RepositoryRecord, type State } from '../server/state'
import { repositoryBreadcrumbs } from './breadcrumbs'
import { fileDiffs } from './diffs'
import { html, page, type Html } from './html'

/** Splits an address into reference and path. Branch names may contain slashes: the longest existing one counts. */
async function splitRef(
  state: State,
  repository: RepositoryRecord,
  rest: string,
): Promise<{ readonly ref: string; readonly sha: string; readonly path: string } | undefined> {
  const parts = rest.split('/')
  for (let length = parts.length; length > 0; length--) {
    const ref = parts.slice(0, length).join('/')
    const sha = await resolveCommit(storeOf(state, repository), ref)
    if (sha !== undefined) {
      return { ref, sha, path: parts.slice(length).join('/') }
    }
  }
  return undefined
}

/** The files of a repository or directory. */
export async function directoryPage(
  state: State,
  repository: RepositoryRecord,
  rest: string,
): Promise<Html | undefined> {
  const place = await splitRef(state, repository, rest)
  const store = storeOf(state, repository)
  const entry = place && (await findEntry(store, (await readCommit(store, place.sha)).tree, place.path))
  if (place === undefined || entry === undefined) {
    return rest === repository.defaultBranch ? emptyPage(repository) : undefined
  }
  const [latest] = await logOf(store, place.sha)
  const rows = [...(await readTree(store, entry.sha))]
    .sort((a, b) => Number(b.type === 'tree') - Number(a.type === 'tree'))
    .map((inner) => {
      const path = place.path === '' ? inner.path : `${place.path}/${inner.path}`
      return html`<li>
        <a class="path" href="${addressOf(repository, place.ref, path, inner)}"
          >${inner.path}${inner.type === 'tree' ? '/' : ''}</a
        >
      </li>`
    })
  const readme = await filesOf(store, entry.sha).then((files) => files.get('README.md'))
  const text = readme && Buffer.from((await readBlob(store, readme.sha)) ?? []).toString('utf8')
  return page(
    fullName(repository),
    repositoryBreadcrumbs(repository),
    html`<h1>${repository.name}${place.path === '' ? '' : html` <span class="number">/ ${place.path}</span>`}</h1>
      <p class="meta">
        ${repository.description ?? ''} <code>${place.ref}</code> ·
        <a href="/${fullName(repository)}/issues">Issues</a> ·
        <a href="/${fullName(repository)}/pulls">Pull requests</a>
      </p>
      <div class="box">
        <div class="head">
          <span
            >${latest?.author.name}
            <a href="/${fullName(repository)}/commit/${place.sha}">${latest?.message.split('\n')[0]}</a></span
          ><span class="soft path">${place.sha.slice(0, 7)}</span>
        </div>
        <ul class="rows">
          ${rows}
        </ul>
      </div>
      ${
        text === undefined
          ? ''
          : html`<div class="box">
              <div class="head">README.md</div>
              <pre class="body">${text}</pre>
            </div>`
      }`,
  )
}

function emptyPage(repository: RepositoryRecord): Html {
  return page(
    fullName(repository),
    repositoryBreadcrumbs(repository),
    html`<h1>${repository.name}</h1>
      <p class="meta">This repository is empty.</p>`,
  )
}

function addressOf(repository: RepositoryRecord, ref: string, path: string, entry: TreeEntry): string {
  return `/${fullName(repository)}/${entry.type === 'tree' ? 'tree' : 'blob'}/${ref}/${path.split('/').map(encodeURIComponent).join('/')}`
}

/** A file with line numbers. */
export async function filePage(state: State, repository: RepositoryRecord, rest: string): Promise<Html | undefined> {
  const file = await rawFile(state, repository, rest)
  if (file === undefined) {
    return undefined
  }
  const lines = isBinary(file.content)
    ? ['Binary file not shown']
    : file.content.toString('utf8').replace(/\n$/, '').split('\n')
  return page(
    `${file.path} · ${fullName(repository)}`,
    repositoryBreadcrumbs(repository),
    html`<h1>${file.path}</h1>
      <p class="meta"><code>${file.ref}</code></p>
      <div class="box">
        <div class="head">
          <span class="path">${file.path}</span
          ><span class="soft"
            >${lines.length} lines · ${file.content.length} bytes ·
            <a href="/${fullName(repository)}/raw/${rest}">Raw</a></span
          >
        </div>
        <table class="lines path">
          ${lines.map(
            (line, index) =>
              html`<tr>
                <td>${index + 1}</td>
                <td>${line}</td>
              </tr>`,
          )}
        </table>
      </div>`,
  )
}

export async function rawFile(
  state: State,
  repository: RepositoryRecord,
  rest: string,
): Promise<{ readonly ref: string; readonly path: string; readonly content: Buffer } | undefined> {
  const place = await splitRef(state, repository, rest)
  const store = storeOf(state, repository)
  const entry = place && (await findEntry(store, (await readCommit(store, place.sha)).tree, place.path))
  if (place === undefined || entry?.type !== 'blob') {
    return undefined
  }
  return { ref: place.ref, path: place.path, content: Buffer.from((await readBlob(store, entry.sha)) ?? []) }
}

/** A commit with its changes. */
export async function commitPage(state: State, repository: RepositoryRecord, sha: string): Promise<Html | undefined> {
  const store = storeOf(state, repository)
  const found = await resolveCommit(store, sha)
  if (found === undefined) {
    return undefined
  }
  const commit = await readCommit(store, found)
  const [parent] = commit.parents
  const files = await diffTrees(
    store,
    parent === undefined ? undefined : (await readCommit(store, parent)).tree,
    commit.tree,
  )
  const [title = '', ...rest] = commit.message.split('\n')
  return page(
    `${title} · ${fullName(repository)}`,
    repositoryBreadcrumbs(repository),
    html`<h1>${title}</h1>
      <p class="meta">
        ${commit.author.name} &lt;${commit.author.email}&gt; on ${timestamp(commit.author.date).replace('T', ' ')} ·
        <code>${found}</code>
      </p>
      <div class="box"><pre>${rest.join('\n').trim()}</pre></div>
      ${fileDiffs(files)}`,
  )
}
