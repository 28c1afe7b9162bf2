import { GitHubError } from '../../src/github/errors'
import type { GitHubStandIn } from '../github/standIn'
import type { Machine } from '../unit/github/publisher'
import { compareEndState, type EndState } from './endState'
import { file, type Flow, flows, later, machineFor, owner } from './flows'
import { type FaultKind, faultKinds } from './kinds'

/** One request of one flow going wrong in one way. */
export interface FaultCase {
  readonly flow: Flow
  /** Which request, from 1. */
  readonly request: number
  readonly route: string
  readonly kind: FaultKind
}

export interface CaseResult extends EndState {
  readonly completed: boolean
  /** What the person would be told that does not fit the fault; undefined where it is clear, or the run got through. */
  readonly unclear: string | undefined
}

/** All cases: each request of each flow with each kind of fault that its method knows. */
export async function listCases(github: GitHubStandIn): Promise<readonly FaultCase[]> {
  const cases: FaultCase[] = []
  for (const [index, flow] of flows.entries()) {
    const stage = await setStage(github, flow, `Dry-${index}`)
    github.clearRequests()
    await stage.machine.run({ [file]: later }, { pause: now })
    for (const [position, { method, path }] of github.requests.entries()) {
      const kinds = faultKinds.filter(({ methods }) => methods?.includes(method) ?? true)
      cases.push(...kinds.map((kind) => ({ flow, request: position + 1, route: `${method} ${path}`, kind })))
    }
  }
  return cases
}

/** Runs the flow into the fault, then without it until it is done, and compares what stands there. */
export async function runCase(
  github: GitHubStandIn,
  { flow, request, kind }: FaultCase,
  repo: string,
): Promise<CaseResult> {
  const { machine, main } = await setStage(github, flow, repo)
  github.addFault({ nth: request, times: kind.times ?? 1, action: kind.action })
  const error = await attempt(machine, kind.isCancelled === true ? request : undefined)
  github.clearFaults()
  const again = await attempt(machine)
  const state =
    again === undefined
      ? compareEndState(github, flow, repo, main)
      : { lost: 1, duplicatePullRequests: 0, duplicateCommits: 0 }
  return {
    ...state,
    completed: again === undefined,
    unclear: error === undefined ? undefined : findUnclear(error, kind),
  }
}

async function setStage(
  github: GitHubStandIn,
  flow: Flow,
  repo: string,
): Promise<{ readonly machine: Machine; readonly main: string }> {
  await github.addRepository({ owner, name: repo, collaborators: { wes: 'write' } })
  const main = (await github.branches({ owner, repo }))['main'] ?? ''
  const machine = machineFor(flow, github, repo)
  await flow.before(machine, github, repo)
  return { machine: flow.isSameMachine ? machine : machineFor(flow, github, repo), main }
}

/** @returns Why it failed; undefined where it did not. */
async function attempt(machine: Machine, cancelledAt?: number): Promise<unknown> {
  const abort = new AbortController()
  let sent = 0
  machine.octokit.hook.before('request', () => {
    sent++
    // The request is on its way before it is given up.
    if (sent === cancelledAt) setTimeout(() => abort.abort(), 5)
  })
  try {
    await machine.run({ [file]: later }, { pause: now, signal: abort.signal })
    return undefined
  } catch (error) {
    return error
  }
}

function findUnclear(error: unknown, { codes, needs }: FaultKind): string | undefined {
  if (!(error instanceof GitHubError)) return error instanceof Error ? (error.stack ?? error.message) : String(error)
  if (!codes.includes(error.code)) return `${error.code}: ${error.details.reason ?? ''}`
  return needs?.(error) === false ? `${error.code} without what the remedy needs` : undefined
}

const now = (): Promise<void> => Promise.resolve()
