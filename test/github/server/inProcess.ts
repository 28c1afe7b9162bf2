import type { ApiRequest } from './exchange'
import { recordOf } from './recording'
import { rendered } from './sending'
import type { Handlers } from './server'

/**
 * A `fetch` that answers API requests without a connection, for tests that send very many. Knows only the fault
 * `loseAnswer`.
 *
 * @param root Where the API is, `http://127.0.0.1:PORT/api/v3`.
 */
export function createInProcessFetch(root: string, { api, faults, record, serialize }: Handlers): typeof fetch {
  return async (input, options = {}) => {
    const url = new URL(input instanceof Request ? input.url : String(input))
    if (!url.href.startsWith(`${root}/`)) throw new TypeError(`Only ${root} answers, not ${url.href}`)
    const headers = Object.fromEntries(new Headers(options.headers as Record<string, string>))
    const request: ApiRequest = {
      method: options.method ?? 'GET',
      path: url.href.slice(root.length).replace(/[?#].*$/, ''),
      query: url.searchParams,
      headers,
      body: Buffer.from(typeof options.body === 'string' ? options.body : ''),
    }
    const fault = faults.take(request.method, `${request.path}${url.search}`)
    if (fault !== undefined && fault.kind !== 'loseAnswer')
      throw new Error(`Without a connection there is no ${fault.kind}`)
    const { viewer, ...answer } = await serialize(() => api.answer(request))
    record(recordOf(request, fault === undefined ? answer.status : undefined, viewer?.account.login, fault?.kind))
    if (fault !== undefined) throw new TypeError('fetch failed')
    const { headers: sent, content } = rendered(answer)
    const isEmpty = answer.status === 204 || answer.status === 304
    const response = new Response(isEmpty ? null : new Uint8Array(content), { status: answer.status, headers: sent })
    // Octokit follows it.
    return Object.defineProperty(response, 'url', { value: url.href })
  }
}
