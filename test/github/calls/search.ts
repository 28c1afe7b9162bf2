import { searchItem } from '../answers/issues'
import { isVisible } from '../server/access'
import { json, Refusal, validationFailed, type Answer, type Call } from '../server/exchange'
import { pageOf, paginate } from '../server/pagination'
import type { Route } from '../server/routes'
import { fullName, isPullRequest, type IssueRecord, type RepositoryRecord } from '../server/state'
import { sortIssues } from './issues'

/**
 * The search for issues and pull requests. It has a rate limit of 30 requests a minute, and no ETag.
 * https://docs.github.com/en/rest/search/search#search-issues-and-pull-requests
 */
export const searchRoute: Route = {
  method: 'GET',
  path: '/search/issues',
  documentation: 'search/search#search-issues-and-pull-requests',
  bucket: 'search',
  answer: searchIssues,
}

const documentation = 'https://docs.github.com/v3/search/'

function searchIssues(call: Call): Answer {
  const { state, viewer } = call
  const { query } = call.request
  const q = query.get('q') ?? ''
  if (q.trim() === '') {
    throw validationFailed({ resource: 'Search', field: 'q', code: 'missing' })
  }
  const terms = parseQuery(q)
  const repositories = searched(call, terms)
  const { page, perPage } = pageOf(query)
  if ((page - 1) * perPage >= 1000) {
    throw new Refusal(422, 'Only the first 1000 search results are available', { documentation })
  }
  const homes = new Map(
    repositories.flatMap((repository) => repository.issues.map((issue) => [issue, repository] as const)),
  )
  const found = [...homes.keys()].filter((issue) => terms.every((term) => matches(term, issue)))
  const { items, headers } = paginate(call, sortIssues(query, found).slice(0, 1000))
  const answers = items.map((issue) => {
    const repository = homes.get(issue)
    return repository === undefined || !isVisible(viewer, repository)
      ? undefined
      : searchItem(state, repository, issue, 1)
  })
  return json(
    200,
    {
      total_count: found.length,
      incomplete_results: false,
      search_type: 'lexical',
      items: answers.filter((item) => item !== undefined),
    },
    { ...headers, 'cache-control': 'no-cache' },
  )
}

interface Term {
  /** `undefined` for a search word. */
  readonly qualifier: string | undefined
  readonly value: string
  readonly isNegated: boolean
}

function parseQuery(q: string): readonly Term[] {
  const words = q.match(/-?(?:[a-z-]+:)?(?:"[^"]*"|\S+)/gi) ?? []
  return words.map((word) => {
    const [, minus, qualifier, value = ''] = /^(-?)(?:([a-z-]+):)?(.*)$/i.exec(word) ?? []
    return {
      qualifier: qualifier?.toLowerCase(),
      value: value.replace(/^"|"$/g, '').toLowerCase(),
      isNegated: minus === '-',
    }
  })
}

/**
 * The repositories for `repo:`, `user:` and `org:`, or all that the viewer can see.
 * @throws {Refusal} 422 when none of them is visible.
 */
function searched({ state, viewer }: Call, terms: readonly Term[]): readonly RepositoryRecord[] {
  const visible = state.repositories.filter((repository) => isVisible(viewer, repository))
  const places = terms.filter(
    ({ qualifier, isNegated }) => !isNegated && ['repo', 'user', 'org'].includes(qualifier ?? ''),
  )
  if (places.length === 0) {
    return visible
  }
  const named = visible.filter((repository) =>
    places.some(
      ({ qualifier, value }) =>
        (qualifier === 'repo' ? fullName(repository) : repository.owner.login).toLowerCase() === value,
    ),
  )
  const owners = new Set([...state.accounts.keys()])
  if (named.length === 0 && !places.some(({ qualifier, value }) => qualifier !== 'repo' && owners.has(value))) {
    throw new Refusal(422, 'Validation Failed', {
      errors: [
        {
          message:
            'The listed users and repositories cannot be searched either because the resources do not exist or you do not have permission to view them.',
          resource: 'Search',
          field: 'q',
          code: 'invalid',
        },
      ],
      documentation,
    })
  }
  return named
}

function matches({ qualifier, value, isNegated }: Term, issue: IssueRecord): boolean {
  return holds(qualifier, value, issue) !== isNegated
}

function holds(qualifier: string | undefined, value: string, issue: IssueRecord): boolean {
  const has = (names: readonly string[]): boolean => names.some((name) => name.toLowerCase() === value)
  switch (qualifier) {
    case undefined:
      // Whole words, like GitHub's index: "minute" does not find "minutes".
      return ` ${wordsOf(`${issue.title} ${issue.body ?? ''}`)} `.includes(` ${wordsOf(value)} `)
    case 'is':
    case 'type':
    case 'state':
      switch (value) {
        case 'pr':
        case 'pull-request':
          return isPullRequest(issue)
        case 'issue':
          return !isPullRequest(issue)
        case 'merged':
          return issue.pull?.mergedAt !== undefined
        case 'draft':
          return issue.pull?.draft === true
        default:
          return issue.state === value
      }
    case 'author':
      return has([issue.author.login])
    case 'assignee':
      return has(issue.assignees.map(({ login }) => login))
    case 'label':
      return has(issue.labels.map(({ name }) => name))
    case 'head':
      return issue.pull?.headRef.toLowerCase() === value
    case 'base':
      return issue.pull?.baseRef.toLowerCase() === value
    default:
      // `repo:` has already selected the repositories; `in:`, `sort:` and unknown qualifiers do not filter.
      return true
  }
}

function wordsOf(text: string): string {
  return text
    .toLowerCase()
    .replace(/[^\p{L}\p{N}_]+/gu, ' ')
    .trim()
}
