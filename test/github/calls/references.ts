import { gitRef } from '../answers/gitObjects'
import { repositoryUrl } from '../answers/repositories'
import { isAncestor } from '../git/history'
import { isSha, readObject, type ObjectStore } from '../git/objects'
import {
  conflictsWithReference,
  findReference,
  isReferenceName,
  listReferences,
  removeReference,
  setReference,
  type Reference,
} from '../git/references'
import { deleteBranch, gitDataOf, openPullsFrom, setBranch } from '../model/branches'
import { branchQueued, findForbiddenWorkflow, findViolation, pushRefused, type BranchChange } from '../model/policies'
import { readBody } from '../server/body'
import {
  json,
  noContent,
  notFound,
  parameter,
  Refusal,
  type Answer,
  type RepositoryCall,
  type WriteCall,
} from '../server/exchange'
import { paginateRepository } from '../server/pagination'
import type { RepositoryRoute } from '../server/routes'
import { fullName } from '../server/state'

const acceptedScopes = 'repo'

export const referenceRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/git/refs#get-a-reference
    method: 'GET',
    path: 'git/ref/*ref',
    documentation: 'git/refs#get-a-reference',
    acceptedScopes,
    answer: async (call) => {
      const store = await gitDataOf(call.state, call.repository)
      const name = `refs/${parameter(call, 'ref')}`
      const sha = await findReference(store, name)
      if (sha === undefined) {
        throw notFound()
      }
      return json(200, await describe(call, store, { name, sha }), { 'x-poll-interval': '300' })
    },
  },
  {
    // https://docs.github.com/en/rest/git/refs#list-matching-references
    method: 'GET',
    path: 'git/matching-refs/*ref',
    documentation: 'git/refs#list-matching-references',
    acceptedScopes,
    answer: (call) => list(call, `refs/${parameter(call, 'ref')}`),
  },
  {
    // All references: no longer documented, but in the recorded exchanges of @octokit/fixtures.
    method: 'GET',
    path: 'git/refs',
    documentation: 'git/refs#list-matching-references',
    acceptedScopes,
    answer: (call) => list(call, 'refs/'),
  },
  {
    // https://docs.github.com/en/rest/git/refs#create-a-reference
    method: 'POST',
    path: 'git/refs',
    documentation: 'git/refs#create-a-reference',
    right: 'push',
    acceptedScopes,
    answer: createReference,
  },
  {
    // https://docs.github.com/en/rest/git/refs#update-a-reference
    method: 'PATCH',
    path: 'git/refs/*ref',
    documentation: 'git/refs#update-a-reference',
    right: 'push',
    acceptedScopes,
    answer: updateReference,
  },
  {
    // https://docs.github.com/en/rest/git/refs#delete-a-reference
    method: 'DELETE',
    path: 'git/refs/*ref',
    documentation: 'git/refs#delete-a-reference',
    right: 'push',
    acceptedScopes,
    answer: deleteReference,
  },
]

async function describe({ state, repository }: RepositoryCall, store: ObjectStore, reference: Reference) {
  const object = await readObject(store, reference.sha)
  return gitRef(state, repository, reference, object?.type ?? 'commit')
}

async function list(call: RepositoryCall, prefix: string): Promise<Answer> {
  const store = await gitDataOf(call.state, call.repository)
  const matching = (await listReferences(store)).filter(({ name }) => name.startsWith(prefix))
  const { items, headers } = paginateRepository(call, matching)
  return json(200, await Promise.all(items.map((reference) => describe(call, store, reference))), {
    ...headers,
    'x-poll-interval': '300',
  })
}

async function createReference(call: WriteCall): Promise<Answer> {
  const { state, repository } = call
  const { ref, sha } = readBody(call.request, (fields) => ({ ref: fields.string('ref'), sha: fields.string('sha') }))
  const store = await gitDataOf(state, repository)
  if (ref.split('/').length < 3) {
    throw new Refusal(422, 'Reference name must contain at least three slash-separated components.')
  }
  if (!ref.startsWith('refs/') || !isReferenceName(ref)) {
    throw new Refusal(422, `${ref} is not a valid ref name.`)
  }
  await requireObject(store, ref, sha)
  if ((await findReference(store, ref)) !== undefined) {
    throw new Refusal(422, 'Reference already exists')
  }
  if (await conflictsWithReference(store, ref)) {
    throw new Refusal(422, 'Reference update failed')
  }
  await checkPush(call, store, ref, 'creation', sha)
  await move(call, store, ref, sha)
  const branch = branchOf(ref)
  if (branch !== undefined && state.branchDelay > 0)
    state.unseenBranches.set(`${fullName(repository)}:${branch}`, state.branchDelay)
  return json(201, await describe(call, store, { name: ref, sha }), {
    location: `${repositoryUrl(state, repository)}/git/${ref}`,
  })
}

async function updateReference(call: WriteCall): Promise<Answer> {
  const { sha, force } = readBody(call.request, (fields) => ({
    sha: fields.string('sha'),
    force: fields.optionalBoolean('force') ?? false,
  }))
  const store = await gitDataOf(call.state, call.repository)
  const name = `refs/${parameter(call, 'ref')}`
  const before = await findReference(store, name)
  if (before === undefined) {
    throw new Refusal(422, 'Reference does not exist')
  }
  await requireObject(store, name, sha)
  if (!force && !(await isAncestor(store, before, sha))) {
    throw new Refusal(422, 'Update is not a fast forward')
  }
  await checkPush(call, store, name, 'update', sha)
  await move(call, store, name, sha)
  return json(200, await describe(call, store, { name, sha }))
}

async function deleteReference(call: WriteCall): Promise<Answer> {
  const { state, repository } = call
  const store = await gitDataOf(state, repository)
  const name = `refs/${parameter(call, 'ref')}`
  if ((await findReference(store, name)) === undefined) {
    throw new Refusal(422, 'Reference does not exist')
  }
  await checkPush(call, store, name, 'deletion', undefined)
  const branch = branchOf(name)
  if (branch === repository.defaultBranch) {
    throw new Refusal(422, 'Cannot delete the default branch')
  }
  if (branch === undefined) {
    await removeReference(store, name)
  } else {
    await deleteBranch(state, repository, branch, call.viewer.account)
  }
  return noContent()
}

const branchOf = (name: string): string | undefined =>
  name.startsWith('refs/heads/') ? name.slice('refs/heads/'.length) : undefined

/** @throws {Refusal} 422 when the SHA is invalid or unknown, or a branch would not point to a commit. */
async function requireObject(store: ObjectStore, name: string, sha: string): Promise<void> {
  if (!isSha(sha)) {
    throw new Refusal(422, 'The sha parameter must be exactly 40 characters and contain only [0-9a-f].')
  }
  const object = await readObject(store, sha)
  if (object === undefined) {
    throw new Refusal(422, 'Object does not exist')
  }
  if (branchOf(name) !== undefined && object.type !== 'commit') {
    throw new Refusal(422, 'Reference update failed')
  }
}

async function checkPush(
  call: WriteCall,
  store: ObjectStore,
  name: string,
  kind: BranchChange['kind'],
  sha: string | undefined,
): Promise<void> {
  const branch = branchOf(name)
  const violation =
    branch === undefined ? undefined : await findViolation(store, call.repository, { branch, kind, sha })
  if (violation !== undefined) {
    throw pushRefused(violation)
  }
  if (
    branch !== undefined &&
    openPullsFrom(call.state, call.repository, branch).some(({ issue }) => issue.pull.isQueued)
  )
    throw branchQueued()
  // Without the `workflow` scope GitHub gives no reason.
  if (sha !== undefined && (await findForbiddenWorkflow(store, call.viewer, sha)) !== undefined) {
    throw notFound()
  }
}

async function move(call: WriteCall, store: ObjectStore, name: string, sha: string): Promise<void> {
  const branch = branchOf(name)
  await (branch === undefined
    ? setReference(store, name, sha)
    : setBranch(call.state, call.repository, branch, sha, call.viewer.account))
}
