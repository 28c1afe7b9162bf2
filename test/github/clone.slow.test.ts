import assert from 'node:assert/strict'
import { execFile } from 'node:child_process'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { promisify } from 'node:util'
import { publishBranch, useGitHubFixture } from './githubFixture'

const run = promisify(execFile)

describe('a clone by git', () => {
  const githubFixture = useGitHubFixture()
  let clone = ''
  const git = async (...parameters: string[]): Promise<string> =>
    (await run('git', ['-C', clone, ...parameters])).stdout

  beforeEach(async () => {
    clone = await mkdtemp(path.join(tmpdir(), 'github-clone-'))
  })
  afterEach(() => rm(clone, { recursive: true, force: true }))

  it('has the commit with its author, sign-off and bytes', async () => {
    githubFixture.github.setCollaborator({ ...githubFixture.notes, login: 'fay', role: 'write' })
    const content = '# Größe\r\n\r\n\tTab, no line feed at the end'
    const message = 'Add minutes of 14 January\n\nSigned-off-by: Fay Contributor <4711+fay@users.noreply.github.com>'
    const sha = await publishBranch(githubFixture.as('fay'), githubFixture.notes, 'minutes', {
      path: 'minutes/ä b.md',
      content,
      message,
    })
    await run('git', [
      'clone',
      '--quiet',
      '--branch',
      'minutes',
      githubFixture.github.gitDirectory('acme', 'notes'),
      clone,
    ])
    assert.equal(
      await git('log', '-1', '--format=%H|%an|%ae|%cn|%P'),
      `${sha}|Fay Contributor|4711+fay@users.noreply.github.com|Fay Contributor|${(await git('rev-parse', 'origin/main')).trim()}\n`,
    )
    assert.equal(
      await git('log', '-1', '--format=%(trailers:key=Signed-off-by,valueonly)'),
      'Fay Contributor <4711+fay@users.noreply.github.com>\n\n',
    )
    assert.ok((await git('cat-file', 'commit', sha)).endsWith(`\n\n${message}`))
    assert.equal(await readFile(path.join(clone, 'minutes/ä b.md'), 'utf8'), content)
    assert.equal(await git('fsck', '--strict', '--no-dangling'), '')
  })

  it('starts on the default branch', async () => {
    const { gitDirectory } = await githubFixture.github.addRepository({
      owner: 'ada',
      name: 'trunk',
      defaultBranch: 'trunk',
    })
    await run('git', ['clone', '--quiet', gitDirectory, clone])
    assert.equal((await git('branch', '--show-current')).trim(), 'trunk')
  })

  it('of a fork has the history of the parent, and what came later once a branch needs it', async () => {
    const fork = await githubFixture.github.addFork({ ...githubFixture.notes, by: 'fay' })
    const sha = await githubFixture.github.addCommit({ ...githubFixture.notes, files: { 'later.md': 'later\n' } })
    await githubFixture.as('fay').git.createRef({ owner: 'fay', repo: 'Notes', ref: 'refs/heads/minutes', sha })
    await run('git', ['clone', '--quiet', '--branch', 'minutes', fork.gitDirectory, clone])
    assert.equal((await git('rev-parse', 'HEAD')).trim(), sha)
    assert.equal((await git('rev-list', '--count', 'HEAD')).trim(), '2')
    await git('fsck', '--strict')
  })
})
