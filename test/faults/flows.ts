import type { GitHubStandIn } from '../github/standIn'
import { clientOf, type Machine, machineOf } from '../unit/github/publisher'

/** A way to publish, and the expected end state. */
export interface Flow {
  readonly name: string
  readonly login: string
  /** Prepares the state before the failing run. */
  readonly before: (client: Machine, github: GitHubStandIn, repo: string) => Promise<void>
  /** Whether the failing run uses the same client as the preparation. */
  readonly isSameMachine: boolean
  /** The expected number of commits on the branch. */
  readonly commits: number
  /** The expected text. */
  readonly text: string
}

export const owner = 'Acme'
export const file = 'iaas/20260305.md'
const branch = 'minutes/iaas/2026-03-05'
const first = '# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n- Größe\n'
export const later = `${first}- AI @ada: later\n`

const noPreparation = (): Promise<void> => Promise.resolve()
const publishedBefore = async (client: Machine): Promise<void> => {
  await client.run({ [file]: first })
}

export const flows: readonly Flow[] = [
  { name: 'first', login: 'wes', before: noPreparation, isSameMachine: true, commits: 1, text: later },
  { name: 'update', login: 'wes', before: publishedBefore, isSameMachine: true, commits: 2, text: later },
  { name: 'update elsewhere', login: 'wes', before: publishedBefore, isSameMachine: false, commits: 2, text: later },
  {
    name: 'merge',
    login: 'wes',
    before: async (client, github, repo) => {
      await publishedBefore(client)
      await github.addCommit({ owner, repo, branch, files: { [file]: `<!-- seen -->\n${first}` }, author: 'ada' })
    },
    isSameMachine: true,
    commits: 3,
    text: `<!-- seen -->\n${later}`,
  },
  { name: 'fork', login: 'fay', before: noPreparation, isSameMachine: true, commits: 1, text: later },
]

export function machineFor({ login }: Flow, github: GitHubStandIn, repo: string): Machine {
  return machineOf(clientOf(github.apiUrl, `token-${login}`), { owner, repo })
}
