import assert from 'node:assert/strict'
import { assertRefused, useGitHubFixture } from './githubFixture'

const base64 = (text: string): string => Buffer.from(text).toString('base64')

describe('contents', () => {
  const githubFixture = useGitHubFixture()
  const path = 'minutes/2025-01-07.md'

  const readFile = async (): Promise<{ sha: string; content: string }> => {
    const { data } = await githubFixture.as('rea').repos.getContent({ ...githubFixture.notes, path })
    assert.ok(!Array.isArray(data) && data.type === 'file')
    return data
  }

  it('are files in Base64', async () => {
    assert.match(Buffer.from((await readFile()).content, 'base64').toString(), /^# Weekly\n/)
  })

  it('are an array for a directory, and an object when asked for one', async () => {
    const { data } = await githubFixture.as('rea').repos.getContent({ ...githubFixture.notes, path: '' })
    assert.ok(Array.isArray(data))
    assert.deepEqual(
      data.map(({ name, type }) => [name, type]),
      [
        ['README.md', 'file'],
        ['minutes', 'dir'],
      ],
    )
    const tree = (await (
      await githubFixture.fetch('rea', '/repos/Acme/Notes/contents/minutes', {
        headers: { accept: 'application/vnd.github.object+json' },
      })
    ).json()) as { type: string; entries: unknown[] }
    assert.deepEqual([tree.type, tree.entries.length], ['dir', 1])
  })

  it('come raw and as HTML', async () => {
    const raw = await githubFixture.fetch('rea', `/repos/Acme/Notes/contents/${path}`, {
      headers: { accept: 'application/vnd.github.raw+json' },
    })
    assert.equal(await raw.text(), '# Weekly\n\n- one\n- two\n- three\n')
    assert.match(raw.headers.get('content-type') ?? '', /^application\/vnd\.github\.raw/)
    await githubFixture.github.addCommit({ ...githubFixture.notes, files: { 'evil.md': '<script>' } })
    const page = await githubFixture.fetch('rea', '/repos/Acme/Notes/contents/evil.md', {
      headers: { accept: 'application/vnd.github.html' },
    })
    assert.match(page.headers.get('content-type') ?? '', /^application\/vnd\.github\.html/)
    assert.doesNotMatch(await page.text(), /<script>/)
  })

  it('are 404 for missing files, with a reason if the reference or everything is missing', async () => {
    const { repos } = githubFixture.as('rea')
    await assertRefused(repos.getContent({ ...githubFixture.notes, path: 'none.md' }), 404, 'Not Found')
    await assertRefused(
      repos.getContent({ ...githubFixture.notes, path, ref: 'none' }),
      404,
      'No commit found for the ref none',
    )
    await githubFixture.github.addRepository({ owner: 'ada', name: 'blank', empty: true })
    await assertRefused(repos.getContent({ owner: 'ada', repo: 'blank', path: 'a' }), 404, 'This repository is empty.')
  })

  it('leave the content of large files out of the JSON', async () => {
    await githubFixture.github.addCommit({
      ...githubFixture.notes,
      files: { 'large.txt': 'x'.repeat(1024 * 1024 + 1) },
    })
    const { data } = await githubFixture.as('rea').repos.getContent({ ...githubFixture.notes, path: 'large.txt' })
    assert.ok(!Array.isArray(data) && data.type === 'file')
    assert.deepEqual([data.encoding, data.content, data.size], ['none', '', 1024 * 1024 + 1])
  })

  it('are made with 201 and changed with 200', async () => {
    const { repos } = githubFixture.as('wes')
    const made = await repos.createOrUpdateFileContents({
      ...githubFixture.notes,
      path: 'new/ä b.md',
      message: 'Add it',
      content: base64('one\n'),
    })
    assert.deepEqual(
      [made.status, made.data.content?.path, made.data.commit.author?.name],
      [201, 'new/ä b.md', 'Wes Writer'],
    )
    const changed = await repos.createOrUpdateFileContents({
      ...githubFixture.notes,
      path: 'new/ä b.md',
      message: 'Change it',
      content: base64('two\n'),
      sha: made.data.content?.sha ?? '',
    })
    assert.equal(changed.status, 200)
    assert.equal(await githubFixture.github.file({ ...githubFixture.notes, path: 'new/ä b.md' }), 'two\n')
  })

  it('need the sha of the file they change, and the current one', async () => {
    const { repos } = githubFixture.as('wes')
    const change = { ...githubFixture.notes, path, message: 'x', content: base64('x') }
    await assertRefused(repos.createOrUpdateFileContents(change), 422, 'Invalid request.\n\n"sha" wasn\'t supplied.')
    const other = 'a'.repeat(40)
    await assertRefused(
      repos.createOrUpdateFileContents({ ...change, sha: other }),
      409,
      `${path} does not match ${other}`,
    )
  })

  it('start an empty repository', async () => {
    await githubFixture.github.addRepository({ owner: 'ada', name: 'blank', empty: true })
    const answer = await githubFixture.as('ada').repos.createOrUpdateFileContents({
      owner: 'ada',
      repo: 'blank',
      path: 'README.md',
      message: 'Start',
      content: base64('hello\n'),
    })
    assert.deepEqual([answer.status, answer.data.commit.parents], [201, []])
    assert.equal(await githubFixture.github.file({ owner: 'ada', repo: 'blank', path: 'README.md' }), 'hello\n')
  })

  it('are refused with broken Base64, a bad path, a missing branch, a missing message or without the right', async () => {
    const { repos } = githubFixture.as('wes')
    const good = { ...githubFixture.notes, path: 'a.md', message: 'x', content: base64('x') }
    await assertRefused(repos.createOrUpdateFileContents({ ...good, content: '!' }), 422, 'content is not valid Base64')
    await assertRefused(repos.createOrUpdateFileContents({ ...good, branch: 'none' }), 404, 'Branch none not found')
    const bad = await githubFixture.fetch('wes', '/repos/Acme/Notes/contents/a//b.md', {
      method: 'PUT',
      body: JSON.stringify(good),
    })
    assert.equal(bad.status, 422)
    const empty = await githubFixture.fetch('wes', '/repos/Acme/Notes/contents/a.md', {
      method: 'PUT',
      body: '{"content":""}',
    })
    assert.equal(
      ((await empty.json()) as { message: string }).message,
      'Invalid request.\n\n"message" wasn\'t supplied.',
    )
    await assertRefused(githubFixture.as('fay').repos.createOrUpdateFileContents(good), 404, 'Not Found')
  })

  it('are deleted with their sha', async () => {
    const { repos } = githubFixture.as('wes')
    const { sha } = await readFile()
    await assertRefused(
      repos.deleteFile({ ...githubFixture.notes, path, message: 'x', sha: 'a'.repeat(40) }),
      409,
      /does not match/,
    )
    const { status, data } = await repos.deleteFile({ ...githubFixture.notes, path, message: 'Remove', sha })
    assert.deepEqual([status, data.content], [200, null])
    assert.equal(await githubFixture.github.file({ ...githubFixture.notes, path }), undefined)
    await assertRefused(repos.deleteFile({ ...githubFixture.notes, path, message: 'x', sha }), 404, 'Not Found')
  })

  it('list at most a thousand files of a directory', async () => {
    const files = Object.fromEntries(Array.from({ length: 1_001 }, (_, index) => [`many/${index}.md`, 'x']))
    await githubFixture.github.addCommit({ ...githubFixture.notes, files })
    const { data } = await githubFixture.as('rea').repos.getContent({ ...githubFixture.notes, path: 'many' })
    assert.ok(Array.isArray(data))
    assert.equal(data.length, 1_000)
  }).timeout(60_000)
})
