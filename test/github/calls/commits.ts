import { commitAnswer, diffEntry } from '../answers/commits'
import { repositoryPage, repositoryUrl } from '../answers/repositories'
import { diffTrees } from '../git/changes'
import { compareCommits, logOf, type LoggedCommit } from '../git/history'
import { findCommit, isSha, readCommit, type ObjectStore } from '../git/objects'
import { findBranch, findReference } from '../git/references'
import { findEntry } from '../git/trees'
import { gitDataOf, storeOf } from '../model/branches'
import { isVisible } from '../server/access'
import {
  bytes,
  json,
  mediaType,
  notFound,
  parameter,
  Refusal,
  type Answer,
  type RepositoryCall,
  type Schemas,
} from '../server/exchange'
import { paginateRepository } from '../server/pagination'
import type { RepositoryRoute } from '../server/routes'
import { findAccount, findRepository, networkOf, type RepositoryRecord } from '../server/state'

export const commitRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/commits/commits#list-commits
    method: 'GET',
    path: 'commits',
    documentation: 'commits/commits#list-commits',
    answer: listCommits,
  },
  {
    // https://docs.github.com/en/rest/commits/commits#get-a-commit
    method: 'GET',
    path: 'commits/*ref',
    documentation: 'commits/commits#get-a-commit',
    answer: getCommit,
  },
  {
    // https://docs.github.com/en/rest/commits/commits#compare-two-commits
    method: 'GET',
    path: 'compare/*basehead',
    documentation: 'commits/commits#compare-two-commits',
    answer: compare,
  },
]

/** The SHA for a branch, a tag, a full reference or a commit's SHA; undefined for anything else. */
export async function resolveCommit(store: ObjectStore, name: string): Promise<string | undefined> {
  const names = [
    `refs/heads/${name}`,
    `refs/tags/${name}`,
    ...(name.startsWith('refs/') ? [name] : []),
    ...(/^(heads|tags)\//.test(name) ? [`refs/${name}`] : []),
  ]
  for (const full of names) {
    const sha = await findReference(store, full)
    if (sha !== undefined) {
      return sha
    }
  }
  return isSha(name) && (await findCommit(store, name)) !== undefined ? name : undefined
}

async function listCommits(call: RepositoryCall): Promise<Answer> {
  const { state, repository } = call
  const { query } = call.request
  const store = await gitDataOf(state, repository)
  const head = await resolveCommit(store, query.get('sha') ?? repository.defaultBranch)
  if (head === undefined) {
    throw notFound()
  }
  const path = query.get('path')?.replace(/^\/|\/$/g, '')
  const author = query.get('author')?.toLowerCase()
  const [since, until] = [Date.parse(query.get('since') ?? ''), Date.parse(query.get('until') ?? '')]
  const listed: Schemas['commit'][] = []
  for (const commit of await logOf(store, head)) {
    const time = commit.committer.date.getTime()
    if (time < since || time > until || (path !== undefined && path !== '' && !(await touches(store, commit, path)))) {
      continue
    }
    const answer = commitAnswer(state, repository, commit)
    const login = answer.author !== null && 'login' in answer.author ? answer.author.login : ''
    if (
      author === undefined ||
      [login, commit.author.email, commit.author.name].some((known) => known.toLowerCase() === author)
    ) {
      listed.push(answer)
    }
  }
  const { items, headers } = paginateRepository(call, listed)
  return json(200, items, headers)
}

async function touches(store: ObjectStore, commit: LoggedCommit, path: string): Promise<boolean> {
  const now = await findEntry(store, commit.tree, path)
  const [parent] = commit.parents
  const before = parent === undefined ? undefined : await findEntry(store, (await readCommit(store, parent)).tree, path)
  return now?.sha !== before?.sha
}

async function getCommit(call: RepositoryCall): Promise<Answer> {
  const { state, repository } = call
  const name = parameter(call, 'ref')
  const store = await gitDataOf(state, repository)
  const sha = await resolveCommit(store, name)
  if (sha === undefined) {
    throw new Refusal(422, `No commit found for SHA: ${name}`)
  }
  if (mediaType(call.request).parameter === 'sha') {
    return bytes(200, Buffer.from(sha), 'application/vnd.github.sha; charset=utf-8')
  }
  const commit = { ...(await readCommit(store, sha)), sha }
  const [parent] = commit.parents
  const files = await diffTrees(
    store,
    parent === undefined ? undefined : (await readCommit(store, parent)).tree,
    commit.tree,
  )
  const [additions, deletions] = [
    files.reduce((sum, file) => sum + file.additions, 0),
    files.reduce((sum, file) => sum + file.deletions, 0),
  ]
  const answer: Schemas['commit'] = {
    ...commitAnswer(state, repository, commit),
    stats: { total: additions + deletions, additions, deletions },
    files: files.map((file) => diffEntry(state, repository, sha, file)),
  }
  return json(200, answer)
}

/** `base...head`, either of them also as `owner:branch` or `owner:repo:branch` of the same network. */
async function compare(call: RepositoryCall): Promise<Answer> {
  const { state, repository } = call
  const [baseName = '', headName = ''] = parameter(call, 'basehead').split('...')
  const own = await gitDataOf(state, repository)
  const base = await resolveEnd(call, baseName)
  const head = await resolveEnd(call, headName)
  if (base === undefined || head === undefined) {
    throw notFound()
  }
  const store: ObjectStore = {
    ...own,
    network: [...own.network, base.gitdir, head.gitdir].filter((gitdir) => gitdir !== own.gitdir),
  }
  const { mergeBase, ahead, behind } = await compareCommits(store, base.sha, head.sha)
  if (mergeBase === undefined) {
    throw notFound(`No common ancestor between ${baseName} and ${headName}.`)
  }
  const read = async (sha: string): Promise<LoggedCommit> => ({ ...(await readCommit(store, sha)), sha })
  const commits = [...ahead].reverse().map((commit) => commitAnswer(state, repository, commit))
  const files = await diffTrees(store, (await read(mergeBase)).tree, (await read(head.sha)).tree)
  const page = `${repositoryPage(state, repository)}/compare/${baseName}...${headName}`
  const { items, headers } = paginateRepository(call, commits)
  const answer: Schemas['commit-comparison'] = {
    url: `${repositoryUrl(state, repository)}/compare/${baseName}...${headName}`,
    html_url: page,
    permalink_url: `${repositoryPage(state, repository)}/compare/${base.sha}...${head.sha}`,
    diff_url: `${page}.diff`,
    patch_url: `${page}.patch`,
    base_commit: commitAnswer(state, repository, await read(base.sha)),
    merge_base_commit: commitAnswer(state, repository, await read(mergeBase)),
    status: base.sha === head.sha ? 'identical' : behind === 0 ? 'ahead' : ahead.length === 0 ? 'behind' : 'diverged',
    ahead_by: ahead.length,
    behind_by: behind,
    total_commits: ahead.length,
    // Without pagination GitHub returns up to 250 commits.
    commits: call.request.query.has('per_page') || call.request.query.has('page') ? [...items] : commits.slice(0, 250),
    files: files.map((file) => diffEntry(state, repository, head.sha, file)),
  }
  return json(200, answer, call.request.query.has('per_page') ? headers : {})
}

async function resolveEnd(
  call: RepositoryCall,
  name: string,
): Promise<{ readonly sha: string; readonly gitdir: string } | undefined> {
  const parts = name.split(':')
  const repository = parts.length === 1 ? call.repository : repositoryOf(call, parts)
  if (repository === undefined || !isVisible(call.viewer, repository)) {
    return undefined
  }
  const sha = await resolveCommit(storeOf(call.state, repository), parts.at(-1) ?? '')
  return sha === undefined ? undefined : { sha, gitdir: repository.gitdir }
}

function repositoryOf({ state, repository }: RepositoryCall, parts: readonly string[]): RepositoryRecord | undefined {
  const [owner = '', name] = parts
  const found = parts.length === 3 && name !== undefined ? findRepository(state, owner, name) : undefined
  const network = networkOf(state, repository)
  return parts.length === 3
    ? network.find((other) => other === found)
    : network.find((other) => other.owner === findAccount(state, owner))
}

/** The head of a branch. @throws {Refusal} 404 when the branch does not exist. */
export async function requireBranch(store: ObjectStore, branch: string, message: string): Promise<string> {
  const sha = await findBranch(store, branch)
  if (sha === undefined) {
    throw notFound(message)
  }
  return sha
}
