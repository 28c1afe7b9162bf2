import type { Schemas } from '../server/exchange'
import { json } from '../server/exchange'
import type { RateLimits } from '../server/rateLimits'
import type { Route } from '../server/routes'

/** Calls about the API itself. */
export function metaRoutes(limits: RateLimits): readonly Route[] {
  return [
    {
      // https://docs.github.com/en/rest/meta/meta#github-api-root
      method: 'GET',
      path: '/',
      documentation: 'meta/meta#github-api-root',
      answer: ({ state }) => {
        const api = `${state.origin}/api/v3`
        return json(200, {
          current_user_url: `${api}/user`,
          issue_search_url: `${api}/search/issues?q={query}{&page,per_page,sort,order}`,
          rate_limit_url: `${api}/rate_limit`,
          repository_url: `${api}/repos/{owner}/{repo}`,
          current_user_repositories_url: `${api}/user/repos{?type,page,per_page,sort}`,
          user_url: `${api}/users/{user}`,
          user_organizations_url: `${api}/user/orgs`,
          user_repositories_url: `${api}/users/{user}/repos{?type,page,per_page,sort}`,
        })
      },
    },
    {
      // https://docs.github.com/en/rest/rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user
      method: 'GET',
      path: '/rate_limit',
      documentation: 'rate-limit/rate-limit#get-rate-limit-status-for-the-authenticated-user',
      answer: ({ viewer }) => {
        const core = limits.status(viewer, 'core')
        const answer: Schemas['rate-limit-overview'] = {
          resources: { core, search: limits.status(viewer, 'search') },
          rate: core,
        }
        return json(200, answer)
      },
    },
  ]
}
