import type { FileChoice, TextQuestion } from './merge/combineTexts'
import type { Publication, RecordedFacts } from './publication'
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
import type { CommitFile } from './steps/commits'
import type { PullRequest } from './steps/pullRequests'
import type { Account, Repository } from './steps/repositories'

/** A file to publish. */
export interface PublishSource extends MessageSource {
  /** The text to publish. */
  readonly text: string
  /** The blob SHA of the text in the editor, where images may have other addresses. */
  readonly sourceSha: string
  /** The images to publish with the text. */
  readonly images: readonly CommitFile[]
  /** The file's last publication from this machine. */
  readonly lastPublication: Publication | undefined
  /** Whether this machine has published another file at the path of the last publication since. */
  readonly isFormerPathTaken?: boolean
  /** The publication of an interrupted run, as if it had been completed. */
  readonly pending?: Publication | undefined
  /** The earlier path of the file in the pull request. */
  readonly renamedFrom?: string | undefined
}

export interface PublishRequest extends PullRequestExtras {
  readonly target: Repository
  readonly account: Account
  readonly baseBranch: string
  readonly sources: readonly PublishSource[]
  readonly templates: PublishTemplates
  readonly author: Identity
  readonly isSignedOff: boolean
  /** The person's choices for files, by path. */
  readonly choices?: ReadonlyMap<string, FileChoice>
  /** Opens another pull request from a new branch, even if one is open. */
  readonly isNewBranch?: boolean
  /** Others' open pull requests that the person accepts beside the new one. The description names them. */
  readonly secondTo?: readonly number[]
}

/** What to tell the person in addition to the plan. */
export type PublishNote =
  | { readonly kind: 'fork' }
  | { readonly kind: 'correction'; readonly pull: PullRequest }
  /** The text on GitHub was published from another machine and is replaced. */
  | { readonly kind: 'elsewhere'; readonly path: string; readonly theirs: string }
  /** Somebody else changed the file on the branch or the base; the texts were merged. */
  | {
      readonly kind: 'merged'
      readonly path: string
      readonly theirs: string
      /** The person's lines that somebody else has removed. */
      readonly dropped: readonly string[]
    }
  /** The file was renamed since it was published; the pull request deletes the old one. */
  | { readonly kind: 'renamed'; readonly path: string; readonly from: string }
  /** The base has a file whose name differs only in case or Unicode form. */
  | { readonly kind: 'sameName'; readonly path: string; readonly other: string }
  /** Another open pull request changes the file, and the person wants a second one. */
  | { readonly kind: 'second'; readonly number: number }
  /** The file has changed on the base since it was published. */
  | { readonly kind: 'changedOnBase'; readonly path: string }
  /** The base has the file with a different text, not published from this machine. */
  | { readonly kind: 'existsOnBase'; readonly path: string }
  /** The base has the same text under another date. */
  | { readonly kind: 'duplicate'; readonly path: string; readonly other: string }
  /** The base already has the same file, so it is left out. */
  | { readonly kind: 'alreadyThere'; readonly path: string }

/** A file about which the person must decide. */
export interface TextConflict extends TextQuestion {
  readonly path: string
  /** The file's path on GitHub; different if the file was renamed since it was published. */
  readonly pathThere: string
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
      readonly facts: RecordedFacts
    }
  /** The pull request already has all lines. */
  | { readonly kind: 'unchanged'; readonly pull: PullRequest; readonly publications: readonly Publication[] }
  /** There is nothing to publish to the base. */
  | { readonly kind: 'published'; readonly baseBranch: string; readonly difference: BaseDifference }
  | { readonly kind: 'conflict'; readonly conflict: TextConflict }
  /** The file is part of an open pull request to which the account cannot push. */
  | {
      readonly kind: 'foreign'
      readonly path: string
      /** The file's path in that pull request; different if the file was renamed since. */
      readonly pathThere: string
      readonly pull: PullRequest
    }
  /** An image would replace another one on the base or on the branch of `pull`, and needs another name. */
  | { readonly kind: 'imagesTaken'; readonly pull: PullRequest | undefined }
  /** The files belong to different pull requests, so each group is published separately. */
  | { readonly kind: 'split'; readonly groups: readonly (readonly string[])[] }

/**
 * How a text on the base differs from the person's if there is nothing to publish: not at all, or others have `added`
 * lines. `other` texts were accepted by the person, or differ only in empty or moved lines.
 */
export type BaseDifference = 'none' | 'added' | 'other'

/** The blob SHAs of the files on the base, by path. */
export type BlobShas = ReadonlyMap<string, string>

type MessagePlan = Omit<
  PublishPlan,
  'head' | 'branch' | 'start' | 'pull' | 'corrects' | 'renews' | 'knownPulls' | 'continues'
>

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
  const commits = sources.map(({ path, text, images, renamedFrom }, index) => ({
    message: formatCommitMessage(subjects[index] ?? `Add ${path}`, author, isSignedOff),
    files: [
      { path, text },
      ...images,
      ...(renamedFrom === undefined ? [] : [{ path: renamedFrom, isDeleted: true } as const]),
    ],
  }))
  return {
    target: { owner: target.owner, repo: target.repo },
    baseBranch,
    commits,
    title,
    body: withReferences(body, request.secondTo ?? []),
    author,
    isDraft,
    reviewers,
    labels,
    assignees,
  }
}

/** Names the other open pull requests for the same file in a description. */
function withReferences(body: string, numbers: readonly number[]): string {
  if (numbers.length === 0) return body
  return `See also ${numbers.map((number) => `#${number}`).join(', ')}.\n\n${body}`
}
