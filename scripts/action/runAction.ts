import { appendFileSync, readFileSync } from 'node:fs'
import { resolve } from 'node:path'
import { escapeData, toAnnotation } from '../commands/annotations'
import { isAtLeast, type SeverityLimit, severityLimits } from '../commands/severities'
import { documentsIn, toPath } from '../commands/documents'
import { findInFiles } from '../commands/findInFiles'
import { countOf } from '../commands/plural'
import { readWorkspaceSettings } from '../commands/workspaceSettings'
import { changedFiles } from './changedFiles'
import { writeReports } from './reports'

/** The environment variables of a workflow. https://docs.github.com/en/actions/reference/variables-reference */
export type Environment = Readonly<Record<string, string | undefined>>

/** The part of an event file that is used. */
export interface WorkflowEvent {
  readonly pull_request?: {
    readonly number?: number
    readonly base?: { readonly sha?: string }
    readonly head?: { readonly sha?: string }
  }
  readonly repository?: { readonly default_branch?: string }
}

interface Call {
  readonly workspace: string
  readonly root: string
  readonly failOn: SeverityLimit
  readonly hasReports: boolean
}

/** @param print Prints a line, which GitHub reads. @returns The exit code. */
export async function runAction(env: Environment, print: (line: string) => void): Promise<number> {
  const failOn = severityLimits.find((limit) => limit === input(env, 'fail-on', 'never'))
  if (failOn === undefined) print(`::warning::fail-on is none of ${severityLimits.join(', ')}`)
  try {
    const event = readEvent(env)
    const workspace = env['GITHUB_WORKSPACE'] ?? process.cwd()
    const call: Call = {
      workspace,
      root: resolve(workspace, input(env, 'root', '.')),
      failOn: failOn ?? 'never',
      hasReports: input(env, 'reports', 'false') === 'true',
    }
    if (event.pull_request !== undefined) return await checkPullRequest(call, event, env, print)
    if (call.hasReports && isDefaultBranch(event, env)) {
      const changed = writeReports(call.root, (text) => print(`::notice::${escapeData(text)}`))
      for (const file of changed) print(`Wrote ${escapeData(file)}`)
      setOutput(env, 'changed-reports', String(changed.length > 0))
    }
    return 0
  } catch (error) {
    print(
      `::warning::${escapeData(`Minutes could not be checked: ${error instanceof Error ? error.message : String(error)}`)}`,
    )
    return (failOn ?? 'never') === 'never' ? 0 : 1
  }
}

async function checkPullRequest(
  { workspace, root, failOn }: Call,
  event: WorkflowEvent,
  env: Environment,
  print: (line: string) => void,
): Promise<number> {
  const notice = (text: string): void => print(`::notice::${escapeData(text)}`)
  const changed = await changedFiles(workspace, event, { env, token: input(env, 'token', '') })
  if (changed === undefined) notice('The changed files are unknown, so that all minutes are checked.')
  const paths = changed && new Set(changed.map((file) => toPath(root, resolve(workspace, file))))
  const { problems, checked } = findInFiles(
    documentsIn(root, notice).all(),
    ({ path }) => paths === undefined || paths.has(path),
    readWorkspaceSettings(root, notice),
  )
  for (const problem of problems) print(toAnnotation(problem, toPath(workspace, resolve(root, problem.file))))
  const summary = `${countOf(problems.length, 'problem', 'problems')} in ${countOf(checked.length, 'changed file', 'changed files')} with minutes`
  print(summary)
  setOutput(env, 'problems', String(problems.length))
  const summaryFile = env['GITHUB_STEP_SUMMARY']
  if (summaryFile !== undefined && summaryFile !== '') appendFileSync(summaryFile, `${summary}\n`)
  return problems.some(({ severity }) => isAtLeast(severity, failOn)) ? 1 : 0
}

function input(env: Environment, name: string, fallback: string): string {
  const value = env[`INPUT_${name.toUpperCase()}`]?.trim() ?? ''
  return value === '' ? fallback : value
}

function readEvent(env: Environment): WorkflowEvent {
  const path = env['GITHUB_EVENT_PATH']
  return path === undefined || path === '' ? {} : (JSON.parse(readFileSync(path, 'utf8')) as WorkflowEvent)
}

function isDefaultBranch({ repository }: WorkflowEvent, env: Environment): boolean {
  const branch = repository?.default_branch
  return branch !== undefined && env['GITHUB_REF'] === `refs/heads/${branch}`
}

function setOutput(env: Environment, name: string, value: string): void {
  const file = env['GITHUB_OUTPUT']
  if (file !== undefined && file !== '') appendFileSync(file, `${name}=${value}\n`)
}
