import { commitAnswer } from '../answers/commits'
import { repositoryPage, repositoryUrl } from '../answers/repositories'
import { readCommit, type ObjectStore } from '../git/objects'
import { listReferences } from '../git/references'
import { gitDataOf, awaitFork, storeOf } from '../model/branches'
import { isProtected } from '../model/policies'
import { json, notFound, parameter, type Answer, type RepositoryCall, type Schemas } from '../server/exchange'
import { paginateRepository } from '../server/pagination'
import type { RepositoryRoute } from '../server/routes'
import { requireBranch } from './commits'

export const branchRoutes: readonly RepositoryRoute[] = [
  {
    // https://docs.github.com/en/rest/branches/branches#list-branches
    method: 'GET',
    path: 'branches',
    documentation: 'branches/branches#list-branches',
    answer: listBranches,
  },
  {
    // https://docs.github.com/en/rest/branches/branches#get-a-branch
    method: 'GET',
    path: 'branches/*branch',
    documentation: 'branches/branches#get-a-branch',
    answer: async (call) => {
      const store = await gitDataOf(call.state, call.repository, notFound('Branch not found'))
      return getBranch(call, store, parameter(call, 'branch'))
    },
  },
]

/** An empty repository has an empty list. */
async function listBranches(call: RepositoryCall): Promise<Answer> {
  const { state, repository } = call
  awaitFork(state, repository, notFound())
  const wanted = call.request.query.get('protected')
  const branches = (await listReferences(storeOf(state, repository), 'refs/heads')).map(
    ({ name, sha }): Schemas['short-branch'] => {
      const branch = name.slice('refs/heads/'.length)
      return {
        name: branch,
        commit: { sha, url: `${repositoryUrl(state, repository)}/commits/${sha}` },
        protected: isProtected(repository, branch),
      }
    },
  )
  const { items, headers } = paginateRepository(
    call,
    branches.filter((branch) => wanted === null || String(branch.protected) === wanted),
  )
  return json(200, items, headers)
}

async function getBranch({ state, repository }: RepositoryCall, store: ObjectStore, branch: string): Promise<Answer> {
  const sha = await requireBranch(store, branch, 'Branch not found')
  const url = `${repositoryUrl(state, repository)}/branches/${branch}`
  const isGuarded = isProtected(repository, branch)
  const answer: Schemas['branch-with-protection'] = {
    name: branch,
    commit: commitAnswer(state, repository, { ...(await readCommit(store, sha)), sha }),
    _links: { self: url, html: `${repositoryPage(state, repository)}/tree/${branch}` },
    protected: isGuarded,
    protection: {
      enabled: isGuarded,
      required_status_checks: { enforcement_level: 'off', contexts: [], checks: [] },
    },
    protection_url: `${url}/protection`,
  }
  return json(200, answer)
}
