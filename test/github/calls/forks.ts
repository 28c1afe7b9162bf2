import { fullRepository, minimalRepository } from '../answers/repositories'
import { compareCommits, isAncestor } from '../git/history'
import { mergeTrees } from '../git/merging'
import { writeCommit } from '../git/objects'
import { findBranch, listReferences } from '../git/references'
import { gitDataOf, setBranch, storeOf } from '../model/branches'
import { signatureOf } from '../model/commits'
import { findForbiddenWorkflow } from '../model/policies'
import { findInNetwork, forkRepository } from '../model/repositories'
import { isVisible, checkOrganizationPolicy, requireViewer, scopesReach } from '../server/access'
import { readBody } from '../server/body'
import {
  json,
  notFound,
  Refusal,
  type Answer,
  type RepositoryCall,
  type Schemas,
  type WriteCall,
} from '../server/exchange'
import { paginateRepository } from '../server/pagination'
import type { RepositoryRoute, Route } from '../server/routes'
import { findAccount, findRepository, type Account } from '../server/state'

export const forkRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/repos/forks#list-forks
    method: 'GET',
    path: 'forks',
    documentation: 'repos/forks#list-forks',
    answer: listForks,
  },
  {
    // https://docs.github.com/en/rest/branches/branches#sync-a-fork-branch-with-the-upstream-repository
    method: 'POST',
    path: 'merge-upstream',
    documentation: 'branches/branches#sync-a-fork-branch-with-the-upstream-repository',
    right: 'push',
    answer: mergeUpstream,
  },
]

/**
 * Forking requires only read access, so it is not among the writes that the router checks.
 * https://docs.github.com/en/rest/repos/forks#create-a-fork
 */
export const createForkRoute: Route = {
  method: 'POST',
  path: '/repos/:owner/:name/forks',
  documentation: 'repos/forks#create-a-fork',
  answer: async (call) => {
    const repository = findRepository(call.state, call.parameters['owner'] ?? '', call.parameters['name'] ?? '')
    if (repository === undefined || !isVisible(call.viewer, repository)) {
      throw notFound()
    }
    return createFork({ ...call, repository, viewer: requireViewer(call) })
  },
}

/** Returns an existing fork, whatever its name, or the user's own repository, which GitHub does not fork. */
async function createFork(call: WriteCall): Promise<Answer> {
  const { state, repository, viewer } = call
  checkOrganizationPolicy(call, repository, true)
  const body = readBody(call.request, (fields) => ({
    organization: fields.optionalString('organization'),
    name: fields.optionalString('name'),
    defaultBranchOnly: fields.optionalBoolean('default_branch_only'),
  }))
  if (!scopesReach(viewer, repository)) {
    throw notFound()
  }
  const owner = body.organization === undefined ? viewer.account : organizationFor(call, body.organization)
  const known = findInNetwork(state, repository, owner)
  if (known !== undefined) {
    return json(202, fullRepository(state, known, viewer))
  }
  if (!repository.allowForking) {
    throw new Refusal(403, 'The repository exists, but forking is disabled.')
  }
  if ((await listReferences(storeOf(state, repository), 'refs/heads')).length === 0) {
    throw new Refusal(
      403,
      'The repository exists, but it contains no Git content. Empty repositories cannot be forked.',
    )
  }
  const fork = await forkRepository(state, repository, owner, body)
  return json(202, fullRepository(state, fork, viewer))
}

function organizationFor({ state, viewer }: WriteCall, login: string): Account {
  const organization = findAccount(state, login)
  if (organization?.kind !== 'Organization' || !organization.members.has(viewer.account.login.toLowerCase())) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [{ resource: 'Fork', field: 'organization', code: 'invalid' }],
    })
  }
  return organization
}

function listForks(call: RepositoryCall): Answer {
  const { state, repository, viewer } = call
  const forks = state.repositories.filter((other) => other.parent === repository && isVisible(viewer, other))
  const isOldestFirst = call.request.query.get('sort') === 'oldest'
  const { items, headers } = paginateRepository(call, isOldestFirst ? forks : [...forks].reverse())
  return json(
    200,
    items.map((fork) => minimalRepository(state, fork, viewer)),
    headers,
  )
}

async function mergeUpstream(call: WriteCall): Promise<Answer> {
  const { state, repository, viewer } = call
  const { branch } = readBody(call.request, (fields) => ({ branch: fields.string('branch') }))
  const { parent } = repository
  if (parent === undefined) {
    throw new Refusal(422, 'This repository is not a fork.')
  }
  const store = await gitDataOf(state, repository)
  const [ours, theirs] = [await findBranch(store, branch), await findBranch(storeOf(state, parent), branch)]
  if (ours === undefined || theirs === undefined) {
    throw notFound('Branch not found')
  }
  const upstream = `${parent.owner.login}:${branch}`
  const answer = (message: string, kind: Schemas['merged-upstream']['merge_type']): Answer => {
    const merged: Schemas['merged-upstream'] = {
      message,
      base_branch: upstream,
      ...(kind === undefined ? {} : { merge_type: kind }),
    }
    return json(200, merged)
  }
  // Syncing copies the parent's objects, whether or not the network shares them.
  const sharing = { ...store, network: [parent.gitdir] }
  if (await isAncestor(sharing, theirs, ours)) {
    return answer(`This branch is not behind the upstream ${upstream}.`, 'none')
  }
  const workflow = await findForbiddenWorkflow(sharing, viewer, theirs)
  if (workflow !== undefined) {
    throw new Refusal(
      422,
      `refusing to allow an OAuth App to create or update workflow \`${workflow}\` without \`workflow\` scope`,
    )
  }
  if (await isAncestor(sharing, ours, theirs)) {
    await setBranch(state, repository, branch, theirs, viewer.account)
    return answer(`Successfully fetched and fast-forwarded from upstream ${upstream}.`, 'fast-forward')
  }
  const { mergeBase } = await compareCommits(sharing, ours, theirs)
  const tree = mergeBase === undefined ? undefined : await mergeTrees(sharing, mergeBase, ours, theirs)
  if (tree === undefined) {
    throw new Refusal(409, 'There are merge conflicts')
  }
  const signature = signatureOf(viewer.account, state.now())
  const message = `Merge branch '${upstream}' into ${branch}`
  const sha = await writeCommit(sharing, {
    tree,
    parents: [ours, theirs],
    author: signature,
    committer: signature,
    message,
  })
  await setBranch(state, repository, branch, sha, viewer.account)
  return answer(`Successfully fetched and merged from upstream ${upstream}.`, 'merge')
}
