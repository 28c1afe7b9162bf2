import { mkdir } from 'node:fs/promises'
import { branchRoutes } from './calls/branches'
import { commitRoutes } from './calls/commits'
import { commentRoutes } from './calls/comments'
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
import { createExchangeValidator } from './schemas/validateExchange'
import { issueSeeder, type IssueSeeder } from './seeding/issues'
import { peopleSeeder, type PeopleSeeder } from './seeding/people'
import { repositorySeeder, type RepositorySeeder } from './seeding/repositories'
import { rightsSeeder, type RightsSeeder } from './seeding/rights'
import { createStateView, type StateView } from './seeding/view'
import { createApi } from './server/api'
import { createFaultRules, type Fault } from './server/faults'
import { createRateLimits, type Bucket } from './server/rateLimits'
import { createRouter } from './server/routes'
import type { RecordedRequest } from './server/recording'
import { createInProcessFetch } from './server/inProcess'
import { close, type Handlers, listen } from './server/server'
import type { State } from './server/state'

export { faults, type Fault, type FaultAction } from './server/faults'
export type { RecordedRequest } from './server/recording'

export interface FakeGitHubOptions {
  /** The directory for the bare repositories; created if missing, never deleted. */
  readonly directory: string
  /** A free port by default. */
  readonly port?: number
  /** The clock for all dates and rate limits. */
  readonly now?: () => Date
  /** Whether every exchange is held against GitHub's description; true by default. */
  readonly isValidated?: boolean
}

/**
 * A fake GitHub on loopback that is as strict as the real one. Its addresses are those of GitHub Enterprise Server:
 * pages at the root, REST below `/api/v3`.
 */
export interface FakeGitHub extends PeopleSeeder, RepositorySeeder, RightsSeeder, IssueSeeder, StateView {
  /** The address of the web site, `http://127.0.0.1:PORT`. */
  readonly origin: string
  /** The `baseUrl` for Octokit, `http://127.0.0.1:PORT/api/v3`. */
  readonly apiUrl: string
  /** The API requests so far, in the order of the responses. */
  readonly requests: readonly RecordedRequest[]
  clearRequests: () => void
  addFault: (fault: Fault) => void
  clearFaults: () => void
  /** Sets a lower rate limit and resets the count. */
  setRateLimit: (bucket: Bucket, limit: number) => void
  /** Answers like the server, without a connection. */
  fetch: typeof fetch
  /** Closes all connections; resolves when the server has stopped. */
  stop: () => Promise<void>
}

export async function startFakeGitHub({
  directory,
  port = 0,
  now = () => new Date(),
  isValidated = true,
}: FakeGitHubOptions): Promise<FakeGitHub> {
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
      ...commentRoutes,
    ],
  )
  const validate = isValidated ? createExchangeValidator() : () => []
  let state = createState('', directory, now)
  let handlers: Handlers | undefined
  const { origin, server } = await listen(port, (address) => {
    state = createState(address, directory, now)
    handlers = {
      api: createApi(state, limits, router, validate),
      page: (path) => sitePage(state, path),
      faults: rules,
      record: (request) => requests.push(request),
      serialize,
    }
    return handlers
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
    fetch: (input, options) => {
      if (handlers === undefined) throw new Error('The fake GitHub has not started')
      return createInProcessFetch(`${origin}/api/v3`, handlers)(input, options)
    },
    stop: () => close(server),
    ...peopleSeeder(state),
    ...repositorySeeder(state, serialize),
    ...rightsSeeder(state),
    ...issueSeeder(state, serialize),
    ...createStateView(state),
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
    // GitHub creates forks in the background: the git data is not available for the first request.
    forkDelay: { requests: 1 },
    networkIsShared: true,
    branchDelay: 0,
    unseenBranches: new Map(),
    nextId: () => ++id,
  }
}

/** Runs tasks one after another, in the order in which they are added. */
function createQueue(): <T>(task: () => Promise<T>) => Promise<T> {
  let last: Promise<unknown> = Promise.resolve()
  return (task) => {
    const next = last.then(task, task)
    last = next
    return next
  }
}
