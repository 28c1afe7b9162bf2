import type { FakeGitHub } from '../github/fakeGitHub'
import type { RepositoryName } from '../github/seeding/repositories'
import type { DemoClock } from './clock'
import { labels, repositories, type DemoIssue, type DemoRepository } from './issues'
import { people } from './people'

/** The organization of the sample minutes (test/workspace). */
export const organization = 'orchard-cloud'

/** The user of the demo, with write access to the repository of the minutes. The email address is private. */
export const demoUser = {
  id: idOf('mara-lindt'),
  login: 'mara-lindt',
  name: 'Mara Lindt',
  email: 'mara@lindt.example',
  token: tokenOf('mara-lindt'),
} as const

/** Owns the organization; closes issues and merges pull requests. */
const maintainer = 'ida-solberg'

export interface CommunityOptions {
  /** Texts by path: the first commit in the repository of the minutes. */
  readonly minutesFiles: Readonly<Record<string, string>>
  /**
   * The clock of the stand-in, set to the past while seeding. Without it only the dates of issues are in the past.
   */
  readonly clock?: DemoClock
}

/** The seeded repositories. */
export interface Community {
  readonly minutes: RepositoryName
  /** Full names of the repositories with issues, in the form of `minutes.references.repositories`. */
  readonly issueRepositories: readonly string[]
}

/** The token of a user, with the scopes `repo`, `user:email` and `read:org`. */
function tokenOf(login: string): string {
  return `token-${login.toLowerCase()}`
}

/** The account id: the position in `people`, from 1. */
function idOf(login: string): number {
  return people.findIndex((person) => person.login === login) + 1
}

/**
 * Fills an empty stand-in with Orchard Cloud: people, the organization, the repository of the minutes and five more
 * with the issues and pull requests that the sample minutes cite.
 *
 * @throws if an issue gets another number than in the tables, or a user already exists.
 */
export async function seedCommunity(github: FakeGitHub, { minutesFiles, clock }: CommunityOptions): Promise<Community> {
  clock?.setTo('2025-01-15T09:00:00Z')
  addPeople(github)
  const minutes = await github.addRepository({
    owner: organization,
    name: 'minutes',
    description: 'Minutes of our meetings',
    files: minutesFiles,
    collaborators: { [demoUser.login]: 'write' },
    labels: ['minutes'],
  })
  for (const repository of repositories) {
    clock?.setTo('2025-01-15T09:00:00Z')
    await addTracker(github, repository, clock)
  }
  clock?.resume()
  return {
    minutes: { owner: minutes.owner, repo: minutes.repo },
    issueRepositories: repositories.map(({ name }) => `${organization}/${name}`),
  }
}

function addPeople(github: FakeGitHub): void {
  for (const { login, name, email, primaryEmail } of people) {
    github.addUser({
      id: idOf(login),
      login,
      name,
      ...(email === undefined ? {} : { email }),
      ...(primaryEmail === undefined ? {} : { primaryEmail }),
    })
    github.addToken(tokenOf(login), login, { scopes: ['repo', 'user:email', 'read:org'] })
  }
  const members = people.filter(({ isGuest }) => isGuest !== true)
  github.addOrganization(organization, {
    name: 'Orchard Cloud',
    members: Object.fromEntries(
      members.map(({ login }) => [login, { role: login === maintainer ? 'admin' : 'member', isPublic: true } as const]),
    ),
  })
}

async function addTracker(
  github: FakeGitHub,
  { name: repo, description, issues }: DemoRepository,
  clock: DemoClock | undefined,
): Promise<void> {
  const place = { owner: organization, repo }
  const files = { 'README.md': `# ${repo}\n\n${description}.\n` }
  await github.addRepository({ owner: organization, name: repo, description, files })
  for (const name of new Set(issues.flatMap((issue) => issue.labels))) {
    github.addLabel({ ...place, name, color: labels[name] ?? 'ededed' })
  }
  const steps = issues.flatMap((issue) => [
    { at: openedAt(issue), run: () => open(github, place, issue) },
    { at: updatedAt(issue), run: () => update(github, place, issue) },
  ])
  for (const { at, run } of steps.sort((one, other) => one.at.localeCompare(other.at))) {
    clock?.setTo(at)
    await run()
  }
}

const openedAt = ({ createdAt }: DemoIssue): string => `${createdAt}T09:00:00Z`
const updatedAt = ({ updatedAt }: DemoIssue): string => `${updatedAt}T15:00:00Z`

async function open(github: FakeGitHub, place: RepositoryName, issue: DemoIssue): Promise<void> {
  const { kind, title, author } = issue
  const fresh = { ...place, title, author, labels: issue.labels }
  if (kind === 'pull') {
    await commit(github, place, issue, title, `# ${title}\n`)
  }
  const number =
    kind === 'pull'
      ? await github.addPullRequest({ ...fresh, head: branchOf(issue), draft: issue.state === 'draft' })
      : await github.addIssue({ ...fresh, createdAt: openedAt(issue), updatedAt: updatedAt(issue) })
  if (number !== issue.number) {
    throw new Error(`${place.repo}#${issue.number} got the number ${number}`)
  }
}

/** Applies the last event: a merge, a close, or another commit by the author. */
async function update(github: FakeGitHub, place: RepositoryName, issue: DemoIssue): Promise<void> {
  const { kind, state, number, title } = issue
  const change = { ...place, number, by: maintainer }
  if (state === 'merged') {
    await github.mergePullRequest(change)
  } else if (state === 'closed') {
    await (kind === 'pull' ? github.closePullRequest(change) : github.closeIssue(change))
  } else if (kind === 'pull') {
    await commit(github, place, issue, 'Work in the comments', `# ${title}\n\nThank you for the comments.\n`)
  }
}

/** Each pull request changes its own file, so that nothing conflicts. */
async function commit(
  github: FakeGitHub,
  place: RepositoryName,
  issue: DemoIssue,
  message: string,
  text: string,
): Promise<void> {
  const branch = branchOf(issue)
  await github.addCommit({
    ...place,
    branch,
    files: { [`changes/${branch}.md`]: text },
    message,
    author: issue.author,
  })
}

/** `add-ocs-0007-announcements` */
function branchOf({ title }: DemoIssue): string {
  const words = title.toLowerCase().match(/[a-z0-9]+/g) ?? []
  return words.slice(0, 4).join('-')
}
