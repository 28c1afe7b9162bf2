import { checkOrganizationPolicy, checkWrite, isVisible, type Right } from './access'
import { Refusal, json, notFound, type Answer, type Call, type RepositoryCall, type WriteCall } from './exchange'
import type { Bucket } from './rateLimits'
import { findRepository, type RepositoryRecord, type State } from './state'

interface RouteBase {
  readonly method: 'GET' | 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  /** The path: `:name` matches one segment, a final `*name` the rest. */
  readonly path: string
  /** The documentation path below https://docs.github.com/rest/, used in error responses. */
  readonly documentation: string
  /** The value of `x-accepted-oauth-scopes`. */
  readonly acceptedScopes?: string
}

export interface Route extends RouteBase {
  readonly bucket?: Bucket
  readonly answer: (call: Call) => Answer | Promise<Answer>
}

/** A route below `/repos/{owner}/{repo}`. The router has found the repository and checked that it is visible. */
export interface RepositoryReadRoute extends RouteBase {
  readonly method: 'GET'
  readonly answer: (call: RepositoryCall) => Answer | Promise<Answer>
}

/** A route that changes a repository. The router has also checked the permission. */
export interface RepositoryWriteRoute extends RouteBase {
  readonly method: 'POST' | 'PATCH' | 'PUT' | 'DELETE'
  readonly right: Right
  readonly answer: (call: WriteCall) => Answer | Promise<Answer>
}

export type RepositoryRoute = RepositoryReadRoute | RepositoryWriteRoute

/** The matched route of a request, with the function that answers it. */
export interface Match {
  readonly documentation: string
  readonly acceptedScopes: string
  readonly bucket: Bucket
  readonly answer: (call: Omit<Call, 'parameters'>) => Answer | Promise<Answer>
}

export type Router = (method: string, path: string) => Match | undefined

export function createRouter(routes: readonly Route[], repositoryRoutes: readonly RepositoryRoute[]): Router {
  return (method, path) => {
    const verb = method === 'HEAD' ? 'GET' : method
    const segments = path.replace(/\/+$/, '').split('/').slice(1)
    for (const route of routes) {
      const parameters = route.method === verb ? matchPath(route.path, segments) : undefined
      if (parameters !== undefined) {
        return matchOf(route, (call) => route.answer({ ...call, parameters }))
      }
    }
    const isNumbered = segments[0] === 'repositories'
    if (!isNumbered && segments[0] !== 'repos') {
      return undefined
    }
    const rest = segments.slice(isNumbered ? 2 : 3)
    for (const route of repositoryRoutes) {
      const parameters = route.method === verb ? matchPath(route.path, rest) : undefined
      if (parameters !== undefined) {
        return matchOf(route, (call) => answerRepository(route, { ...call, parameters }, segments))
      }
    }
    return undefined
  }
}

function matchOf(route: RouteBase & { readonly bucket?: Bucket }, answer: Match['answer']): Match {
  return {
    documentation: `https://docs.github.com/rest/${route.documentation}`,
    acceptedScopes: route.acceptedScopes ?? '',
    bucket: route.bucket ?? 'core',
    answer,
  }
}

async function answerRepository(route: RepositoryRoute, call: Call, segments: readonly string[]): Promise<Answer> {
  const { state, viewer, request } = call
  const found = locate(state, segments)
  if (found === undefined || !isVisible(viewer, found.repository)) {
    throw notFound()
  }
  const { repository, hasMoved } = found
  if (hasMoved) {
    return moved(call, repository, segments.slice(3).join('/'))
  }
  if (isRead(route)) {
    checkOrganizationPolicy(call, repository, false)
    return route.answer({ ...call, repository })
  }
  const writer = checkWrite({ ...call, request }, repository, route.right)
  return route.answer({ ...call, repository, viewer: writer })
}

const isRead = (route: RepositoryRoute): route is RepositoryReadRoute => route.method === 'GET'

function locate(
  state: State,
  segments: readonly string[],
): { readonly repository: RepositoryRecord; readonly hasMoved: boolean } | undefined {
  if (segments[0] === 'repositories') {
    const repository = state.repositories.find(({ id }) => String(id) === segments[1])
    return repository && { repository, hasMoved: false }
  }
  const [, owner = '', name = ''] = segments.map(decode)
  const repository = findRepository(state, owner, name)
  if (repository !== undefined) {
    return { repository, hasMoved: false }
  }
  const target = state.redirects.get(`${owner}/${name}`.toLowerCase())
  return target && { repository: target, hasMoved: true }
}

/**
 * Redirects from a renamed repository and all addresses below it to its id. Writes get 307, which keeps the method.
 * https://docs.github.com/en/rest/using-the-rest-api/best-practices-for-using-the-rest-api#follow-redirects
 */
function moved(call: Call, repository: RepositoryRecord, rest: string): Answer {
  const query = call.request.query.toString()
  const url = `${call.state.origin}/api/v3/repositories/${repository.id}${rest === '' ? '' : `/${rest}`}${query === '' ? '' : `?${query}`}`
  const status = call.request.method === 'GET' || call.request.method === 'HEAD' ? 301 : 307
  return json(
    status,
    { message: 'Moved Permanently', url, documentation_url: 'https://docs.github.com/v3/#http-redirects' },
    { location: url },
  )
}

function matchPath(pattern: string, segments: readonly string[]): Readonly<Record<string, string>> | undefined {
  const parts = pattern === '' ? [] : pattern.replace(/^\//, '').split('/')
  const parameters: Record<string, string> = {}
  for (const [index, part] of parts.entries()) {
    if (part.startsWith('*')) {
      parameters[part.slice(1)] = segments.slice(index).map(decode).join('/')
      return segments.length > index ? parameters : undefined
    }
    const segment = segments[index]
    if (segment === undefined || (!part.startsWith(':') && part !== segment)) {
      return undefined
    }
    if (part.startsWith(':')) {
      parameters[part.slice(1)] = decode(segment)
    }
  }
  return parts.length === segments.length ? parameters : undefined
}

/** @throws {Refusal} 404 for malformed percent-encoding. */
function decode(segment: string): string {
  try {
    return decodeURIComponent(segment)
  } catch {
    throw new Refusal(404, 'Not Found')
  }
}
