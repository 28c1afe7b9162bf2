import * as vscode from 'vscode'
import { primaryRepository, parseGitRemotes, parseRepositoryName, type RepositoryName } from '../github/remotes'
import * as settings from './settings'

/** The repository that contains a file. */
export interface RepositoryLocation {
  /** Undefined when no remote is on the configured GitHub host. */
  readonly repository: RepositoryName | undefined
  /** The repository's root folder. */
  readonly root: vscode.Uri
}

/** Maximum number of parent folders to search. */
const maxDepth = 30

/**
 * The repository that contains a file: that of a virtual GitHub workspace, else of the nearest `.git`; undefined
 * without one.
 *
 * Reads `.git/config` instead of using the Git extension, which needs Git, is missing on the web, and must first scan
 * the workspace.
 */
export async function findRepository(uri: vscode.Uri): Promise<RepositoryLocation | undefined> {
  if (uri.scheme === 'vscode-vfs') return virtualRepository(uri)
  let folder = vscode.Uri.joinPath(uri, '..')
  for (let depth = 0; depth < maxDepth; depth++) {
    const config = await readConfig(folder)
    if (config !== undefined)
      return { repository: primaryRepository(parseGitRemotes(config), settings.webOrigin()), root: folder }
    const parent = vscode.Uri.joinPath(folder, '..')
    if (parent.path === folder.path) return undefined
    folder = parent
  }
  return undefined
}

/** For `vscode-vfs://github/owner/repo/path`, used by vscode.dev and the GitHub Repositories extension. */
function virtualRepository(uri: vscode.Uri): RepositoryLocation | undefined {
  const [, owner = '', repo = ''] = uri.path.split('/')
  const repository = uri.authority.split('+')[0] === 'github' ? parseRepositoryName(`${owner}/${repo}`) : undefined
  return repository && { repository, root: uri.with({ path: `/${owner}/${repo}` }) }
}

async function readConfig(folder: vscode.Uri): Promise<string | undefined> {
  const git = vscode.Uri.joinPath(folder, '.git')
  const config = await readText(vscode.Uri.joinPath(git, 'config'))
  if (config !== undefined) return config
  // In a linked worktree or a submodule, `.git` is a file with the path of the folder:
  // https://git-scm.com/docs/gitrepository-layout
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

/** Undefined when the file cannot be read. */
async function readText(uri: vscode.Uri): Promise<string | undefined> {
  try {
    return new TextDecoder().decode(await vscode.workspace.fs.readFile(uri))
  } catch {
    // Missing, a folder, or no read permission: no difference here.
    return undefined
  }
}
