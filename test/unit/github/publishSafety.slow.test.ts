import assert from 'node:assert/strict'
import { GitHubError } from '../../../src/github/errors'
import { blobSha } from '../../../src/github/gitBlob'
import type { PublishProgress } from '../../../src/github/publish'
import type { PublishSource } from '../../../src/github/publishRequest'
import { readMinutes } from '../../../src/core/reader/readMinutes'
import { getAccount } from '../../../src/github/steps/repositories'
import { useGitHubFixture } from '../../github/githubFixture'
import { clientOf, type PublishingClient, createPublishingClient } from './publishingClient'

const text = '# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n- AI @ada: x\n'
const file = 'iaas/20260305.md'
const branch = 'minutes/iaas/2026-03-05'
/** Bytes that are not valid UTF-8. */
const imageBytes = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0xff, 0xfe, 0x00, 0x80])

describe('publishing without loss', () => {
  const githubFixture = useGitHubFixture()
  let client: PublishingClient

  beforeEach(() => {
    client = createPublishingClient(clientOf(githubFixture.github.apiUrl, 'token-wes'), githubFixture.notes)
  })

  const published = (path = file, ref = branch) => githubFixture.github.file({ ...githubFixture.notes, ref, path })
  const addTheirs = (theirs: string) =>
    githubFixture.github.addCommit({ ...githubFixture.notes, branch, files: { [file]: theirs }, author: 'ada' })
  const loseAnswers = (method: 'POST' | 'PATCH', path: RegExp): void =>
    githubFixture.github.addFault({ method, path, times: Infinity, action: { kind: 'loseAnswer' } })
  async function assertOffline(call: Promise<unknown>): Promise<void> {
    await assert.rejects(call, (error) => error instanceof GitHubError && error.code === 'offline')
  }

  it('never moves a branch back over the commit of somebody else', async () => {
    await client.run({ [file]: text })
    const theirs = `<!-- seen -->\n${text}`
    const running = client.run(
      { [file]: `${text}- more\n` },
      { onProgress: () => addTheirs(theirs).then(() => undefined) },
    )
    await assert.rejects(running, GitHubError)
    assert.equal(await published(), theirs)
  })

  it('has every one of several files at the end', async () => {
    const files = { [file]: `${text}a\n`, 'iaas/20260312.md': `${text}b\n`, 'iaas/20260319.md': `${text}c\n` }
    const { result } = await client.run(files)
    for (const [path, content] of Object.entries(files)) assert.equal(await published(path, result?.branch), content)
  })

  it('commits images byte for byte', async () => {
    const source: PublishSource = {
      path: file,
      text,
      sourceSha: blobSha(text),
      minutes: readMinutes(text),
      images: [{ path: 'iaas/chart.png', base64: imageBytes.toString('base64') }],
      lastPublication: undefined,
    }
    await client.run({ [file]: text }, { overrides: { sources: [source] } })
    const { status, body } = await client.octokit.rest.repos
      .getContent({ ...githubFixture.notes, path: 'iaas/chart.png', ref: branch })
      .then(
        ({ data }) => ({ status: 200, body: 'content' in data ? Buffer.from(data.content, 'base64') : undefined }),
        (error: unknown) => ({ status: (error as { status?: number }).status, body: undefined }),
      )
    assert.equal(status, 200)
    assert.deepEqual(body, imageBytes)
  })

  it('keeps merged lines of others when the next text lacks them', async () => {
    await client.run({ [file]: text })
    await addTheirs(`<!-- seen -->\n${text}`)
    await client.run({ [file]: `${text}- more\n` })
    await client.run({ [file]: `${text}- more\n- and more\n` })
    assert.equal(await published(), `<!-- seen -->\n${text}- more\n- and more\n`)
  })

  it('recognizes its own commit after an interrupted update', async () => {
    await client.run({ [file]: text })
    loseAnswers('PATCH', /\/git\/refs\//)
    await assertOffline(client.run({ [file]: `${text}- more\n` }))
    githubFixture.github.clearFaults()
    const { notes } = await client.run({ [file]: `${text}- more\n- and more\n` })
    assert.deepEqual(notes, [])
    assert.equal(await published(), `${text}- more\n- and more\n`)
  })

  it('reports the branch before it creates it', async () => {
    loseAnswers('POST', /\/git\/refs$/)
    await assertOffline(client.run({ [file]: text }))
    assert.ok(branch in (await githubFixture.github.branches(githubFixture.notes)))
    assert.equal(client.progress?.branch, branch)
    assert.equal(client.progress.isNewBranch, true)
  })

  it('creates nothing until its progress is stored', async () => {
    let store = (): void => undefined
    const stored = new Promise<void>((resolve) => (store = resolve))
    let running: Promise<unknown> | undefined
    await new Promise<void>((reached) => {
      running = client.run({ [file]: text }, { onProgress: () => (reached(), stored) })
    })
    // Far more requests than the rest of the run takes.
    for (let request = 0; request < 20; request++) await getAccount(client.octokit)
    assert.deepEqual(Object.keys(await githubFixture.github.branches(githubFixture.notes)), ['main'])
    store()
    await running
    assert.equal(await published(), text)
  })

  it('reports the commit of an update before it moves the branch', async () => {
    await client.run({ [file]: text })
    const reports: PublishProgress[] = []
    const { result } = await client.run(
      { [file]: `${text}- more\n` },
      { onProgress: (report) => void reports.push(report) },
    )
    assert.deepEqual(
      reports.map(({ commitSha, isNewBranch, pull }) => [commitSha, isNewBranch, pull?.number]),
      [[result?.headSha, false, result?.pull.number]],
    )
  })
})
