import type { Call, RepositoryCall } from './exchange'

/** A page of a list, and the `Link` header to the other pages. */
export interface Page<T> {
  readonly items: readonly T[]
  readonly headers: Readonly<Record<string, string>>
}

/** Reads `page` and `per_page` like GitHub: 30 by default, at most 100, invalid values are ignored. */
export function pageOf(query: URLSearchParams): { readonly page: number; readonly perPage: number } {
  const number = (name: string, fallback: number): number => {
    const value = query.get(name) ?? ''
    return /^\d+$/.test(value) && Number(value) > 0 ? Number(value) : fallback
  }
  return { page: number('page', 1), perPage: Math.min(number('per_page', 30), 100) }
}

/**
 * The requested page of a repository's list. The URLs in `Link` contain the repository's id: clients must follow them
 * without parsing.
 * https://docs.github.com/en/rest/using-the-rest-api/using-pagination-in-the-rest-api
 */
export function paginateRepository<T>(call: RepositoryCall, items: readonly T[]): Page<T> {
  const rest = call.request.path.split('/').slice(4).join('/')
  const path = call.request.path.startsWith('/repositories/')
    ? call.request.path
    : `/repositories/${call.repository.id}/${rest}`
  return paginate(call, items, path)
}

/** The page of any other list; see {@link paginateRepository}. */
export function paginate<T>(call: Call, items: readonly T[], path = call.request.path): Page<T> {
  const { page, perPage } = pageOf(call.request.query)
  const last = Math.max(1, Math.ceil(items.length / perPage))
  const link = (target: number, relation: string): string => {
    const query = new URLSearchParams(call.request.query)
    query.set('page', String(target))
    return `<${call.state.origin}/api/v3${path}?${query.toString()}>; rel="${relation}"`
  }
  const links = [
    ...(page > 1 ? [link(Math.min(page - 1, last), 'prev')] : []),
    ...(page < last ? [link(page + 1, 'next'), link(last, 'last')] : []),
    ...(page > 1 ? [link(1, 'first')] : []),
  ]
  return {
    items: items.slice((page - 1) * perPage, page * perPage),
    headers: links.length === 0 ? {} : { link: links.join(', ') },
  }
}
