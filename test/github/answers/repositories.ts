import { permissionsIn } from '../server/access'
import type { Schemas, Viewer } from '../server/exchange'
import { fullName, networkOf, timestamp, type RepositoryRecord, type State } from '../server/state'
import { nodeId, simpleUser } from './users'

export function repositoryUrl(state: State, repository: RepositoryRecord): string {
  return `${state.origin}/api/v3/repos/${fullName(repository)}`
}

export function repositoryPage(state: State, repository: RepositoryRecord): string {
  return `${state.origin}/${fullName(repository)}`
}

/** Fields shared by all schemas of a repository. */
function common(state: State, repository: RepositoryRecord, viewer: Viewer | undefined) {
  const url = repositoryUrl(state, repository)
  const page = repositoryPage(state, repository)
  const forks = state.repositories.filter((other) => other.parent === repository).length
  const openIssues = repository.issues.filter((issue) => issue.state === 'open').length
  return {
    id: repository.id,
    node_id: nodeId('Repository', repository.id),
    name: repository.name,
    full_name: fullName(repository),
    private: repository.private,
    owner: simpleUser(state, repository.owner),
    html_url: page,
    description: repository.description,
    fork: repository.parent !== undefined,
    url,
    forks_url: `${url}/forks`,
    keys_url: `${url}/keys{/key_id}`,
    collaborators_url: `${url}/collaborators{/collaborator}`,
    teams_url: `${url}/teams`,
    hooks_url: `${url}/hooks`,
    issue_events_url: `${url}/issues/events{/number}`,
    events_url: `${url}/events`,
    assignees_url: `${url}/assignees{/user}`,
    branches_url: `${url}/branches{/branch}`,
    tags_url: `${url}/tags`,
    blobs_url: `${url}/git/blobs{/sha}`,
    git_tags_url: `${url}/git/tags{/sha}`,
    git_refs_url: `${url}/git/refs{/sha}`,
    trees_url: `${url}/git/trees{/sha}`,
    statuses_url: `${url}/statuses/{sha}`,
    languages_url: `${url}/languages`,
    stargazers_url: `${url}/stargazers`,
    contributors_url: `${url}/contributors`,
    subscribers_url: `${url}/subscribers`,
    subscription_url: `${url}/subscription`,
    commits_url: `${url}/commits{/sha}`,
    git_commits_url: `${url}/git/commits{/sha}`,
    comments_url: `${url}/comments{/number}`,
    issue_comment_url: `${url}/issues/comments{/number}`,
    contents_url: `${url}/contents/{+path}`,
    compare_url: `${url}/compare/{base}...{head}`,
    merges_url: `${url}/merges`,
    archive_url: `${url}/{archive_format}{/ref}`,
    downloads_url: `${url}/downloads`,
    issues_url: `${url}/issues{/number}`,
    pulls_url: `${url}/pulls{/number}`,
    milestones_url: `${url}/milestones{/number}`,
    notifications_url: `${url}/notifications{?since,all,participating}`,
    labels_url: `${url}/labels{/name}`,
    releases_url: `${url}/releases{/id}`,
    deployments_url: `${url}/deployments`,
    created_at: timestamp(repository.createdAt),
    updated_at: timestamp(repository.updatedAt),
    pushed_at: timestamp(repository.pushedAt),
    git_url: `${page.replace(/^http/, 'git')}.git`,
    ssh_url: `git@${new URL(state.origin).hostname}:${fullName(repository)}.git`,
    clone_url: `${page}.git`,
    svn_url: page,
    homepage: null,
    size: 0,
    stargazers_count: 0,
    watchers_count: 0,
    language: null,
    has_issues: repository.hasIssues,
    has_projects: true,
    has_downloads: true,
    has_wiki: true,
    has_pages: false,
    has_discussions: false,
    forks_count: forks,
    mirror_url: null,
    archived: repository.archived,
    disabled: false,
    open_issues_count: openIssues,
    license: null,
    allow_forking: repository.allowForking,
    is_template: false,
    web_commit_signoff_required: repository.webCommitSignoffRequired,
    topics: [],
    visibility: repository.private ? 'private' : 'public',
    forks,
    open_issues: openIssues,
    watchers: 0,
    default_branch: repository.defaultBranch,
    // GitHub omits the permissions without a token.
    ...(viewer === undefined ? {} : { permissions: permissionsIn(repository, viewer.account) }),
  }
}

/** A repository inside another response, or in `GET /user/repos`: without `parent` and `source`. */
export function repositoryAnswer(
  state: State,
  repository: RepositoryRecord,
  viewer: Viewer | undefined,
): Schemas['repository'] {
  return common(state, repository, viewer)
}

export function minimalRepository(
  state: State,
  repository: RepositoryRecord,
  viewer: Viewer | undefined,
): Schemas['minimal-repository'] {
  return common(state, repository, viewer)
}

/** https://docs.github.com/en/rest/repos/repos#get-a-repository */
export function fullRepository(
  state: State,
  repository: RepositoryRecord,
  viewer: Viewer | undefined,
): Schemas['full-repository'] {
  const { parent, source, owner } = repository
  return {
    ...common(state, repository, viewer),
    ...(viewer === undefined
      ? {}
      : {
          temp_clone_token: '',
          allow_squash_merge: true,
          allow_merge_commit: true,
          allow_rebase_merge: true,
          allow_auto_merge: false,
          delete_branch_on_merge: false,
          allow_update_branch: false,
          use_squash_pr_title_as_default: false,
        }),
    ...(owner.kind === 'Organization' ? { organization: simpleUser(state, owner) } : {}),
    ...(parent === undefined ? {} : { parent: repositoryAnswer(state, parent, viewer) }),
    ...(source === undefined ? {} : { source: repositoryAnswer(state, source, viewer) }),
    network_count: networkOf(state, repository).length - 1,
    subscribers_count: 0,
  }
}
