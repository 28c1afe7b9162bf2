import assert from 'node:assert/strict'
import { publishBranch, useGitHubFixture } from './githubFixture'

describe('pages', () => {
  const githubFixture = useGitHubFixture()
  const page = async (address: string): Promise<{ status: number; text: string; type: string | null }> => {
    const answer = await fetch(address.startsWith('http') ? address : `${githubFixture.github.origin}${address}`)
    return { status: answer.status, text: await answer.text(), type: answer.headers.get('content-type') }
  }

  it('show the files of a repository', async () => {
    const { data } = await githubFixture.as().repos.get(githubFixture.notes)
    const { status, text, type } = await page(data.html_url)
    assert.deepEqual([status, type], [200, 'text/html; charset=utf-8'])
    assert.match(text, /README\.md[\s\S]*minutes\/|minutes\/[\s\S]*README\.md/)
    assert.match((await page('/Acme/Notes/tree/main/minutes')).text, /2025-01-07\.md/)
  })

  it('show a pull request with its commits and changed lines, escaped', async () => {
    await publishBranch(githubFixture.as('wes'), githubFixture.notes, 'minutes', {
      content: 'a <b>bold</b> line\n',
      message: 'Add <minutes>\n\nSigned-off-by: Wes <wes@acme.example>',
    })
    const { data } = await githubFixture.as('wes').pulls.create({
      ...githubFixture.notes,
      title: 'Minutes <script>',
      body: '<img src=x onerror=alert(1)>',
      head: 'minutes',
      base: 'main',
    })
    const { status, text } = await page(data.html_url)
    assert.equal(status, 200)
    assert.match(text, /Minutes &lt;script&gt;/)
    assert.match(text, /\+a &lt;b&gt;bold&lt;\/b&gt; line/)
    assert.match(text, /Signed-off-by: Wes &lt;wes@acme\.example&gt;/)
    assert.doesNotMatch(text, /<script|<img src=x/)
  })

  it('show issues, lists, files, commits, accounts and raw bytes', async () => {
    const number = await githubFixture.github.addIssue({ ...githubFixture.notes, title: 'A question' })
    const sha = (await githubFixture.github.branches(githubFixture.notes))['main'] ?? ''
    for (const [address, expected] of [
      [`/Acme/Notes/issues/${number}`, /A question/],
      ['/Acme/Notes/issues', /A question/],
      ['/Acme/Notes/pulls', /None yet/],
      ['/Acme/Notes/blob/main/minutes/2025-01-07.md', /# Weekly/],
      [`/Acme/Notes/commit/${sha}`, /Initial commit/],
      ['/Acme', /Acme\/Notes/],
      ['/', /Acme\/Notes/],
    ] as const) {
      const { status, text } = await page(address)
      assert.equal(status, 200, address)
      assert.match(text, expected, address)
    }
    assert.equal((await page('/Acme/Notes/raw/main/README.md')).text, '# Notes\n')
  })

  it('are 404 where nothing is', async () => {
    for (const address of [
      '/Acme/None',
      '/Acme/Notes/pull/9',
      '/Acme/Notes/blob/main/none.md',
      '/nobody',
      '/%E0%A4%A',
    ]) {
      assert.equal((await page(address)).status, 404, address)
    }
  })

  it('follow a renamed repository', async () => {
    githubFixture.github.renameRepository({ ...githubFixture.notes, name: 'Protocols' })
    assert.equal((await page('/Acme/Notes')).status, 200)
  })
})
