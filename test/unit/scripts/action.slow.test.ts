import assert from 'node:assert/strict'
import { execFileSync, spawn } from 'node:child_process'
import { cpSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

const project = join(__dirname, '../../..')

interface Result {
  readonly code: number | null
  readonly out: string
  /** The outputs of the step. */
  readonly outputs: string
}

describe('the GitHub Action, as one built file', () => {
  let folder = ''
  let repository = ''
  let base = ''
  const git = (...parameters: readonly string[]): string =>
    execFileSync('git', ['-c', 'user.name=t', '-c', 'user.email=t@example.org', ...parameters], {
      cwd: repository,
      encoding: 'utf8',
    }).trim()
  const write = (path: string, text: string): void => {
    mkdirSync(join(repository, path, '..'), { recursive: true })
    writeFileSync(join(repository, path), text)
  }
  /** Runs the action asynchronously, so that a server of this process can answer. */
  const act = async (event: object, env: NodeJS.ProcessEnv = {}, file = 'action.js'): Promise<Result> => {
    const eventPath = join(folder, 'event.json')
    const outputPath = join(folder, 'output.txt')
    writeFileSync(eventPath, JSON.stringify(event))
    writeFileSync(outputPath, '')
    const { PATH } = process.env
    const child = spawn(process.execPath, [join(folder, file)], {
      cwd: folder,
      env: {
        PATH,
        GITHUB_WORKSPACE: repository,
        GITHUB_EVENT_PATH: eventPath,
        GITHUB_OUTPUT: outputPath,
        GITHUB_REPOSITORY: 'orchard-cloud/minutes',
        ...env,
      },
    })
    let out = ''
    child.stdout.on('data', (chunk) => (out += String(chunk)))
    child.stderr.on('data', (chunk) => (out += String(chunk)))
    const code = await new Promise<number | null>((resolve) => child.on('close', resolve))
    return { code, out, outputs: readFileSync(outputPath, 'utf8') }
  }
  const pull = (sha = base): object => ({
    pull_request: { number: 7, base: { sha }, head: { sha: git('rev-parse', 'HEAD') } },
    repository: { default_branch: 'main' },
  })
  const push = { repository: { default_branch: 'main' } }

  before(() => {
    folder = mkdtempSync(join(tmpdir(), 'action-'))
    execFileSync(process.execPath, [join(project, 'esbuild.mjs'), '--command-line', '--out', folder])
    repository = join(folder, 'repository')
    cpSync(join(project, 'test/workspace'), repository, { recursive: true })
    git('init', '--quiet', '--initial-branch', 'main')
    git('add', '.')
    git('commit', '--quiet', '--message', 'Minutes')
    base = git('rev-parse', 'HEAD')
    write('team/2026-03-05.md', '# 2026-03-05\n\nParticipants: @ada, @ada\n\n- AI @ada: test 100%\n')
    git('add', '.')
    git('commit', '--quiet', '--message', 'More minutes')
  })
  after(() => rmSync(folder, { recursive: true }))

  const annotation =
    '::warning file=team/2026-03-05.md,line=3,endLine=3,col=21,endColumn=25,title=Minutes%3A duplicate-participant::@ada is already listed on line 3.'

  it('annotates problems in the minutes that a pull request changes, and nothing else', async () => {
    const { code, out, outputs } = await act(pull())
    assert.equal(code, 0)
    assert.equal(out, `${annotation}\n1 problem in 1 changed file with minutes\n`)
    assert.equal(outputs, 'problems=1\n')
  })

  it('fails only on request', async () => {
    assert.equal((await act(pull(), { 'INPUT_FAIL-ON': 'warning' })).code, 1)
    assert.equal((await act(pull(), { 'INPUT_FAIL-ON': 'error' })).code, 0)
    const broken = await act(pull(), { GITHUB_EVENT_PATH: join(folder, 'nowhere.json') })
    assert.equal(broken.code, 0)
    assert.match(broken.out, /^::warning::Minutes could not be checked: /)
    const told = { GITHUB_EVENT_PATH: join(folder, 'nowhere.json'), 'INPUT_FAIL-ON': 'error' }
    assert.equal((await act(pull(), told)).code, 1)
  })

  it('asks GitHub for the changed files if the checkout does not have the base', async () => {
    const asked: string[] = []
    const server: Server = createServer((request, response) => {
      asked.push(`${request.url ?? ''} ${request.headers.authorization ?? ''}`)
      response.setHeader('content-type', 'application/json')
      response.end(
        JSON.stringify([
          { filename: 'team/2026-03-05.md', status: 'added' },
          { filename: 'x.md', status: 'removed' },
        ]),
      )
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const unknown = pull('1'.repeat(40))
    const { out } = await act(unknown, { GITHUB_API_URL: `http://127.0.0.1:${port}`, INPUT_TOKEN: 'secret' })
    server.close()
    assert.deepEqual(asked, ['/repos/orchard-cloud/minutes/pulls/7/files?per_page=100&page=1 Bearer secret'])
    assert.equal(out, `${annotation}\n1 problem in 1 changed file with minutes\n`)
  })

  it('checks all minutes if nobody knows the changed files', async () => {
    const { code, out } = await act(pull('1'.repeat(40)))
    assert.equal(code, 0)
    assert.match(out, /^::notice::The changed files are unknown/)
    assert.ok(out.includes('file=containers/20260203.md'))
  })

  it('checks all minutes if a pull request has more files than GitHub lists', async () => {
    const page = JSON.stringify(
      Array.from({ length: 100 }, () => ({ filename: 'team/2026-03-05.md', status: 'added' })),
    )
    let asked = 0
    const server: Server = createServer((_, response) => {
      asked++
      response.setHeader('content-type', 'application/json')
      response.end(page)
    })
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve))
    const { port } = server.address() as AddressInfo
    const { out } = await act(pull('1'.repeat(40)), {
      GITHUB_API_URL: `http://127.0.0.1:${port}`,
      INPUT_TOKEN: 'secret',
    })
    server.close()
    assert.equal(asked, 30)
    assert.match(out, /^::notice::The changed files are unknown/)
    assert.ok(out.includes('file=containers/20260203.md'))
  })

  it('keeps texts of minutes from giving commands to GitHub', async () => {
    write(
      'team/2026-03-12.md',
      '# 2026-03-12\n\nParticipants: @ada::x, @ada\n\n- Name: <!-- ::error::x -->\n::set-output name=x::y\n',
    )
    git('add', '.')
    git('commit', '--quiet', '--message', 'Hostile')
    const { out } = await act(pull())
    for (const line of out.trim().split('\n')) assert.match(line, /^(?:::(?:warning|notice) file=[^:]+::|\d+ problem)/)
    git('reset', '--quiet', '--hard', 'HEAD~1')
  })

  it('writes lists on the default branch, if asked for, and only when they change', async () => {
    const asked = { INPUT_REPORTS: 'true', GITHUB_REF: 'refs/heads/main' }
    await act(push, { GITHUB_REF: 'refs/heads/main' })
    await act(push, { ...asked, GITHUB_REF: 'refs/heads/other' })
    await act(pull(), asked)
    assert.ok(!existsSync(join(repository, 'ACTION-ITEMS.md')))
    const first = await act(push, asked)
    assert.equal(first.code, 0)
    assert.equal(first.outputs, 'changed-reports=true\n')
    const items = readFileSync(join(repository, 'ACTION-ITEMS.md'), 'utf8')
    assert.match(items, /^# Action items \(2026-03-05\)\n/)
    assert.match(items, /- \[ \] AI @ada: test 100% \(team\/2026-03-05\.md:5\)/)
    assert.doesNotMatch(items, /- \[x\]/)
    assert.match(readFileSync(join(repository, 'DECISIONS.md'), 'utf8'), /^# Decisions \(2026-03-05\)\n/)
    const again = await act(push, asked)
    assert.equal(again.outputs, 'changed-reports=false\n')
    assert.equal(readFileSync(join(repository, 'ACTION-ITEMS.md'), 'utf8'), items)
  })
})
