import type { GitHubStandIn } from '../github/standIn'
import { clientOf, type Machine, machineOf } from '../unit/github/publisher'

/** A way to publish, and what has to stand in the end. */
export interface Flow {
  readonly name: string
  readonly login: string
  /** What has happened before the run that goes wrong. */
  readonly before: (machine: Machine, github: GitHubStandIn, repo: string) => Promise<void>
  /** Whether the run that goes wrong is made on the machine of the one before it. */
  readonly isSameMachine: boolean
  /** Commits on the branch in the end. */
  readonly commits: number
  /** The text in the end. */
  readonly text: string
}

export const owner = 'Acme'
export const file = 'iaas/20260305.md'
const branch = 'minutes/iaas/2026-03-05'
const first = '# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n- Größe\n'
export const later = `${first}- AI @ada: later\n`

const nothing = (): Promise<void> => Promise.resolve()
const publishedBefore = async (machine: Machine): Promise<void> => {
  await machine.run({ [file]: first })
}

export const flows: readonly Flow[] = [
  { name: 'first', login: 'wes', before: nothing, isSameMachine: true, commits: 1, text: later },
  { name: 'update', login: 'wes', before: publishedBefore, isSameMachine: true, commits: 2, text: later },
  { name: 'update elsewhere', login: 'wes', before: publishedBefore, isSameMachine: false, commits: 2, text: later },
  {
    name: 'merge',
    login: 'wes',
    before: async (machine, github, repo) => {
      await publishedBefore(machine)
      await github.addCommit({ owner, repo, branch, files: { [file]: `<!-- seen -->\n${first}` }, author: 'ada' })
    },
    isSameMachine: true,
    commits: 3,
    text: `<!-- seen -->\n${later}`,
  },
  { name: 'fork', login: 'fay', before: nothing, isSameMachine: true, commits: 1, text: later },
]

export function machineFor({ login }: Flow, github: GitHubStandIn, repo: string): Machine {
  return machineOf(clientOf(github.apiUrl, `token-${login}`), { owner, repo })
}
