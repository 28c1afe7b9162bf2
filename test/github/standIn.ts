import { mkdir } from 'node:fs/promises'
import { branchRoutes } from './calls/branches'
import { commitRoutes } from './calls/commits'
import { contentRoutes } from './calls/contents'
import { createForkRoute, forkRoutes } from './calls/forks'
import { gitObjectRoutes } from './calls/gitObjects'
import { issueRoutes } from './calls/issues'
import { labelRoutes } from './calls/labels'
import { metaRoutes } from './calls/meta'
import { pullRoutes } from './calls/pulls'
import { referenceRoutes } from './calls/references'
import { repositoryListRoutes, repositoryRoutes } from './calls/repositories'
import { reviewerRoutes } from './calls/reviewers'
import { searchRoute } from './calls/search'
import { userRoutes } from './calls/users'
import { sitePage } from './pages/site'
import { issueVerbs, type IssueVerbs } from './seeding/issues'
import { peopleVerbs, type PeopleVerbs } from './seeding/people'
import { repositoryVerbs, type RepositoryVerbs } from './seeding/repositories'
import { rightsVerbs, type RightsVerbs } from './seeding/rights'
import { createView, type View } from './seeding/view'
import { createApi } from './server/api'
import { createFaultRules, type Fault } from './server/faults'
import { createRateLimits, type Bucket } from './server/rateLimits'
import { createRouter } from './server/routes'
import type { RecordedRequest } from './server/recording'
import { close, listen } from './server/server'
import type { State } from './server/state'

export { faults, type Fault, type FaultAction } from './server/faults'
export type { RecordedRequest } from './server/recording'

export interface GitHubStandInOptions {
  /** Where the bare repositories live; made where it is missing, never cleaned up. */
  readonly directory: string
  /** A free port unless told. */
  readonly port?: number
  /** The clock of all dates and limits. */
  readonly now?: () => Date
}

/** A GitHub on loopback, as strict as the real one. Laid out like GitHub Enterprise Server: pages at the root, REST below `/api/v3`. */
export interface GitHubStandIn extends PeopleVerbs, RepositoryVerbs, RightsVerbs, IssueVerbs, View {
  /** The web site, `http://127.0.0.1:PORT`. */
  readonly origin: string
  /** What Octokit takes as `baseUrl`: `http://127.0.0.1:PORT/api/v3`. */
  readonly apiUrl: string
  /** What has been asked of the API so far, in the order of the answers. */
  readonly requests: readonly RecordedRequest[]
  clearRequests: () => void
  addFault: (fault: Fault) => void
  clearFaults: () => void
  /** A lower limit of requests; the count starts again. */
  setRateLimit: (bucket: Bucket, limit: number) => void
  /** Drops all connections and resolves when everything is closed. */
  stop: () => Promise<void>
}

export async function startGitHubStandIn({
  directory,
  port = 0,
  now = () => new Date(),
}: GitHubStandInOptions): Promise<GitHubStandIn> {
  await mkdir(directory, { recursive: true })
  const limits = createRateLimits(now)
  const rules = createFaultRules()
  const requests: RecordedRequest[] = []
  const serialize = createQueue()
  const router = createRouter(
    [...metaRoutes(limits), ...userRoutes, ...repositoryListRoutes, createForkRoute, searchRoute],
    [
      ...repositoryRoutes,
      ...forkRoutes,
      ...referenceRoutes,
      ...gitObjectRoutes,
      ...commitRoutes,
      ...branchRoutes,
      ...contentRoutes,
      ...pullRoutes,
      ...reviewerRoutes,
      ...issueRoutes,
      ...labelRoutes,
    ],
  )
  let state = createState('', directory, now)
  const { origin, server } = await listen(port, (address) => {
    state = createState(address, directory, now)
    return {
      api: createApi(state, limits, router),
      page: (path) => sitePage(state, path),
      faults: rules,
      record: (request) => requests.push(request),
      serialize,
    }
  })
  return {
    origin,
    apiUrl: `${origin}/api/v3`,
    requests,
    clearRequests: () => {
      requests.length = 0
    },
    addFault: (fault) => rules.add(fault),
    clearFaults: () => rules.clear(),
    setRateLimit: (bucket, limit) => limits.setLimit(bucket, limit),
    stop: () => close(server),
    ...peopleVerbs(state),
    ...repositoryVerbs(state, serialize),
    ...rightsVerbs(state),
    ...issueVerbs(state, serialize),
    ...createView(state),
  }
}

function createState(origin: string, directory: string, now: () => Date): State {
  let id = 1000
  return {
    origin,
    directory,
    now,
    accounts: new Map(),
    tokens: new Map(),
    repositories: [],
    redirects: new Map(),
    // GitHub makes forks in the background: the first look at the git data comes too early.
    forkDelay: { requests: 1 },
    networkIsShared: true,
    nextId: () => ++id,
  }
}

/** Runs tasks one after another, in the order they are given. */
function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const next = last.then(task, task)
    last = next
    return next
  }
}
