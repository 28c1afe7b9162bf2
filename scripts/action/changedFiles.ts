import { execFileSync } from 'node:child_process'
import type { Environment, WorkflowEvent } from './runAction'

/** Maximum number of pages of 100 files: GitHub lists no more. */
const maxPages = 30

/**
 * The files that a pull request adds or changes, relative to the repository. Uses the checkout if it has the base,
 * otherwise GitHub.
 *
 * @returns undefined if neither has the complete list.
 */
export async function changedFiles(
  workspace: string,
  event: WorkflowEvent,
  { env, token }: { readonly env: Environment; readonly token: string },
): Promise<readonly string[] | undefined> {
  return filesOfCheckout(workspace, event) ?? (await filesOfGitHub(event, env, token))
}

function filesOfCheckout(workspace: string, { pull_request }: WorkflowEvent): readonly string[] | undefined {
  const base = pull_request?.base?.sha
  if (base === undefined || !/^[0-9a-f]{40,64}$/.test(base)) return undefined
  // Three dots need the merge base, which a shallow checkout may lack.
  for (const range of [[`${base}...HEAD`], [base, 'HEAD']]) {
    try {
      const output = execFileSync(
        'git',
        ['-c', 'safe.directory=*', 'diff', '--name-only', '--no-renames', '--diff-filter=AM', '-z', ...range],
        { cwd: workspace, encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] },
      )
      return output.split('\0').filter((file) => file !== '')
    } catch {
      // No git, or no such commit.
    }
  }
  return undefined
}

// https://docs.github.com/en/rest/pulls/pulls#list-pull-requests-files
async function filesOfGitHub(
  { pull_request }: WorkflowEvent,
  env: Environment,
  token: string,
): Promise<readonly string[] | undefined> {
  const { GITHUB_API_URL: api, GITHUB_REPOSITORY: repository } = env
  const number = pull_request?.number
  if (api === undefined || repository === undefined || number === undefined || token === '') return undefined
  const files: string[] = []
  try {
    for (let page = 1; page <= maxPages; page++) {
      const response = await fetch(`${api}/repos/${repository}/pulls/${number}/files?per_page=100&page=${page}`, {
        headers: { accept: 'application/vnd.github+json', authorization: `Bearer ${token}` },
      })
      if (!response.ok) return undefined
      const entries = (await response.json()) as readonly { readonly filename: string; readonly status: string }[]
      files.push(...entries.filter(({ status }) => status !== 'removed').map(({ filename }) => filename))
      if (entries.length < 100) return files
    }
    // More files than GitHub lists.
    return undefined
  } catch {
    // Offline.
    return undefined
  }
}
