import { findBranch } from '../git/references'
import { storeOf } from '../model/branches'
import { addCommentRecord, addIssueRecord, labelNamed, setIssueState } from '../model/issues'
import { addPullRequestRecord, type MergeMethod, mergePullRequestRecord, updateBranchFromBase } from '../model/pulls'
import { findInNetwork } from '../model/repositories'
import {
  isPullRequest,
  type IssueRecord,
  type PullRequestRecord,
  type RepositoryRecord,
  type State,
} from '../server/state'
import { requireAccount } from './people'
import { requireRepository, type RepositoryName } from './repositories'

export interface NewIssueOptions extends RepositoryName {
  readonly title: string
  readonly body?: string
  readonly state?: 'open' | 'closed'
  /** Labels; created if missing. */
  readonly labels?: readonly string[]
  /** The owner by default. */
  readonly author?: string
  readonly assignees?: readonly string[]
  /** In ISO 8601; now by default. */
  readonly createdAt?: string
  readonly updatedAt?: string
}

export interface NewPullRequestOptions extends RepositoryName {
  readonly title: string
  readonly body?: string
  /** An existing branch, or `owner:branch` of a fork. */
  readonly head: string
  /** The default branch by default. */
  readonly base?: string
  /** The owner of the head by default. */
  readonly author?: string
  readonly draft?: boolean
  readonly state?: 'open' | 'closed' | 'merged'
  readonly labels?: readonly string[]
}

export interface NumberedIssue extends RepositoryName {
  readonly number: number
  /** The owner by default. */
  readonly by?: string
}

export interface IssueSeeder {
  /** @returns The number. */
  addIssue: (issue: NewIssueOptions) => Promise<number>
  /** @returns The number. */
  addPullRequest: (pull: NewPullRequestOptions) => Promise<number>
  /** @returns The id of the comment. */
  addComment: (comment: NumberedIssue & { readonly body: string }) => Promise<number>
  /** Locks the conversation of an issue or a pull request. */
  lockIssue: (issue: NumberedIssue) => void
  closeIssue: (issue: NumberedIssue) => Promise<void>
  reopenIssue: (issue: NumberedIssue) => Promise<void>
  closePullRequest: (pull: NumberedIssue) => Promise<void>
  /** Merges with a merge commit, or squashes. @returns The SHA of the new commit. @throws on a conflict. */
  mergePullRequest: (pull: NumberedIssue & { readonly method?: MergeMethod }) => Promise<string>
  /** Puts an open pull request into the merge queue of its base, or takes it out. Merging ends it, too. */
  queuePullRequest: (pull: NumberedIssue & { readonly isQueued?: boolean }) => void
  /** Merges the base into the branch of a pull request, like the button "Update branch". @throws on a conflict. */
  updatePullRequestBranch: (pull: NumberedIssue) => Promise<string>
  addLabel: (
    label: RepositoryName & { readonly name: string; readonly color?: string; readonly description?: string },
  ) => void
}

export function issueSeeder(state: State, serialize: <T>(task: () => Promise<T>) => Promise<T>): IssueSeeder {
  const find = (name: RepositoryName): RepositoryRecord => requireRepository(state, name)
  const findIssue = ({ number, ...name }: NumberedIssue): IssueRecord => {
    const issue = find(name).issues.find((each) => each.number === number)
    if (issue === undefined) {
      throw new Error(`${name.owner}/${name.repo} has no issue ${number}`)
    }
    return issue
  }
  const findPull = (pull: NumberedIssue): PullRequestRecord => {
    const issue = findIssue(pull)
    if (!isPullRequest(issue)) {
      throw new Error(`${pull.owner}/${pull.repo} ${pull.number} is no pull request`)
    }
    return issue
  }
  const actor = (issue: NumberedIssue) => (issue.by === undefined ? find(issue).owner : requireAccount(state, issue.by))
  const setState = (issue: NumberedIssue, to: 'open' | 'closed'): Promise<void> =>
    serialize(async () => {
      const record = findIssue(issue)
      if (to === 'closed' && isPullRequest(record)) {
        record.pull.baseSha =
          (await findBranch(storeOf(state, find(issue)), record.pull.baseRef)) ?? record.pull.baseSha
      }
      setIssueState(state, record, to, actor(issue))
    })
  return {
    addIssue: (options) =>
      serialize(() => {
        const repository = find(options)
        const fresh = {
          title: options.title,
          body: options.body ?? null,
          author: options.author === undefined ? repository.owner : requireAccount(state, options.author),
          labels: (options.labels ?? []).map((name) => labelNamed(state, repository, name)),
          assignees: (options.assignees ?? []).map((login) => requireAccount(state, login)),
          createdAt: options.createdAt === undefined ? undefined : new Date(options.createdAt),
          updatedAt: options.updatedAt === undefined ? undefined : new Date(options.updatedAt),
        }
        const issue = addIssueRecord(state, repository, fresh, undefined)
        if (options.state === 'closed') {
          const { updatedAt } = issue
          setIssueState(state, issue, 'closed', issue.author)
          issue.updatedAt = updatedAt
        }
        return Promise.resolve(issue.number)
      }),
    addPullRequest: (options) =>
      serialize(async () => {
        const repository = find(options)
        const base = options.base ?? repository.defaultBranch
        const [owner, branch] = options.head.includes(':')
          ? (options.head.split(/:(.*)/) as [string, string])
          : [repository.owner.login, options.head]
        const headRepository = findInNetwork(state, repository, requireAccount(state, owner))
        const headSha = headRepository && (await findBranch(storeOf(state, headRepository), branch))
        const baseSha = await findBranch(storeOf(state, repository), base)
        if (headRepository === undefined || headSha === undefined || baseSha === undefined) {
          throw new Error(`There is no ${options.head} to pull into ${base}`)
        }
        const author = options.author === undefined ? headRepository.owner : requireAccount(state, options.author)
        const issue = await addPullRequestRecord(state, repository, {
          title: options.title,
          body: options.body ?? null,
          author,
          head: { repository: headRepository, ref: branch, sha: headSha },
          base: { ref: base, sha: baseSha },
          draft: options.draft ?? false,
          maintainerCanModify: headRepository !== repository,
        })
        issue.labels = (options.labels ?? []).map((name) => labelNamed(state, repository, name))
        if (options.state === 'closed') {
          setIssueState(state, issue, 'closed', author)
        } else if (options.state === 'merged') {
          await mergePullRequestRecord(state, repository, issue, repository.owner)
        }
        return issue.number
      }),
    addComment: (comment) =>
      serialize(() => Promise.resolve(addCommentRecord(state, findIssue(comment), actor(comment), comment.body).id)),
    lockIssue: (issue) => {
      findIssue(issue).isLocked = true
    },
    closeIssue: (issue) => setState(issue, 'closed'),
    reopenIssue: (issue) => setState(issue, 'open'),
    closePullRequest: (pull) => setState({ ...pull, number: findPull(pull).number }, 'closed'),
    mergePullRequest: (pull) =>
      serialize(() => mergePullRequestRecord(state, find(pull), findPull(pull), actor(pull), pull.method)),
    queuePullRequest: (pull) => {
      findPull(pull).pull.isQueued = pull.isQueued ?? true
    },
    updatePullRequestBranch: (pull) =>
      serialize(() => updateBranchFromBase(state, find(pull), findPull(pull), actor(pull))),
    addLabel: ({ owner, repo, name, color = 'ededed', description = null }) => {
      find({ owner, repo }).labels.push({ id: state.nextId(), name, color, description })
    },
  }
}
