import assert from 'node:assert/strict'
import { createHash } from 'node:crypto'
import { assertRefused, useGitHubFixture } from './githubFixture'

describe('git objects', () => {
  const githubFixture = useGitHubFixture()
  const head = async (): Promise<string> => (await githubFixture.github.branches(githubFixture.notes))['main'] ?? ''
  const gitSha = (content: Buffer): string =>
    createHash('sha1').update(`blob ${content.length}\0`).update(content).digest('hex')

  it('are blobs with git’s own sha', async () => {
    const text = Buffer.from('Größe\r\nno line feed')
    const answer = await githubFixture
      .as('wes')
      .git.createBlob({ ...githubFixture.notes, content: text.toString('utf8') })
    assert.deepEqual([answer.status, answer.data.sha], [201, gitSha(text)])
    const bytes = Buffer.from([0, 255, 254, 10])
    const { data } = await githubFixture
      .as('wes')
      .git.createBlob({ ...githubFixture.notes, content: bytes.toString('base64'), encoding: 'base64' })
    assert.equal(data.sha, gitSha(bytes))
  })

  it('are read as wrapped Base64, or raw', async () => {
    const content = 'x'.repeat(100)
    const { data: made } = await githubFixture.as('wes').git.createBlob({ ...githubFixture.notes, content })
    const { data } = await githubFixture.as('rea').git.getBlob({ ...githubFixture.notes, file_sha: made.sha })
    assert.deepEqual([data.encoding, data.size, data.content.split('\n')[0]?.length], ['base64', 100, 60])
    assert.equal(Buffer.from(data.content, 'base64').toString(), content)
    const raw = await githubFixture.fetch('rea', `/repos/Acme/Notes/git/blobs/${made.sha}`, {
      headers: { accept: 'application/vnd.github.raw+json' },
    })
    assert.equal(await raw.text(), content)
  })

  it('are rejected with an unknown encoding, broken Base64 or an invalid SHA', async () => {
    const { git } = githubFixture.as('wes')
    await assertRefused(git.createBlob({ ...githubFixture.notes, content: 'x', encoding: 'latin1' }), 422, /encoding/)
    await assertRefused(
      git.createBlob({ ...githubFixture.notes, content: '!!', encoding: 'base64' }),
      422,
      'content is not valid Base64',
    )
    await assertRefused(
      git.getBlob({ ...githubFixture.notes, file_sha: 'abc' }),
      422,
      'The sha parameter must be exactly 40 characters and contain only [0-9a-f].',
    )
    await assertRefused(git.getBlob({ ...githubFixture.notes, file_sha: 'a'.repeat(40) }), 404, 'Not Found')
  })

  it('are not taken by an empty repository', async () => {
    await githubFixture.github.addRepository({ owner: 'ada', name: 'blank', empty: true })
    const blank = { owner: 'ada', repo: 'blank' }
    await assertRefused(
      githubFixture.as('ada').git.createBlob({ ...blank, content: 'x' }),
      409,
      'Git Repository is empty.',
    )
    await assertRefused(
      githubFixture.as('ada').git.createTree({ ...blank, tree: [{ path: 'a', mode: '100644', content: 'a' }] }),
      409,
      'Git Repository is empty.',
    )
    await assertRefused(githubFixture.as('ada').repos.listCommits(blank), 409, 'Git Repository is empty.')
  })

  for (const kind of ['tree', 'commit'] as const) {
    it(`are trees on top of a ${kind}`, async () => {
      const { git } = githubFixture.as('wes')
      const { data: commit } = await git.getCommit({ ...githubFixture.notes, commit_sha: await head() })
      const base_tree = kind === 'tree' ? commit.tree.sha : commit.sha
      const { data: blob } = await git.createBlob({ ...githubFixture.notes, content: 'b' })
      const { data: tree, status } = await git.createTree({
        ...githubFixture.notes,
        base_tree,
        tree: [
          { path: 'minutes/new/a.md', mode: '100644', type: 'blob', content: 'a' },
          { path: 'b.sh', mode: '100755', type: 'blob', sha: blob.sha },
          { path: 'README.md', mode: '100644', type: 'blob', sha: null },
        ],
      })
      assert.equal(status, 201)
      assert.deepEqual(
        tree.tree.map(({ path, mode }) => `${mode} ${path}`),
        ['100755 b.sh', '040000 minutes'],
      )
      const { data: deep } = await git.getTree({ ...githubFixture.notes, tree_sha: tree.sha, recursive: '1' })
      assert.deepEqual(
        deep.tree.map(({ path }) => path),
        ['b.sh', 'minutes', 'minutes/2025-01-07.md', 'minutes/new', 'minutes/new/a.md'],
      )
    })
  }

  it('are trees without a base, and by the name of a branch', async () => {
    const { git } = githubFixture.as('wes')
    const { data } = await git.createTree({
      ...githubFixture.notes,
      tree: [{ path: 'a.md', mode: '100644', type: 'blob', content: 'a' }],
    })
    assert.deepEqual(
      data.tree.map(({ path, size }) => [path, size]),
      [['a.md', 1]],
    )
    assert.equal((await git.getTree({ ...githubFixture.notes, tree_sha: 'main' })).data.tree.length, 2)
    await assertRefused(git.getTree({ ...githubFixture.notes, tree_sha: 'none' }), 404, 'Not Found')
  })

  it('are rejected with impossible entries', async () => {
    const base = await head()
    type Entry = Parameters<ReturnType<typeof githubFixture.as>['git']['createTree']>[0] extends infer P
      ? P extends { tree: (infer E)[] }
        ? E
        : never
      : never
    const refuse = (entry: Entry, message: string, base_tree = base) =>
      assertRefused(
        githubFixture.as('wes').git.createTree({ ...githubFixture.notes, base_tree, tree: [entry] }),
        422,
        message,
      )
    const file = { mode: '100644', type: 'blob' } as const
    await refuse({ ...file, path: '/a', content: 'a' }, 'tree.path cannot start with a slash')
    await refuse({ ...file, path: 'a/../b', content: 'a' }, 'tree.path contains a malformed path component')
    await refuse({ ...file, path: '.git/config', content: 'a' }, 'tree.path contains a malformed path component')
    await refuse({ ...file, path: 'a' }, 'Must supply either tree.sha or tree.content')
    await refuse({ ...file, path: 'a', sha: 'f'.repeat(40) }, `tree.sha ${'f'.repeat(40)} is not a valid blob`)
    await refuse({ ...file, path: 'a', mode: '644' as '100644', content: 'a' }, 'Must supply a valid tree.mode')
    await refuse({ ...file, path: 'none', sha: null }, 'GitRPC::BadObjectState')
    await refuse({ ...file, path: 'README.md/a', content: 'a' }, 'GitRPC::BadObjectState')
    await refuse({ ...file, path: 'a', content: 'a' }, 'base_tree is not a valid tree oid', 'f'.repeat(40))
  })

  it('are commits with the message to the byte and the people given', async () => {
    const { git } = githubFixture.as('wes')
    const { data: base } = await git.getCommit({ ...githubFixture.notes, commit_sha: await head() })
    const message = 'Add minutes\n\nSigned-off-by: Fay <fay@home.example>'
    const author = { name: 'Fay', email: 'fay@home.example', date: '2025-01-07T16:00:00+02:00' }
    const { data, status, headers } = await git.createCommit({
      ...githubFixture.notes,
      message,
      tree: base.tree.sha,
      parents: [base.sha],
      author,
    })
    assert.deepEqual(
      [status, data.message, data.author.name, data.author.date],
      [201, message, 'Fay', '2025-01-07T14:00:00Z'],
    )
    assert.deepEqual(data.committer, data.author)
    assert.equal(headers.location, data.url)
    assert.deepEqual(
      data.parents.map(({ sha }) => sha),
      [base.sha],
    )
  })

  it('are commits by the user by default, with the noreply address if the user’s is private', async () => {
    githubFixture.github.setCollaborator({ ...githubFixture.notes, login: 'fay', role: 'write' })
    const { git } = githubFixture.as('fay')
    const { data: base } = await git.getCommit({ ...githubFixture.notes, commit_sha: await head() })
    const { data } = await git.createCommit({
      ...githubFixture.notes,
      message: 'x',
      tree: base.tree.sha,
      parents: [base.sha],
    })
    assert.deepEqual([data.author.name, data.author.email], ['Fay Contributor', '4711+fay@users.noreply.github.com'])
  })

  it('are rejected with an unknown tree, parent or date, or an incomplete author', async () => {
    const { git } = githubFixture.as('wes')
    const { data: base } = await git.getCommit({ ...githubFixture.notes, commit_sha: await head() })
    const good = { ...githubFixture.notes, message: 'x', tree: base.tree.sha, parents: [base.sha] }
    await assertRefused(git.createCommit({ ...good, tree: 'f'.repeat(40) }), 422, 'Tree SHA does not exist')
    await assertRefused(git.createCommit({ ...good, tree: base.sha }), 422, 'Tree SHA does not exist')
    await assertRefused(
      git.createCommit({ ...good, parents: ['f'.repeat(40)] }),
      422,
      'Parent SHA does not exist or is not a commit object',
    )
    await assertRefused(
      git.createCommit({ ...good, parents: [base.tree.sha] }),
      422,
      'Parent SHA does not exist or is not a commit object',
    )
    await assertRefused(
      git.createCommit({ ...good, author: { name: 'a', email: 'b', date: 'yesterday' } }),
      422,
      /not a valid date-time/,
    )
    await assertRefused(
      git.createCommit({ ...good, author: {} as { name: string; email: string } }),
      422,
      'Invalid request.\n\n"email", "name" weren\'t supplied.',
    )
    await assertRefused(
      git.createCommit({ ...good, message: 1 as unknown as string }),
      422,
      "Invalid request.\n\nFor 'properties/message', 1 is not a string.",
    )
  })
})
