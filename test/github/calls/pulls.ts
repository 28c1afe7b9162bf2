import { commitAnswer, diffEntry } from '../answers/commits'
import { pullRequest, pullRequestSimple } from '../answers/pulls'
import { findBranch } from '../git/references'
import { storeOf } from '../model/branches'
import { setIssueState } from '../model/issues'
import { changesOf, factsOf } from '../model/pulls'
import { mayIn } from '../server/access'
import { readBody } from '../server/body'
import {
  json,
  notFound,
  parameter,
  Refusal,
  validationFailed,
  type Answer,
  type RepositoryCall,
  type WriteCall,
} from '../server/exchange'
import { paginateRepository } from '../server/pagination'
import type { RepositoryRoute } from '../server/routes'
import { pullRequestsOf, type PullRequestRecord } from '../server/state'
import { createPullRequest } from './newPullRequest'

export const pullRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/pulls/pulls#list-pull-requests
    method: 'GET',
    path: 'pulls',
    documentation: 'pulls/pulls#list-pull-requests',
    answer: listPullRequests,
  },
  {
    // https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request
    method: 'POST',
    path: 'pulls',
    documentation: 'pulls/pulls#create-a-pull-request',
    right: 'pull',
    answer: createPullRequest,
  },
  {
    // https://docs.github.com/en/rest/pulls/pulls#get-a-pull-request
    method: 'GET',
    path: 'pulls/:number',
    documentation: 'pulls/pulls#get-a-pull-request',
    answer: async (call) => {
      const issue = requirePullRequest(call)
      const { state, repository, viewer } = call
      return json(200, pullRequest(state, repository, issue, viewer, await factsOf(state, repository, issue)))
    },
  },
  {
    // https://docs.github.com/en/rest/pulls/pulls#update-a-pull-request
    method: 'PATCH',
    path: 'pulls/:number',
    documentation: 'pulls/pulls#update-a-pull-request',
    right: 'pull',
    answer: updatePullRequest,
  },
  {
    // https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files
    method: 'GET',
    path: 'pulls/:number/files',
    documentation: 'pulls/pulls#list-pull-requests-files',
    answer: async (call) => {
      const issue = requirePullRequest(call)
      const { state, repository } = call
      const { files } = await changesOf(state, repository, issue)
      const { items, headers } = paginateRepository(call, files)
      return json(
        200,
        items.map((file) => diffEntry(state, repository, issue.pull.headSha, file)),
        headers,
      )
    },
  },
  {
    // https://docs.github.com/en/rest/pulls/pulls#list-commits-on-a-pull-request
    method: 'GET',
    path: 'pulls/:number/commits',
    documentation: 'pulls/pulls#list-commits-on-a-pull-request',
    answer: async (call) => {
      const issue = requirePullRequest(call)
      const { state, repository } = call
      const { commits } = await changesOf(state, repository, issue)
      const { items, headers } = paginateRepository(call, commits.slice(0, 250))
      return json(
        200,
        items.map((commit) => commitAnswer(state, repository, commit)),
        headers,
      )
    },
  },
]

/** @throws {Refusal} 404 when there is no pull request with that number. */
export function requirePullRequest(call: RepositoryCall): PullRequestRecord {
  const number = parameter(call, 'number')
  const issue = pullRequestsOf(call.repository).find((each) => String(each.number) === number)
  if (issue === undefined) {
    throw notFound()
  }
  return issue
}

/** An unknown `state` counts as `open`. `head` filters only as `owner:branch` and is ignored otherwise. */
function listPullRequests(call: RepositoryCall): Answer {
  const { state, repository, viewer } = call
  const { query } = call.request
  const wanted = query.get('state') ?? 'open'
  const head = /^([^:]+):(.+)$/.exec(query.get('head') ?? '')
  const base = query.get('base')
  const found = pullRequestsOf(repository).filter(({ state: is, pull }) => {
    const isState = wanted === 'all' || is === (wanted === 'closed' ? 'closed' : 'open')
    const isHead =
      head === null || (pull.headOwner.login.toLowerCase() === head[1]?.toLowerCase() && pull.headRef === head[2])
    return isState && isHead && (base === null || pull.baseRef === base)
  })
  const sort = query.get('sort') ?? 'created'
  const time = (issue: PullRequestRecord): number => (sort === 'updated' ? issue.updatedAt : issue.createdAt).getTime()
  const sorted = [...found].sort((a, b) => time(a) - time(b) || a.number - b.number)
  const isAscending = (query.get('direction') ?? (query.has('sort') && sort !== 'created' ? 'asc' : 'desc')) === 'asc'
  const { items, headers } = paginateRepository(call, isAscending ? sorted : sorted.reverse())
  return json(
    200,
    items.map((issue) => pullRequestSimple(state, repository, issue, viewer)),
    headers,
  )
}

async function updatePullRequest(call: WriteCall): Promise<Answer> {
  const { state, repository, viewer } = call
  const issue = requirePullRequest(call)
  const body = readBody(call.request, (fields) => ({
    title: fields.optionalString('title'),
    body: fields.nullableString('body'),
    state: fields.optionalString('state'),
    base: fields.optionalString('base'),
    maintainerCanModify: fields.optionalBoolean('maintainer_can_modify'),
  }))
  if (issue.author !== viewer.account && !mayIn(repository, viewer.account, 'triage')) {
    throw new Refusal(403, 'Must have admin rights to Repository.')
  }
  if (body.title?.trim() === '') {
    throw validationFailed({ resource: 'PullRequest', code: 'missing_field', field: 'title' })
  }
  if (body.state !== undefined && body.state !== 'open' && body.state !== 'closed') {
    throw validationFailed({ resource: 'PullRequest', code: 'invalid', field: 'state' })
  }
  const baseSha = body.base === undefined ? undefined : await findBranch(storeOf(state, repository), body.base)
  if (body.base !== undefined && baseSha === undefined) {
    throw validationFailed({ resource: 'PullRequest', code: 'invalid', field: 'base' })
  }
  if (body.state === 'open' && issue.state === 'closed') {
    await checkReopening(call, issue)
  }
  if (body.state === 'closed' && issue.state === 'open') {
    issue.pull.baseSha = (await findBranch(storeOf(state, repository), issue.pull.baseRef)) ?? issue.pull.baseSha
  }
  issue.title = body.title ?? issue.title
  issue.body = body.body === undefined ? issue.body : body.body
  issue.pull.baseRef = body.base ?? issue.pull.baseRef
  issue.pull.baseSha = baseSha ?? issue.pull.baseSha
  issue.pull.maintainerCanModify = body.maintainerCanModify ?? issue.pull.maintainerCanModify
  issue.updatedAt = state.now()
  setIssueState(state, issue, body.state ?? issue.state, viewer.account)
  return json(200, pullRequest(state, repository, issue, viewer, await factsOf(state, repository, issue)))
}

async function checkReopening({ state, repository }: WriteCall, issue: PullRequestRecord): Promise<void> {
  const { pull } = issue
  const cannot = (reason: string): Refusal =>
    validationFailed({
      resource: 'PullRequest',
      code: 'custom',
      field: 'state',
      message: `state cannot be changed. ${reason}`,
    })
  if (pull.mergedAt !== undefined) {
    throw cannot('The pull request has been merged.')
  }
  const tip =
    pull.headRepository === undefined ? undefined : await findBranch(storeOf(state, pull.headRepository), pull.headRef)
  if (tip === undefined) {
    throw cannot(`The ${pull.headRef} branch has been deleted.`)
  }
  if (tip !== pull.headSha) {
    throw cannot(`The ${pull.headRef} branch was force-pushed or recreated.`)
  }
  const other = pullRequestsOf(repository).find(
    (each) =>
      each.state === 'open' &&
      each.pull.headRepository === pull.headRepository &&
      each.pull.headRef === pull.headRef &&
      each.pull.baseRef === pull.baseRef,
  )
  if (other !== undefined) {
    throw cannot(`There is already an open pull request from ${pull.headRef} to ${pull.baseRef}.`)
  }
}
