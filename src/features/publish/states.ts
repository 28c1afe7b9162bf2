import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import { blobSha } from '../../github/gitBlob'
import { type PublicationState, stateOf } from '../../github/publication'
import { plannedBranch } from '../../github/publishPlan'
import { listFolder } from '../../github/steps/contents'
import { getPullRequest, listPullRequests, type PullRequest } from '../../github/steps/pullRequests'
import * as settings from '../../host/settings'
import type { Access } from './access'
import type { PublishTools } from './tools'
import { findTarget } from './target'

/** How a file stands, and the pull request that it is about. */
export interface FileState {
  readonly state: PublicationState | 'interrupted'
  readonly pull: Pick<PullRequest, 'number' | 'url'> | undefined
}

/**
 * How files stand: from what this machine remembers, and, once for each file that is opened, from the repository. Nothing
 * is asked again and again.
 */
export interface PublicationStates {
  /** undefined where nothing is known. */
  find(uri: vscode.Uri): Promise<FileState | undefined>
  /** Asks the repository about a document, unless it has been asked a while ago. Takes two requests at the most. */
  ask(document: vscode.TextDocument, access: Access, octokit: Octokit): Promise<void>
  /** What was asked counts no longer. */
  forget(): void
  readonly onDidChange: vscode.Event<readonly vscode.Uri[]>
}

/** What the repository says of a file that this machine has not published. */
interface Asked {
  readonly at: number
  /** git's name of the text on the base branch. */
  readonly baseSha: string | undefined
  readonly pull: PullRequest | undefined
}

/** Milliseconds for which an answer counts. */
const freshness = 10 * 60_000

export function createPublicationStates(
  { publications, documents }: Pick<PublishTools, 'publications' | 'documents'>,
  subscriptions: { dispose(): unknown }[],
): PublicationStates {
  const asked = new Map<string, Asked>()
  const folders = new Map<string, { readonly at: number; readonly files: ReadonlyMap<string, string> }>()
  const changed = new vscode.EventEmitter<readonly vscode.Uri[]>()
  subscriptions.push(
    changed,
    publications.onDidChange((uris) => changed.fire(uris)),
    vscode.workspace.onDidSaveTextDocument(({ uri }) => {
      if (publications.get(uri) !== undefined) changed.fire([uri])
    }),
  )
  const isFresh = (entry: { readonly at: number } | undefined): boolean =>
    entry !== undefined && Date.now() - entry.at < freshness

  const askAboutOwn = async (uri: vscode.Uri, octokit: Octokit): Promise<Asked> => {
    const known = publications.get(uri)
    if (known?.pull.state === 'open') {
      const pull = await getPullRequest(octokit, known.target, known.pull.number)
      const { number, url, title, state } = pull
      // Published again while GitHub was asked: what was remembered then counts.
      const isStill = publications.get(uri) === known && publications.interrupted(uri) === undefined
      if (state !== 'open' && isStill) await publications.put(uri, { ...known, pull: { number, url, title, state } })
    }
    return { at: Date.now(), baseSha: undefined, pull: undefined }
  }

  const askAbout = async (document: vscode.TextDocument, access: Access, octokit: Octokit): Promise<Asked> => {
    const { repository, account } = access
    const { path } = await findTarget(document.uri)
    const base = settings.publishBase(document.uri) ?? repository.defaultBranch
    const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0))
    const key = `${repository.url} ${base} ${folder}`
    const listed = folders.get(key)
    const files =
      listed !== undefined && isFresh(listed) ? listed.files : await listFolder(octokit, repository, folder, base)
    folders.set(key, { at: listed !== undefined && isFresh(listed) ? listed.at : Date.now(), files })
    const baseSha = files.get(path)
    if (baseSha !== undefined) return { at: Date.now(), baseSha, pull: undefined }
    const branch = plannedBranch(
      [{ path, minutes: documents.read(document) }],
      settings.publishTemplates(document.uri).branch,
    )
    const owner = repository.canPush ? repository.owner : account.login
    const [pull] = await listPullRequests(octokit, repository, { owner, branch })
    return { at: Date.now(), baseSha, pull }
  }

  return {
    find: async (uri) => {
      const publication = publications.get(uri)
      const answer = asked.get(uri.toString())
      if (publications.interrupted(uri) !== undefined) return { state: 'interrupted', pull: publication?.pull }
      if (publication === undefined && answer === undefined) return undefined
      const sha = await textSha(uri)
      if (publication !== undefined) {
        const isAsPublished = sha === blobSha(publication.text)
        return { state: isAsPublished ? publication.pull.state : stateOf(publication, sha), pull: publication.pull }
      }
      if (answer?.baseSha !== undefined)
        return { state: answer.baseSha === sha ? 'merged' : 'changed', pull: undefined }
      return { state: answer?.pull?.state ?? 'unpublished', pull: answer?.pull }
    },
    ask: async (document, access, octokit) => {
      const key = document.uri.toString()
      if (isFresh(asked.get(key))) return
      try {
        const isOwn = publications.get(document.uri) !== undefined
        asked.set(key, await (isOwn ? askAboutOwn(document.uri, octokit) : askAbout(document, access, octokit)))
        changed.fire([document.uri])
      } catch (error) {
        // A state is a convenience: what stands in the way is told when it matters.
        if (!(error instanceof GitHubError)) throw error
      }
    },
    forget: () => {
      asked.clear()
      folders.clear()
    },
    onDidChange: changed.event,
  }
}

/** git's name of the text as it is in the editor, else on disk. */
async function textSha(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  if (open !== undefined) return blobSha(open.getText())
  try {
    return blobSha(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)))
  } catch {
    // Deleted or moved since.
    return ''
  }
}
