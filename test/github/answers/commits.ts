import type { FileChange } from '../git/changes'
import type { LoggedCommit } from '../git/history'
import type { Schemas } from '../server/exchange'
import type { RepositoryRecord, State } from '../server/state'
import { gitUser, unsigned } from './gitObjects'
import { repositoryPage, repositoryUrl } from './repositories'
import { accountOfEmail, nodeId, simpleUser } from './users'

/** https://docs.github.com/en/rest/commits/commits#list-commits */
export function commitAnswer(state: State, repository: RepositoryRecord, commit: LoggedCommit): Schemas['commit'] {
  const url = repositoryUrl(state, repository)
  const page = repositoryPage(state, repository)
  const { sha } = commit
  const user = (email: string): Schemas['simple-user'] | null => {
    const account = accountOfEmail(state, email)
    return account === undefined ? null : simpleUser(state, account)
  }
  return {
    sha,
    node_id: nodeId('Commit', `${repository.id}:${sha}`),
    commit: {
      author: gitUser(commit.author),
      committer: gitUser(commit.committer),
      message: commit.message,
      tree: { sha: commit.tree, url: `${url}/git/trees/${commit.tree}` },
      url: `${url}/git/commits/${sha}`,
      comment_count: 0,
      verification: unsigned(),
    },
    url: `${url}/commits/${sha}`,
    html_url: `${page}/commit/${sha}`,
    comments_url: `${url}/commits/${sha}/comments`,
    author: user(commit.author.email),
    committer: user(commit.committer.email),
    parents: commit.parents.map((parent) => ({
      sha: parent,
      url: `${url}/commits/${parent}`,
      html_url: `${page}/commit/${parent}`,
    })),
  }
}

/** A changed file in comparisons, commits and pull requests. Its URLs contain the commit's SHA. */
export function diffEntry(
  state: State,
  repository: RepositoryRecord,
  commit: string,
  change: FileChange,
): Schemas['diff-entry'] {
  const path = change.path.split('/').map(encodeURIComponent).join('/')
  const page = repositoryPage(state, repository)
  return {
    sha: change.sha,
    filename: change.path,
    status: change.status,
    additions: change.additions,
    deletions: change.deletions,
    changes: change.additions + change.deletions,
    blob_url: `${page}/blob/${commit}/${path}`,
    raw_url: `${page}/raw/${commit}/${path}`,
    contents_url: `${repositoryUrl(state, repository)}/contents/${path}?ref=${commit}`,
    ...(change.patch === undefined ? {} : { patch: change.patch }),
    ...(change.previousPath === undefined ? {} : { previous_filename: change.previousPath }),
  }
}
