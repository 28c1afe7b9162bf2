import type { IncomingHttpHeaders } from 'node:http'
import type { components } from '@octokit/openapi-types'
import type { RepositoryRecord, State, TokenRecord, Account } from './state'

/** The schemas of GitHub's OpenAPI description. */
export type Schemas = components['schemas']

export interface ApiRequest {
  readonly method: string
  /** The percent-encoded path without `/api/v3`. */
  readonly path: string
  readonly query: URLSearchParams
  readonly headers: IncomingHttpHeaders
  readonly body: Buffer
}

export type AnswerBody =
  | { readonly kind: 'json'; readonly value: unknown }
  | { readonly kind: 'bytes'; readonly bytes: Uint8Array; readonly type: string }
  | { readonly kind: 'none' }

export interface Answer {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body: AnswerBody
}

/** The account of a request, and its token. */
export interface Viewer {
  readonly account: Account
  readonly token: TokenRecord
}

/** An API call. */
export interface Call {
  readonly state: State
  /** `undefined` for a request without a token. */
  readonly viewer: Viewer | undefined
  readonly request: ApiRequest
  readonly parameters: Readonly<Record<string, string>>
}

export interface RepositoryCall extends Call {
  readonly repository: RepositoryRecord
}

/** A call that changes something. The router has checked that it is signed in. */
export interface WriteCall extends RepositoryCall {
  readonly viewer: Viewer
}

/**
 * The value of a route parameter.
 * @throws when the route has no such parameter, which is a bug in the fake GitHub.
 */
export function parameter(call: Call, name: string): string {
  const value = call.parameters[name]
  if (value === undefined) {
    throw new Error(`The route has no parameter ${name}`)
  }
  return value
}

export function json(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Answer {
  return { status, headers, body: { kind: 'json', value } }
}

export function noContent(): Answer {
  return { status: 204, headers: {}, body: { kind: 'none' } }
}

export function bytes(
  status: number,
  content: Uint8Array,
  type: string,
  headers: Readonly<Record<string, string>> = {},
): Answer {
  return { status, headers, body: { kind: 'bytes', bytes: content, type } }
}

export interface ValidationProblem {
  readonly resource: string
  readonly code:
    'missing' | 'missing_field' | 'invalid' | 'already_exists' | 'unprocessable' | 'custom' | 'unauthorized'
  readonly field?: string
  readonly message?: string
  readonly value?: string
}

/** An error response. The server adds the documentation URL of the route. */
export class Refusal extends Error {
  constructor(
    readonly status: number,
    message: string,
    readonly details: {
      readonly errors?: readonly ValidationProblem[]
      readonly headers?: Readonly<Record<string, string>>
      readonly documentation?: string
    } = {},
  ) {
    super(message)
  }
}

export const notFound = (message = 'Not Found'): Refusal => new Refusal(404, message)

/** https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#validation-failed */
export const validationFailed = (...errors: readonly ValidationProblem[]): Refusal =>
  new Refusal(422, 'Validation Failed', { errors })

/**
 * The media type in the `Accept` header: `raw` for `application/vnd.github.raw+json`, `json` by default.
 * https://docs.github.com/en/rest/using-the-rest-api/getting-started-with-the-rest-api#media-types
 */
export function mediaType(request: ApiRequest): { readonly parameter: string | undefined; readonly label: string } {
  const accept = request.headers.accept ?? ''
  const found = /application\/vnd\.github(?:\.(v3|machine-man-preview))?(?:\.([a-z]+))?(\+json)?(?=$|[\s,;])/.exec(
    accept,
  )
  const asked = found?.[2]
  if (asked === undefined) {
    return { parameter: undefined, label: 'github.v3; format=json' }
  }
  return { parameter: asked, label: `github.v3; param=${asked}${found?.[3] === undefined ? '' : '; format=json'}` }
}
