import type { Octokit } from '@octokit/rest'
import type { FileVersion, VersionAuthor } from './merge/commonTexts'
import { withoutForm } from './merge/lineEnds'
import type { PublishRequest } from './publishRequest'
import type { RepositoryName } from './remotes'
import { createRepositoryFolders } from './repositoryFolders'
import { listFileCommits, type LoggedCommit } from './steps/branches'
import type { CallOptions } from './steps/call'
import { readFile } from './steps/contents'

/** Maximum number of versions of a file on the base to compare. */
const maxBaseVersions = 10

/** The last versions of a file on the base, oldest first, with line feeds. Their author is `start`. */
export async function readBaseVersions(
  octokit: Octokit,
  { target, baseBranch }: PublishRequest,
  path: string,
  options: CallOptions,
): Promise<readonly FileVersion[]> {
  const query = { path, branch: baseBranch, limit: maxBaseVersions }
  const versions: FileVersion[] = []
  for (const { sha } of [...(await listFileCommits(octokit, target, query, options))].reverse()) {
    const text = (await readFile(octokit, target, path, sha, options))?.text
    if (text !== undefined) versions.push({ text: withoutForm(text), author: 'start' })
  }
  return versions
}

/**
 * The versions of a file on the branch of a pull request, oldest first, with line feeds: the version it started from,
 * and the last one of each run of commits by the same side. Undefined if GitHub does not list all commits.
 *
 * @param place The repository of the branch.
 * @param commits All commits of the pull request, oldest first.
 * @param theirs The text at its head.
 */
export async function readBranchVersions(
  octokit: Octokit,
  request: PublishRequest,
  place: RepositoryName,
  path: string,
  { commits, theirs }: { readonly commits: readonly LoggedCommit[]; readonly theirs: string },
  options: CallOptions,
): Promise<readonly FileVersion[] | undefined> {
  const start = commits[0]?.parents[0]
  if (start === undefined || commits.length >= 100) return undefined
  const versions: FileVersion[] = []
  const head = commits.at(-1)?.sha
  const read = async (ref: string, author: VersionAuthor): Promise<void> => {
    const folders = createRepositoryFolders(octokit, { repository: place, ref }, options)
    const text = ref === head ? theirs : (await folders.read(path))?.text
    if (text !== undefined || versions.length > 0) versions.push({ text: withoutForm(text ?? ''), author })
  }
  await read(start, 'start')
  for (const [index, commit] of commits.entries()) {
    const author = authorOf(commit, request)
    const next = commits[index + 1]
    if (next === undefined || authorOf(next, request) !== author) await read(commit.sha, author)
  }
  return versions
}

/** The author of a commit. A merge counts as another's, and so does a commit with several authors. */
function authorOf(commit: LoggedCommit, request: PublishRequest): VersionAuthor {
  const isMixed = commit.parents.length > 1 || /^co-authored-by:/im.test(commit.message)
  return isBy(commit, request) && !isMixed ? 'own' : 'other'
}

export function isBy({ author }: LoggedCommit, { account, author: identity }: PublishRequest): boolean {
  return author.login === undefined
    ? author.email?.toLowerCase() === identity.email.toLowerCase()
    : author.login.toLowerCase() === account.login.toLowerCase()
}
