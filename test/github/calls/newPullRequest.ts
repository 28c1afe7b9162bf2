import { pullRequest } from '../answers/pulls'
import { compareCommits } from '../git/history'
import { copyObjects } from '../git/looseObjects'
import { findBranch } from '../git/references'
import { gitDataOf, storeOf } from '../model/branches'
import { addPullRequestRecord, factsOf } from '../model/pulls'
import { mayIn } from '../server/access'
import { readBody } from '../server/body'
import {
  json,
  Refusal,
  validationFailed,
  type Answer,
  type ValidationProblem,
  type WriteCall,
} from '../server/exchange'
import { findAccount, fullName, networkOf, pullRequestsOf, type RepositoryRecord } from '../server/state'

interface Head {
  readonly repository: RepositoryRecord
  readonly ref: string
  readonly sha: string
}

/**
 * Opens a pull request.
 * https://docs.github.com/en/rest/pulls/pulls#create-a-pull-request
 * @throws {Refusal} 422 with `errors[]` when head or base are invalid, there are no commits between them, a pull
 * request already exists, or the user lacks permission for this head.
 */
export async function createPullRequest(call: WriteCall): Promise<Answer> {
  const { state, repository, viewer } = call
  const body = readBody(call.request, (fields) => ({
    title: fields.string('title'),
    head: fields.string('head'),
    base: fields.string('base'),
    headRepo: fields.optionalString('head_repo'),
    body: fields.nullableString('body') ?? null,
    draft: fields.optionalBoolean('draft') ?? false,
    maintainerCanModify: fields.optionalBoolean('maintainer_can_modify'),
  }))
  const store = await gitDataOf(state, repository)
  const baseSha = await findBranch(store, body.base)
  const head = await findHead(call, body.head, body.headRepo)
  const problems: ValidationProblem[] = []
  if (body.title.trim() === '') {
    problems.push({ resource: 'PullRequest', code: 'missing_field', field: 'title' })
  }
  if (head === undefined) {
    problems.push({ resource: 'PullRequest', field: 'head', code: 'invalid' })
  }
  if (baseSha === undefined) {
    problems.push({ resource: 'PullRequest', field: 'base', code: 'invalid' })
  }
  if (head === undefined || baseSha === undefined || problems.length > 0) {
    throw validationFailed(...problems)
  }
  if (body.draft && !repository.allowDrafts) {
    throw new Refusal(422, 'Draft pull requests are not supported in this repository.')
  }
  const maintainerCanModify = checkRight(call, head, body.maintainerCanModify)
  await checkDifference(call, body.base, baseSha, head)
  const issue = await addPullRequestRecord(state, repository, {
    title: body.title,
    body: body.body,
    author: viewer.account,
    head,
    base: { ref: body.base, sha: baseSha },
    draft: body.draft,
    maintainerCanModify,
  })
  const { commits, additions, deletions, changedFiles } = await factsOf(state, repository, issue)
  // The mergeability is not known yet, even if factsOf has started to compute it.
  const facts = { commits, additions, deletions, changedFiles, mergeable: undefined, mergeCommitSha: undefined }
  issue.pull.mergeability = undefined
  const answer = pullRequest(state, repository, issue, viewer, facts)
  return json(201, answer, { location: answer.url })
}

/** `branch` of the repository itself, or `owner:branch` of a repository in the same network. */
async function findHead(
  { state, repository }: WriteCall,
  name: string,
  repositoryName: string | undefined,
): Promise<Head | undefined> {
  const colon = name.indexOf(':')
  const owner = colon === -1 ? repository.owner : findAccount(state, name.slice(0, colon))
  const ref = name.slice(colon + 1)
  const candidates = networkOf(state, repository).filter((other) => other.owner === owner)
  const found =
    repositoryName === undefined
      ? candidates[0]
      : candidates.find((other) => other.name.toLowerCase() === repositoryName.toLowerCase())
  if (found === undefined || found.pending !== undefined) {
    return undefined
  }
  const key = `${fullName(found)}:${ref}`
  const unseen = state.unseenBranches.get(key) ?? 0
  state.unseenBranches.set(key, unseen - 1)
  const sha = unseen > 0 ? undefined : await findBranch(storeOf(state, found), ref)
  return sha === undefined ? undefined : { repository: found, ref, sha }
}

/** @returns Whether maintainers can push to the head; true by default between repositories. */
function checkRight({ repository, viewer }: WriteCall, head: Head, asked: boolean | undefined): boolean {
  const ownsHead = mayIn(head.repository, viewer.account, 'push')
  if (!ownsHead && !mayIn(repository, viewer.account, 'push')) {
    throw validationFailed({ resource: 'PullRequest', code: 'custom', message: 'must be a collaborator' })
  }
  if (head.repository === repository || asked === false) {
    return false
  }
  if (!ownsHead) {
    throw validationFailed({
      resource: 'PullRequest',
      code: 'invalid',
      field: 'fork_collab',
      message: "Fork collab can't be granted by someone without permission",
    })
  }
  // A fork of an organization cannot allow it.
  return head.repository.owner.kind === 'User'
}

async function checkDifference(
  { state, repository }: WriteCall,
  baseRef: string,
  baseSha: string,
  head: Head,
): Promise<void> {
  const isCross = head.repository !== repository
  const headLabel = `${head.repository.owner.login}:${head.ref}`
  const open = pullRequestsOf(repository).find(
    ({ state: is, pull }) =>
      is === 'open' && pull.headRepository === head.repository && pull.headRef === head.ref && pull.baseRef === baseRef,
  )
  if (open !== undefined) {
    throw validationFailed({
      resource: 'PullRequest',
      code: 'custom',
      message: `A pull request already exists for ${headLabel}.`,
    })
  }
  if (isCross) {
    copyObjects(head.repository.gitdir, repository.gitdir)
  }
  const { mergeBase, ahead } = await compareCommits(storeOf(state, repository), baseSha, head.sha)
  const [from, to] = isCross ? [`${repository.owner.login}:${baseRef}`, headLabel] : [baseRef, head.ref]
  if (mergeBase === undefined) {
    throw validationFailed({
      resource: 'PullRequest',
      code: 'custom',
      message: `The ${to} branch has no history in common with ${from}`,
    })
  }
  if (ahead.length === 0) {
    throw validationFailed({ resource: 'PullRequest', code: 'custom', message: `No commits between ${from} and ${to}` })
  }
}
