import type { Octokit } from '@octokit/rest'
import type { Publication } from './publication'
import {
  type Identity,
  messageOf,
  type PublishPlan,
  type PublishTemplates,
  type PullRequestExtras,
  type WordingKind,
  type WordingSource,
  wordPublication,
} from './publishPlan'
import type { LoggedCommit } from './steps/branches'
import type { CallOptions } from './steps/call'
import type { CommitFile } from './steps/commits'
import { listFolder } from './steps/contents'
import type { PullRequest } from './steps/pullRequests'
import type { Account, Repository } from './steps/repositories'

/** A file to publish. */
export interface PublishSource extends WordingSource {
  /** As it is to stand in the repository. */
  readonly text: string
  /** git's name of the text in the editor, where pictures may have other addresses. */
  readonly sourceSha: string
  /** Pictures that go with it. */
  readonly pictures: readonly CommitFile[]
  /** What this machine remembers of the file's last publication. */
  readonly known: Publication | undefined
  /** What it would remember of the last run, had that come to its end. */
  readonly pending?: Publication | undefined
}

/** What to do where somebody else changed the same lines. */
export type Resolution = 'overwrite' | 'newBranch'

export interface PublishRequest extends PullRequestExtras {
  readonly target: Repository
  readonly account: Account
  readonly baseBranch: string
  readonly sources: readonly PublishSource[]
  readonly templates: PublishTemplates
  readonly author: Identity
  readonly isSignedOff: boolean
  readonly resolution?: Resolution | undefined
}

/** What the person who publishes has to know beside the plan. */
export type PublishNote =
  | { readonly kind: 'fork' }
  | { readonly kind: 'correction'; readonly pull: PullRequest }
  /** Published from another machine: what stands there is replaced. */
  | { readonly kind: 'elsewhere'; readonly path: string; readonly ref: string }
  /** Somebody else's changes on the branch, or on the base, are kept: the text is merged with them. */
  | { readonly kind: 'merged'; readonly path: string; readonly theirs: string }
  /** The file changed on the base since it was published. */
  | { readonly kind: 'changedOnBase'; readonly path: string }
  /** The base has the file with another text, which this machine did not publish. */
  | { readonly kind: 'existsOnBase'; readonly path: string }
  /** The base has exactly this text below another date. */
  | { readonly kind: 'duplicate'; readonly path: string; readonly other: string }
  /** The base has exactly this file already; it is left out. */
  | { readonly kind: 'alreadyThere'; readonly path: string }

/** A file that two people changed in the same place. */
export interface TextConflict {
  readonly path: string
  readonly mine: string
  readonly theirs: string
  /** Undefined where the base branch has it. */
  readonly pull: PullRequest | undefined
}

export type Prepared =
  | {
      readonly kind: 'ready'
      readonly plan: PublishPlan
      readonly notes: readonly PublishNote[]
      readonly baseShas: BlobShas
    }
  /** The pull request has all of this. */
  | { readonly kind: 'unchanged'; readonly pull: PullRequest; readonly publications: readonly Publication[] }
  /** The base has exactly this. */
  | { readonly kind: 'published'; readonly baseBranch: string }
  | { readonly kind: 'conflict'; readonly conflict: TextConflict }

/** git's names of the files on the base, by path. */
export type BlobShas = ReadonlyMap<string, string>

/** The files of all folders concerned, on the base. */
export async function listFolders(
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

type Worded = Omit<PublishPlan, 'head' | 'branch' | 'start' | 'pull' | 'corrects'>

/** The part of the plan that the texts make. */
export function planOf(
  request: PublishRequest,
  sources: readonly PublishSource[],
  kind: WordingKind,
  history: readonly LoggedCommit[],
): Worded {
  const { target, baseBranch, author, isDraft, reviewers, labels, assignees, templates } = request
  const isSignedOff = request.isSignedOff || target.requiresSignOff
  const { title, subjects, body } = wordPublication(
    sources,
    kind,
    templates,
    history.map(({ message }) => message),
  )
  const commits = sources.map(({ path, text, pictures }, index) => ({
    message: messageOf(subjects[index] ?? `Add ${path}`, author, isSignedOff),
    files: [{ path, text }, ...pictures],
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
