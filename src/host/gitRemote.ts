import * as vscode from 'vscode'
import { homeRepository, parseGitRemotes, parseRepositoryName, type RepositoryName } from '../github/remotes'
import * as settings from './settings'

/** Where a file lies in a repository. */
export interface RepositoryPlace {
  /** Undefined where no remote is on the GitHub host in use. */
  readonly repository: RepositoryName | undefined
  /** The repository's root folder. */
  readonly root: vscode.Uri
}

/** Folders looked at above a file before giving up. */
const maxDepth = 30

/**
 * The repository around a file: that of a virtual GitHub workspace, else that of the nearest `.git`.
 *
 * It is read from `.git/config` by the editor's file system and not asked of the git extension, because that needs git
 * installed, is missing on the web, and answers only after it has scanned the workspace.
 */
export async function findRepository(uri: vscode.Uri): Promise<RepositoryPlace | undefined> {
  if (uri.scheme === 'vscode-vfs') return virtualRepository(uri)
  let folder = vscode.Uri.joinPath(uri, '..')
  for (let depth = 0; depth < maxDepth; depth++) {
    const config = await readConfig(folder)
    if (config !== undefined)
      return { repository: homeRepository(parseGitRemotes(config), settings.webOrigin()), root: folder }
    const parent = vscode.Uri.joinPath(folder, '..')
    if (parent.path === folder.path) return undefined
    folder = parent
  }
  return undefined
}

/** `vscode-vfs://github/owner/repo/path`, as vscode.dev and the GitHub Repositories extension have it. */
function virtualRepository(uri: vscode.Uri): RepositoryPlace | undefined {
  const [, owner = '', repo = ''] = uri.path.split('/')
  const repository = uri.authority.split('+')[0] === 'github' ? parseRepositoryName(`${owner}/${repo}`) : undefined
  return repository && { repository, root: uri.with({ path: `/${owner}/${repo}` }) }
}

async function readConfig(folder: vscode.Uri): Promise<string | undefined> {
  const git = vscode.Uri.joinPath(folder, '.git')
  const config = await readText(vscode.Uri.joinPath(git, 'config'))
  if (config !== undefined) return config
  // In a linked worktree or a submodule `.git` is a file that names the folder: https://git-scm.com/docs/gitrepository-layout
  const pointer = /^gitdir:\s*(.+)$/m.exec((await readText(git)) ?? '')?.[1]?.trim()
  if (pointer === undefined) return undefined
  const gitDirectory = resolve(folder, pointer)
  const common = (await readText(vscode.Uri.joinPath(gitDirectory, 'commondir')))?.trim()
  return await readText(
    vscode.Uri.joinPath(common === undefined ? gitDirectory : resolve(gitDirectory, common), 'config'),
  )
}

function resolve(base: vscode.Uri, path: string): vscode.Uri {
  const slashed = path.replaceAll('\\', '/')
  return /^(?:\/|[a-z]:\/)/i.test(slashed)
    ? base.with({ path: slashed.startsWith('/') ? slashed : `/${slashed}` })
    : vscode.Uri.joinPath(base, slashed)
}

/** Undefined where there is no such file. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    // Missing, a folder, or not allowed to be read: for us the same.
    return undefined
  }
}
