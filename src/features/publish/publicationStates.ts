import type { Octokit } from '@octokit/rest'
import * as vscode from 'vscode'
import { GitHubError } from '../../github/errors'
import { blobSha } from '../../github/gitBlob'
import { type PublicationState, publicationState } from '../../github/publication'
import { plannedBranch } from '../../github/publishPlan'
import { listFolder } from '../../github/steps/contents'
import { getPullRequest, listPullRequests, type PullRequest } from '../../github/steps/pullRequests'
import * as settings from '../../host/settings'
import type { Access } from './access'
import type { PublishTools } from './tools'
import { findTarget } from './target'

/** Publication state of a file, and its pull request. */
export interface FileState {
  readonly state: PublicationState | 'interrupted'
  readonly pull: Pick<PullRequest, 'number' | 'url'> | undefined
}

/**
 * Publication states of files, from local records and, once per opened file, from the repository.
 */
export interface PublicationStates {
  /** undefined if nothing is known. */
  find(uri: vscode.Uri): Promise<FileState | undefined>
  /** Requests the state of a document, unless it is cached. Sends at most two requests. */
  request(document: vscode.TextDocument, access: Access, octokit: Octokit): Promise<void>
  /** Clears the cached states. */
  forget(): void
  readonly onDidChange: vscode.Event<readonly vscode.Uri[]>
}

/** State in the repository of a file that was not published from this machine. */
interface Answer {
  readonly at: number
  /** Blob SHA of the text on the base branch; undefined if it is not there. */
  readonly baseSha: string | undefined
  readonly pull: PullRequest | undefined
}

/** Milliseconds for which an answer stays cached. */
const maxAge = 10 * 60_000

export function createPublicationStates(
  { publications, documents }: Pick<PublishTools, 'publications' | 'documents'>,
  subscriptions: { dispose(): unknown }[],
): PublicationStates {
  const answers = new Map<string, Answer>()
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
    entry !== undefined && Date.now() - entry.at < maxAge

  const requestOwnState = async (uri: vscode.Uri, octokit: Octokit): Promise<Answer> => {
    const known = publications.get(uri)
    if (known?.pull.state === 'open') {
      const pull = await getPullRequest(octokit, known.target, known.pull.number)
      const { number, url, title, state } = pull
      // If the file was published again during the request, the new record wins.
      const isStill = publications.get(uri) === known && publications.interruptedRun(uri) === undefined
      if (state !== 'open' && isStill)
        await publications.put(uri, { ...known, pull: { ...known.pull, number, url, title, state } })
    }
    return { at: Date.now(), baseSha: undefined, pull: undefined }
  }

  const requestState = async (document: vscode.TextDocument, access: Access, octokit: Octokit): Promise<Answer> => {
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
      const answer = answers.get(uri.toString())
      if (publications.interruptedRun(uri) !== undefined) return { state: 'interrupted', pull: publication?.pull }
      if (publication === undefined && answer === undefined) return undefined
      const sha = await textSha(uri)
      if (publication !== undefined) {
        const { pull, path, text } = publication
        // A file that was renamed since has its old name on GitHub.
        const isMoved = !uri.path.endsWith(`/${path}`) && pull.state !== 'closed'
        const isAsPublished = sha === blobSha(text)
        const state = isAsPublished ? pull.state : publicationState(publication, sha)
        return { state: isMoved ? 'changed' : state, pull }
      }
      if (answer?.baseSha !== undefined)
        return { state: answer.baseSha === sha ? 'merged' : 'changed', pull: undefined }
      return { state: answer?.pull?.state ?? 'unpublished', pull: answer?.pull }
    },
    request: async (document, access, octokit) => {
      const key = document.uri.toString()
      if (isFresh(answers.get(key))) return
      try {
        const isOwn = publications.get(document.uri) !== undefined
        answers.set(
          key,
          await (isOwn ? requestOwnState(document.uri, octokit) : requestState(document, access, octokit)),
        )
        changed.fire([document.uri])
      } catch (error) {
        // The state is only a hint; publishing reports errors.
        if (!(error instanceof GitHubError)) throw error
      }
    },
    forget: () => {
      answers.clear()
      folders.clear()
    },
    onDidChange: changed.event,
  }
}

/** Blob SHA of the text in the editor, else on disk; '' if the file is gone. */
async function textSha(uri: vscode.Uri): Promise<string> {
  const open = vscode.workspace.textDocuments.find((document) => document.uri.toString() === uri.toString())
  if (open !== undefined) return blobSha(open.getText())
  try {
    return blobSha(new TextDecoder().decode(await vscode.workspace.fs.readFile(uri)))
  } catch {
    // Deleted or moved.
    return ''
  }
}
