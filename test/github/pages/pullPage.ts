import { changesOf } from '../model/pulls'
import {
  fullName,
  isPullRequest,
  timestamp,
  type Account,
  type IssueRecord,
  type PullRequestRecord,
  type RepositoryRecord,
  type State,
} from '../server/state'
import { repositoryBreadcrumbs } from './breadcrumbs'
import { fileDiffs } from './diffs'
import { html, page, type Html } from './html'

const day = (date: Date): string => timestamp(date).slice(0, 10)

/** An issue: title, state, author, body. */
export function issuePage(repository: RepositoryRecord, issue: IssueRecord): Html {
  return page(
    `${issue.title} · Issue #${issue.number} · ${fullName(repository)}`,
    repositoryBreadcrumbs(repository),
    html`<h1>${issue.title} <span class="number">#${issue.number}</span></h1>
      <p class="meta">${stateMark(issue)} ${issue.author.login} opened this issue on ${day(issue.createdAt)}</p>
      ${details(issue)} ${bodyBox(issue)} ${commentBoxes(issue)}`,
  )
}

/** A pull request: title, body, commits, changes. */
export async function pullPage(state: State, repository: RepositoryRecord, issue: PullRequestRecord): Promise<Html> {
  const { commits, files } = await changesOf(state, repository, issue)
  const { pull } = issue
  const head = pull.headRepository === repository ? pull.headRef : `${pull.headOwner.login}:${pull.headRef}`
  const verb = pull.mergedAt === undefined ? 'wants to merge' : 'merged'
  return page(
    `${issue.title} · Pull request #${issue.number} · ${fullName(repository)}`,
    repositoryBreadcrumbs(repository),
    html`<h1>${issue.title} <span class="number">#${issue.number}</span></h1>
      <p class="meta">
        ${stateMark(issue)} <strong>${issue.author.login}</strong> ${verb} ${commits.length}
        ${commits.length === 1 ? 'commit' : 'commits'} into <code>${pull.baseRef}</code> from <code>${head}</code>
      </p>
      ${details(issue)} ${bodyBox(issue)} ${commentBoxes(issue)}
      <h2>Commits</h2>
      <div class="box">
        <ul class="rows">
          ${commits.map((commit) => {
            const [title = '', ...rest] = commit.message.split('\n')
            const more = rest.join('\n').trim()
            return html`<li>
              <div>
                <a href="/${fullName(repository)}/commit/${commit.sha}">${title}</a>
                <span class="soft">${commit.author.name}</span>${more === '' ? '' : html`<pre>${more}</pre>`}
              </div>
              <span class="soft path">${commit.sha.slice(0, 7)}</span>
            </li>`
          })}
        </ul>
      </div>
      <h2>Files changed</h2>
      ${fileDiffs(files)}`,
  )
}

/** The list of a repository's open and closed issues or pull requests. */
export function listPage(repository: RepositoryRecord, kind: 'issues' | 'pulls'): Html {
  const listed = repository.issues.filter((issue) => isPullRequest(issue) === (kind === 'pulls'))
  const rows = [...listed].reverse().map(
    (issue) =>
      html`<li>
        <span
          >${stateMark(issue)}
          <a href="/${fullName(repository)}/${kind === 'pulls' ? 'pull' : 'issues'}/${issue.number}"
            >${issue.title}</a
          ></span
        ><span class="soft">#${issue.number} by ${issue.author.login}</span>
      </li>`,
  )
  const title = kind === 'pulls' ? 'Pull requests' : 'Issues'
  return page(
    `${title} · ${fullName(repository)}`,
    repositoryBreadcrumbs(repository),
    html`<h1>${title}</h1>
      <div class="box">
        <ul class="rows">
          ${rows.length === 0 ? html`<li class="soft">None yet</li>` : rows}
        </ul>
      </div>`,
  )
}

function stateMark(issue: IssueRecord): Html {
  const state =
    issue.pull?.mergedAt !== undefined
      ? 'merged'
      : issue.state === 'open' && issue.pull?.draft === true
        ? 'draft'
        : issue.state
  return html`<span class="state ${state}">${state.slice(0, 1).toUpperCase() + state.slice(1)}</span>`
}

function details(issue: IssueRecord): Html {
  const people = (label: string, logins: readonly string[]): Html | undefined =>
    logins.length === 0 ? undefined : html`<span class="soft">${label} ${logins.join(', ')} · </span>`
  return html`<p>
    ${issue.labels.map(({ name }) => html`<span class="label">${name}</span>`)}${people(
      'Assigned to',
      issue.assignees.map(({ login }) => login),
    )}${people('Review asked of', issue.pull?.requestedReviewers.map(({ login }) => login) ?? [])}
  </p>`
}

function bodyBox({ id, author, createdAt, body }: IssueRecord): Html {
  const text = body === null || body === '' ? 'No description provided.' : body
  return textBox(`issue-${id}`, author, createdAt, text)
}

function commentBoxes({ comments }: IssueRecord): readonly Html[] {
  return comments.map(({ id, author, createdAt, body }) => textBox(`issuecomment-${id}`, author, createdAt, body))
}

function textBox(id: string, author: Account, createdAt: Date, text: string): Html {
  return html`<div class="box" id="${id}">
    <div class="head"><span>${author.login}</span><span class="soft">${day(createdAt)}</span></div>
    <pre class="body">${text}</pre>
  </div>`
}
