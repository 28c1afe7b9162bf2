import type { ApiRequest } from './exchange'
import type { FaultAction } from './faults'

/** A recorded request. */
export interface RecordedRequest {
  readonly method: string
  /** The percent-encoded path below `/api/v3`. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON body; the text if it is not JSON; `undefined` without a body. */
  readonly body: unknown
  /** The status of the response; `undefined` when none was sent. */
  readonly status: number | undefined
  /** The login of the token; `undefined` without a known token. */
  readonly login: string | undefined
  /** Selected headers, without the token. */
  readonly headers: {
    readonly accept: string | undefined
    readonly ifNoneMatch: string | undefined
    readonly userAgent: string | undefined
    readonly apiVersion: string | undefined
    readonly isAuthorized: boolean
  }
  readonly fault: FaultAction['kind'] | undefined
}

export function recordOf(
  request: ApiRequest,
  status: number | undefined,
  login: string | undefined,
  fault: FaultAction['kind'] | undefined,
): RecordedRequest {
  const { headers, body } = request
  return {
    method: request.method,
    path: request.path,
    query: Object.fromEntries(request.query),
    body: body.length === 0 ? undefined : parsed(body.toString('utf8')),
    status,
    login,
    headers: {
      accept: headers.accept,
      ifNoneMatch: headers['if-none-match'],
      userAgent: headers['user-agent'],
      apiVersion: headers['x-github-api-version']?.toString(),
      isAuthorized: headers.authorization !== undefined,
    },
    fault,
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return text
  }
}
