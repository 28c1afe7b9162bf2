import type { ApiRequest } from './exchange'
import type { FaultAction } from './faults'

/** A request the server has seen, for tests to look at. */
export interface RecordedRequest {
  readonly method: string
  /** Below `/api/v3`, still percent-encoded. */
  readonly path: string
  readonly query: Readonly<Record<string, string>>
  /** The parsed JSON body; `undefined` without one, the text where it is no JSON. */
  readonly body: unknown
  /** What was answered; `undefined` where no answer got out. */
  readonly status: number | undefined
  /** Whose token it came with; `undefined` without one, or with one that is unknown. */
  readonly login: string | undefined
  /** The headers of interest, never the token. */
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
