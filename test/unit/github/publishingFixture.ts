import assert from 'node:assert/strict'
import { GitHubError } from '../../../src/github/errors'
import type { FileChoice } from '../../../src/github/merge/combineTexts'
import type { PublishNote, TextConflict } from '../../../src/github/publishRequest'
import type { Files } from '../../github/seeding/repositories'
import { type GitHubFixture, useGitHubFixture } from '../../github/githubFixture'
import { clientOf, createPublishingClient, type PublishingClient, type RunResult } from './publishingClient'

export const text = '# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n- budget\n- venue\n- AI @ada: x\n'
/** The text with one more line. */
export const more = `${text}- more\n`
export const file = 'iaas/20260305.md'
export const branch = 'minutes/iaas/2026-03-05'

/** Helpers for tests where several people and machines publish to a fake GitHub. */
export interface PublishingFixture {
  readonly fixture: GitHubFixture
  /** Creates a person's machine, without records of earlier publications. */
  readonly machine: (login: string, target?: GitHubFixture['notes']) => PublishingClient
  /** The open pull requests of the repository. */
  readonly openPulls: () => ReturnType<GitHubFixture['github']['pullRequests']>
  /** The text of a file on GitHub. */
  readonly stored: (ref?: string, path?: string) => Promise<string | undefined>
  /** Commits as somebody else. */
  readonly commit: (files: Files, to?: string) => Promise<string>
}

/** Starts a fake GitHub before each test of the suite. */
export function usePublishingFixture(): PublishingFixture {
  const fixture = useGitHubFixture()
  const { notes } = fixture
  return {
    fixture,
    machine: (login, target = notes) =>
      createPublishingClient(clientOf(fixture.github.apiUrl, `token-${login}`), target),
    openPulls: () => fixture.github.pullRequests(notes).filter(({ state }) => state === 'open'),
    stored: (ref = branch, path = file) => fixture.github.file({ ...notes, ref, path }),
    commit: (files, to = branch) => fixture.github.addCommit({ ...notes, branch: to, files, author: 'ada' }),
  }
}

/** How a run ended: its outcome, the question that it asks, or the code of its error. */
export function outcomeOf(running: Promise<RunResult>): Promise<string> {
  return running.then(
    ({ result, prepared }) => result?.outcome ?? prepared.kind,
    (error: unknown) => (error instanceof GitHubError ? error.code : String(error)),
  )
}

export function kindsOf({ notes }: RunResult): readonly PublishNote['kind'][] {
  return notes.map(({ kind }) => kind)
}

export function numberOf({ result, prepared }: RunResult): number {
  return result?.pull.number ?? assert.fail(`nothing was published, but ${prepared.kind}`)
}

export function conflictOf({ prepared }: RunResult): TextConflict {
  return prepared.kind === 'conflict' ? prepared.conflict : assert.fail(`no question, but ${prepared.kind}`)
}

/** The choice to replace others' text of a file. */
export function overwriting(theirs: string, path = file): ReadonlyMap<string, FileChoice> {
  return new Map([[path, { kind: 'overwrite', theirs }]])
}
