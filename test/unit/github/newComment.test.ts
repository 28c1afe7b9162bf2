import assert from 'node:assert/strict'
import { Octokit } from '@octokit/rest'
import { GitHubError } from '../../../src/github/errors'
import { createComment } from '../../../src/github/newComment'

const name = { owner: 'acme', repo: 'site' }
const comment = { issue: 4, body: 'a <!-- m -->', marker: '<!-- m -->' }
const page = 'https://github.com/acme/site/issues/4#issuecomment-1'

/** GitHub, whose answers to POST are lost as often as said; `arrives` says whether the comment is made all the same. */
function fakeGitHub(lost: number, arrives: boolean): { readonly octokit: Octokit; readonly made: string[] } {
  const made: string[] = []
  let left = lost
  const answer = (status: number, data: unknown): Response =>
    new Response(JSON.stringify(data), { status, headers: { 'content-type': 'application/json; charset=utf-8' } })
  const octokit = new Octokit({
    request: {
      fetch: (_url: string, { method, body }: { readonly method: string; readonly body?: string }) => {
        if (method === 'GET')
          return Promise.resolve(
            answer(
              200,
              made.map((text) => ({ body: text, html_url: page })),
            ),
          )
        const { body: text } = JSON.parse(body ?? '{}') as { readonly body: string }
        if (left-- > 0) {
          if (arrives) made.push(text)
          return Promise.reject(new TypeError('fetch failed'))
        }
        made.push(text)
        return Promise.resolve(answer(201, { body: text, html_url: page }))
      },
    },
  })
  return { octokit, made }
}

describe('a comment on an issue', () => {
  for (const [lost, arrives] of [
    [0, false],
    [1, true],
    [1, false],
  ] as const)
    it(`is made once when ${lost} answers are lost and it ${arrives ? 'has' : 'has not'} arrived`, async () => {
      const { octokit, made } = fakeGitHub(lost, arrives)
      assert.equal(await createComment(octokit, name, comment), page)
      assert.deepEqual(made, [comment.body])
    })
  it('is reported as not sent when no request arrives', async () => {
    const { octokit, made } = fakeGitHub(9, false)
    await assert.rejects(
      createComment(octokit, name, comment),
      (error) => error instanceof GitHubError && error.code === 'offline',
    )
    assert.deepEqual(made, [])
  })
})
