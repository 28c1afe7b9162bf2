import { type FakeGitHub } from '../../github/fakeGitHub'
import type { PullRequestSnapshot } from '../../github/seeding/view'
import { clientOf, createPublishingClient, type PublishingClient } from '../../unit/github/publishingClient'
import { owner } from '../flows'
import { lineOf, signedLines } from './lines'

/** The files of all histories: two days of a series, another file of the same day, and another series. */
export const paths: readonly string[] = [
  'iaas/20260305.md',
  'iaas/20260305-b.md',
  'iaas/20260312.md',
  'kaas/minutes/20260305.md',
]

/** A computer with files, and perhaps records of earlier publications. */
export interface Machine {
  login: string
  client: PublishingClient
  readonly files: Map<string, string>
  /** The lines that the person removed from the files of this machine. */
  readonly deleted: Set<string>
}

/** The heads of the branches of a repository on disk, by name. */
export interface Heads {
  readonly owner: string
  readonly directory: string
  readonly branches: Readonly<Record<string, string>>
}

/** The state of GitHub at one time. */
export interface Snapshot {
  /** The target first, then its forks. */
  readonly repositories: readonly Heads[]
  readonly pulls: readonly PullRequestSnapshot[]
}

/** The state of one history. */
export interface World {
  readonly github: FakeGitHub
  readonly repo: string
  readonly machines: readonly Machine[]
  /** A new line by somebody. */
  readonly line: (login: string) => string
  /** Creates a client without records of earlier publications. */
  readonly client: (login: string) => PublishingClient
  readonly snapshot: () => Promise<Snapshot>
  /** The earlier texts of files on the base, for reverts. */
  readonly earlier: { readonly path: string; readonly text: string | undefined }[]
}

const people = ['wes', 'wes', 'ada', 'fay'] as const

export async function createWorld(github: FakeGitHub, repo: string): Promise<World> {
  const { gitDirectory } = await github.addRepository({ owner, name: repo, collaborators: { wes: 'write' } })
  const client = (login: string): PublishingClient =>
    createPublishingClient(clientOf(github.apiUrl, `token-${login}`), { owner, repo })
  const machines = people.map((login): Machine => ({
    login,
    client: client(login),
    files: new Map(),
    deleted: new Set(),
  }))
  let count = 0
  return {
    github,
    repo,
    machines,
    client,
    earlier: [],
    line: (login) => lineOf(login, ++count),
    snapshot: async () => {
      const forks = github
        .repositories()
        .filter((each) => each.owner !== owner && each.repo.replace(/-\d+$/, '') === repo)
      const repositories = [{ owner, directory: gitDirectory, branches: await github.branches({ owner, repo }) }]
      for (const fork of forks) {
        const directory = github.gitDirectory(fork.owner, fork.repo)
        repositories.push({ owner: fork.owner, directory, branches: await github.branches(fork) })
      }
      return { repositories, pulls: github.pullRequests({ owner, repo }) }
    },
  }
}

/** Sets the text of a file on a machine. Lines that are no longer in it count as removed by the person. */
export function setText({ files, deleted }: Machine, path: string, text: string): void {
  const kept = new Set(signedLines(text))
  for (const line of signedLines(files.get(path))) if (!kept.has(line)) deleted.add(line)
  for (const line of kept) deleted.delete(line)
  files.set(path, text)
}

/** Lines that somebody else restores on GitHub no longer count as removed by anybody. */
export function putBack({ machines }: World, lines: readonly string[]): void {
  for (const { deleted } of machines) for (const line of lines) deleted.delete(line)
}

/** The open pull request at an index, modulo their number. */
export function openPull(world: World, index: number): PullRequestSnapshot | undefined {
  const open = world.github.pullRequests({ owner, repo: world.repo }).filter(({ state }) => state === 'open')
  return open[index % Math.max(open.length, 1)]
}
