import assert from 'node:assert/strict'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { Octokit } from '@octokit/rest'
import { RequestError } from '@octokit/request-error'
import { startFakeGitHub, type FakeGitHub } from './fakeGitHub'

/**
 * A fake GitHub with people and a repository for most tests:
 *
 * - the organization `Acme` with its owner `ada`; `bob` is a private member;
 * - `Acme/Notes`, public, with a README and `minutes/2025-01-07.md`; `wes` has the role write, `tim` triage, `rea` read;
 * - `fay` (Fay Contributor, with a private email) has no role anywhere.
 *
 * Everyone has the token `token-LOGIN` with the scopes `repo`, `user:email` and `read:org`.
 */
export interface GitHubFixture {
  readonly github: FakeGitHub
  readonly notes: { readonly owner: string; readonly repo: string }
  /** An Octokit signed in as an account; anonymous without a login. */
  as: (login?: string) => Octokit
  /** A plain request below `/api/v3`, signed in as an account; anonymous with `null`. */
  fetch: (login: string | null, path: string, init?: RequestInit) => Promise<Response>
}

const people = ['ada', 'bob', 'wes', 'tim', 'rea', 'fay'] as const

/** Starts the fake GitHub before each test of the suite and stops it afterwards. */
export function useGitHubFixture(): GitHubFixture {
  let current: { readonly github: FakeGitHub; readonly directory: string } | undefined
  const running = (): FakeGitHub => {
    assert.ok(current, 'the fake GitHub runs only during tests')
    return current.github
  }
  beforeEach(async () => {
    const directory = await mkdtemp(path.join(tmpdir(), 'fake-github-'))
    current = { directory, github: await startFakeGitHub({ directory }) }
    await seedFixture(current.github)
  })
  afterEach(async () => {
    await current?.github.stop()
    await rm(current?.directory ?? '', { recursive: true, force: true })
    current = undefined
  })
  return {
    get github() {
      return running()
    },
    notes: { owner: 'Acme', repo: 'Notes' },
    as: (login) =>
      new Octokit({
        baseUrl: running().apiUrl,
        ...(login === undefined ? {} : { auth: `token-${login}` }),
        // Otherwise Octokit logs every error response to the console.
        log: { debug: () => undefined, info: () => undefined, warn: () => undefined, error: () => undefined },
      }),
    fetch: (login, route, init = {}) => {
      const headers = new Headers(init.headers)
      if (login !== null) {
        headers.set('authorization', `Bearer token-${login}`)
      }
      return fetch(`${running().apiUrl}${route}`, { redirect: 'manual', ...init, headers })
    },
  }
}

export async function seedFixture(github: FakeGitHub): Promise<void> {
  github.addUser({ login: 'ada', name: 'Ada Owner', email: 'ada@acme.example' })
  github.addUser({ login: 'bob', name: 'Bob Member', email: 'bob@acme.example' })
  github.addUser({ login: 'wes', name: 'Wes Writer', email: 'wes@acme.example' })
  github.addUser({ login: 'tim', name: 'Tim Triage', email: 'tim@acme.example' })
  github.addUser({ login: 'rea', name: 'Rea Reader', email: 'rea@acme.example' })
  github.addUser({ login: 'fay', name: 'Fay Contributor', primaryEmail: 'fay@home.example', id: 4711 })
  for (const login of people) {
    github.addToken(`token-${login}`, login, { scopes: ['repo', 'user:email', 'read:org'] })
  }
  github.addOrganization('Acme', { members: { ada: { role: 'admin', isPublic: true }, bob: {} } })
  await github.addRepository({
    owner: 'Acme',
    name: 'Notes',
    files: { 'README.md': '# Notes\n', 'minutes/2025-01-07.md': '# Weekly\n\n- one\n- two\n- three\n' },
    collaborators: { wes: 'write', tim: 'triage', rea: 'read' },
    labels: ['minutes'],
  })
}

export interface ErrorResponse {
  readonly status: number
  readonly message: string
  readonly errors: readonly Readonly<Record<string, unknown>>[] | undefined
  readonly documentation: string
  readonly headers: Readonly<Record<string, string | number | undefined>>
}

/** The error response to a call. @throws when the call succeeded. */
export async function errorResponseOf(call: Promise<unknown>): Promise<ErrorResponse> {
  const error = await call.then(
    () => assert.fail('the call succeeded'),
    (reason: unknown) => reason,
  )
  if (!(error instanceof RequestError) || error.response === undefined) {
    throw error
  }
  const { status, data, headers } = error.response
  const body = data as { message?: string; errors?: ErrorResponse['errors']; documentation_url?: string }
  return {
    status,
    message: body.message ?? '',
    errors: body.errors,
    documentation: body.documentation_url ?? '',
    headers,
  }
}

/** Asserts status and message of an error response. */
export async function assertRefused(
  call: Promise<unknown>,
  status: number,
  message: string | RegExp,
): Promise<ErrorResponse> {
  const refused = await errorResponseOf(call)
  assert.equal(refused.status, status)
  if (typeof message === 'string') {
    assert.equal(refused.message, message)
  } else {
    assert.match(refused.message, message)
  }
  return refused
}

/** Creates a branch with one changed file through the git data API, as publishing does. @returns The commit's SHA. */
export async function publishBranch(
  octokit: Octokit,
  place: { readonly owner: string; readonly repo: string },
  branch: string,
  options: {
    readonly path?: string
    readonly content?: string
    readonly from?: string
    readonly message?: string
  } = {},
): Promise<string> {
  const {
    path: file = 'minutes/2025-01-14.md',
    content = '# Weekly\n',
    from = 'main',
    message = 'Add minutes',
  } = options
  const { data: base } = await octokit.git.getRef({ ...place, ref: `heads/${from}` })
  const { data: tree } = await octokit.git.createTree({
    ...place,
    base_tree: base.object.sha,
    tree: [{ path: file, mode: '100644', type: 'blob', content }],
  })
  const { data: commit } = await octokit.git.createCommit({
    ...place,
    message,
    tree: tree.sha,
    parents: [base.object.sha],
  })
  await octokit.git.createRef({ ...place, ref: `refs/heads/${branch}`, sha: commit.sha })
  return commit.sha
}
