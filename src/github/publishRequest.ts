import type { Octokit } from '@octokit/rest'
import type { Publication } from './publication'
import {
  type Identity,
  formatCommitMessage,
  type PublishPlan,
  type PublishTemplates,
  type PullRequestExtras,
  type PublishKind,
  type MessageSource,
  renderMessages,
} from './publishPlan'
import type { LoggedCommit } from './steps/branches'
import type { CallOptions } from './steps/call'
import type { CommitFile } from './steps/commits'
import { listFolder } from './steps/contents'
import type { PullRequest } from './steps/pullRequests'
import type { Account, Repository } from './steps/repositories'

/** A file to publish. */
export interface PublishSource extends MessageSource {
  /** The text to publish. */
  readonly text: string
  /** The blob SHA of the text in the editor, where images may have other addresses. */
  readonly sourceSha: string
  /** The images to publish with it. */
  readonly images: readonly CommitFile[]
  /** The file's last publication from this machine. */
  readonly lastPublication: Publication | undefined
  /** The publication of an interrupted run, as if it had been completed. */
  readonly pending?: Publication | undefined
}

/** What to do when somebody else changed the same lines. */
export type ConflictResolution = 'overwrite' | 'newBranch'

export interface PublishRequest extends PullRequestExtras {
  readonly target: Repository
  readonly account: Account
  readonly baseBranch: string
  readonly sources: readonly PublishSource[]
  readonly templates: PublishTemplates
  readonly author: Identity
  readonly isSignedOff: boolean
  readonly resolution?: ConflictResolution | undefined
}

/** What to tell the person in addition to the plan. */
export type PublishNote =
  | { readonly kind: 'fork' }
  | { readonly kind: 'correction'; readonly pull: PullRequest }
  /** Published from another machine; that text is replaced. */
  | { readonly kind: 'elsewhere'; readonly path: string; readonly ref: string }
  /** Somebody else changed the file on the branch or the base; the texts were merged. */
  | { readonly kind: 'merged'; readonly path: string; readonly theirs: string }
  /** The file has changed on the base since it was published. */
  | { readonly kind: 'changedOnBase'; readonly path: string }
  /** The base has the file with a different text, not published from this machine. */
  | { readonly kind: 'existsOnBase'; readonly path: string }
  /** The base has the same text under another date. */
  | { readonly kind: 'duplicate'; readonly path: string; readonly other: string }
  /** The base already has the same file, so it is left out. */
  | { readonly kind: 'alreadyThere'; readonly path: string }

/** A file in which two people changed the same lines. */
export interface TextConflict {
  readonly path: string
  readonly mine: string
  readonly theirs: string
  /** The pull request with their text; undefined when it is on the base branch. */
  readonly pull: PullRequest | undefined
}

export type PreparedPublication =
  | {
      readonly kind: 'ready'
      readonly plan: PublishPlan
      readonly notes: readonly PublishNote[]
      readonly baseShas: BlobShas
    }
  /** The pull request already has all texts. */
  | { readonly kind: 'unchanged'; readonly pull: PullRequest; readonly publications: readonly Publication[] }
  /** The base already has all texts. */
  | { readonly kind: 'published'; readonly baseBranch: string }
  | { readonly kind: 'conflict'; readonly conflict: TextConflict }

/** The blob SHAs of the files on the base, by path. */
export type BlobShas = ReadonlyMap<string, string>

/** Lists the files on the base in the folders of all sources. */
export async function listBaseFiles(
  octokit: Octokit,
  { target, baseBranch, sources }: PublishRequest,
  options: CallOptions,
): Promise<BlobShas> {
  const folders = new Set(sources.map(({ path }) => path.slice(0, Math.max(path.lastIndexOf('/'), 0))))
  const all = new Map<string, string>()
  for (const folder of folders)
    for (const [path, sha] of await listFolder(octokit, target, folder, baseBranch, options)) all.set(path, sha)
  return all
}

type MessagePlan = Omit<PublishPlan, 'head' | 'branch' | 'start' | 'pull' | 'corrects'>

/** The part of the plan that follows from the sources. */
export function planMessages(
  request: PublishRequest,
  sources: readonly PublishSource[],
  kind: PublishKind,
  history: readonly LoggedCommit[],
): MessagePlan {
  const { target, baseBranch, author, isDraft, reviewers, labels, assignees, templates } = request
  const isSignedOff = request.isSignedOff || target.requiresSignOff
  const { title, subjects, body } = renderMessages(
    sources,
    kind,
    templates,
    history.map(({ message }) => message),
  )
  const commits = sources.map(({ path, text, images }, index) => ({
    message: formatCommitMessage(subjects[index] ?? `Add ${path}`, author, isSignedOff),
    files: [{ path, text }, ...images],
  }))
  return {
    target: { owner: target.owner, repo: target.repo },
    baseBranch,
    commits,
    title,
    body,
    author,
    isDraft,
    reviewers,
    labels,
    assignees,
  }
}
