import type { FakeGitHub } from '../github/fakeGitHub'
import { clientOf, type PublishingClient, createPublishingClient } from '../unit/github/publishingClient'

/** A way to publish, and the expected end state. */
export interface Flow {
  readonly name: string
  readonly login: string
  /** Prepares the state before the failing run. */
  readonly before: (client: PublishingClient, github: FakeGitHub, repo: string) => Promise<void>
  /** Whether the failing run uses the same client as the preparation. */
  readonly isSameClient: boolean
  /** The expected number of commits on the branch. */
  readonly commits: number
  /** The expected text. */
  readonly text: string
}

export const owner = 'Acme'
export const file = 'iaas/20260305.md'
const branch = 'minutes/iaas/2026-03-05'
const firstText = '# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n- Größe\n'
export const finalText = `${firstText}- AI @ada: later\n`

const noPreparation = (): Promise<void> => Promise.resolve()
const publishedBefore = async (client: PublishingClient): Promise<void> => {
  await client.run({ [file]: firstText })
}

export const flows: readonly Flow[] = [
  { name: 'first', login: 'wes', before: noPreparation, isSameClient: true, commits: 1, text: finalText },
  { name: 'update', login: 'wes', before: publishedBefore, isSameClient: true, commits: 2, text: finalText },
  { name: 'update elsewhere', login: 'wes', before: publishedBefore, isSameClient: false, commits: 2, text: finalText },
  {
    name: 'merge',
    login: 'wes',
    before: async (client, github, repo) => {
      await publishedBefore(client)
      await github.addCommit({ owner, repo, branch, files: { [file]: `<!-- seen -->\n${firstText}` }, author: 'ada' })
    },
    isSameClient: true,
    commits: 3,
    text: `<!-- seen -->\n${finalText}`,
  },
  { name: 'fork', login: 'fay', before: noPreparation, isSameClient: true, commits: 1, text: finalText },
]

export function clientFor({ login }: Flow, github: FakeGitHub, repo: string): PublishingClient {
  return createPublishingClient(clientOf(github.apiUrl, `token-${login}`), { owner, repo })
}
