import { GitHubError } from '../../src/github/errors'
import type { FakeGitHub } from '../github/fakeGitHub'
import { clientOf, createPublishingClient, type PublishingClient } from '../unit/github/publishingClient'
import { compareEndState, type EndState } from './endState'
import { type Flow, flows, owner, type Setting, type Stage } from './flows'
import { type FaultKind, faultKinds } from './kinds'

/** A flow in which one request fails in one way. */
export interface FaultCase {
  readonly flow: Flow
  /** The number of the failing request, from 1. */
  readonly request: number
  readonly route: string
  readonly kind: FaultKind
}

export interface CaseResult extends EndState {
  readonly completed: boolean
  /** The error if its message does not fit the fault; undefined if it does, or if the run succeeded. */
  readonly unclear: string | undefined
}

/** All cases: each request of each flow with each kind of fault that fits its method. */
export async function listCases(github: FakeGitHub): Promise<readonly FaultCase[]> {
  const cases: FaultCase[] = []
  for (const [index, flow] of flows.entries()) {
    const setting = await createSetting(github, `Dry-${index}`)
    const { client, run } = await flow.prepare(setting)
    github.clearRequests()
    await run(client, {})
    for (const [position, { method, path }] of github.requests.entries()) {
      const kinds = faultKinds.filter(({ methods }) => methods?.includes(method) ?? true)
      cases.push(...kinds.map((kind) => ({ flow, request: position + 1, route: `${method} ${path}`, kind })))
    }
  }
  return cases
}

/** Runs the flow with the fault, then again without it, and checks the end state. */
export async function runCase(
  github: FakeGitHub,
  { flow, request, kind }: FaultCase,
  repo: string,
): Promise<CaseResult> {
  const setting = await createSetting(github, repo)
  const stage = await flow.prepare(setting)
  const main = (await github.branches({ owner, repo }))['main'] ?? ''
  github.addFault({ nth: request, times: kind.times ?? 1, action: kind.action })
  const error = await attempt(stage, stage.client, kind.isCancelled === true ? request : undefined)
  github.clearFaults()
  const again = await attempt(stage, stage.next?.(stage.client) ?? stage.client)
  const state =
    again === undefined
      ? compareEndState(github, stage.expected, repo, main)
      : { lost: 1, duplicatePullRequests: 0, duplicateCommits: 0, duplicateIssues: 0 }
  return {
    ...state,
    completed: again === undefined,
    unclear:
      again !== undefined ? `again: ${describe(again)}` : error === undefined ? undefined : findUnclear(error, kind),
  }
}

async function createSetting(github: FakeGitHub, repo: string): Promise<Setting> {
  await github.addRepository({ owner, name: repo, labels: ['minutes'], collaborators: { wes: 'write', tim: 'triage' } })
  return {
    github,
    repo,
    machine: (login) => createPublishingClient(clientOf(github.apiUrl, `token-${login}`), { owner, repo }),
  }
}

/** @returns The error; undefined when the run succeeded. */
async function attempt({ run }: Stage, client: PublishingClient, cancelledAt?: number): Promise<unknown> {
  const abort = new AbortController()
  let sent = 0
  client.octokit.hook.before('request', () => {
    sent++
    // Cancel once the request has been sent.
    if (sent === cancelledAt) setTimeout(() => abort.abort(), 5)
  })
  try {
    await run(client, { signal: abort.signal })
    return undefined
  } catch (error) {
    return error
  }
}

function findUnclear(error: unknown, { codes, needs }: FaultKind): string | undefined {
  if (!(error instanceof GitHubError)) return describe(error)
  if (!codes.includes(error.code)) return describe(error)
  return needs?.(error) === false ? `${error.code} without the details that its message needs` : undefined
}

function describe(error: unknown): string {
  if (error instanceof GitHubError) return `${error.code}: ${error.details.reason ?? ''}`
  return error instanceof Error ? (error.stack ?? error.message) : String(error)
}
