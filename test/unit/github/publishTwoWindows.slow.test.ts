import assert from 'node:assert/strict'
import type { RepositoryName } from '../../../src/github/remotes'
import type { PublishingClient, RunResult } from './publishingClient'
import { file, outcomeOf, text, usePublishingFixture } from './publishingFixture'

const pause = (): Promise<void> => Promise.resolve()
const lineOf = (window: string): string => `- from window ${window}\n`

/** How the run of a window ended, and what was shown before it was sent. */
interface Ending {
  readonly outcome: string
  /** Texts on GitHub that the person saw would be replaced, or was asked about. */
  readonly shown: readonly string[]
}

async function endingOf(running: Promise<RunResult>): Promise<Ending> {
  const outcome = await outcomeOf(running)
  const shown = await running.then(
    ({ notes, prepared }) => [
      ...notes.flatMap((note) => ('theirs' in note ? [note.theirs] : [])),
      ...(prepared.kind === 'conflict' ? [prepared.conflict.theirs] : []),
    ],
    () => [],
  )
  return { outcome, shown }
}

const isSuccess = ({ outcome }: Ending): boolean => ['created', 'updated', 'unchanged'].includes(outcome)

describe('two windows that publish the same file at the same time', function () {
  this.timeout(120_000)
  const { fixture, machine } = usePublishingFixture()

  /** A repository of its own, so that the number of requests stays the same. */
  const fresh = async (at: number): Promise<RepositoryName> => {
    const target = { owner: 'Acme', repo: `Window-${at}` }
    await fixture.github.addRepository({ owner: target.owner, name: target.repo, collaborators: { wes: 'write' } })
    return target
  }
  const openPulls = (target: RepositoryName) =>
    fixture.github.pullRequests(target).filter(({ state }) => state === 'open')
  /** The text on the branch of the newest pull request. */
  const textThere = async (target: RepositoryName): Promise<string> => {
    const [owner = '', ref = ''] = openPulls(target).at(-1)?.head.split(/:(.*)/) ?? []
    return (await fixture.github.file({ owner, repo: target.repo, ref, path: file })) ?? ''
  }

  /**
   * The second window runs from beginning to end before a request of the first, counted from 1.
   *
   * @returns undefined when the first one took fewer requests.
   */
  async function interleave(
    [first, second]: readonly [PublishingClient, PublishingClient],
    [mine, theirs]: readonly [string, string],
    at: number,
  ): Promise<readonly [Ending, Ending] | undefined> {
    let sent = 0
    let other: Ending | undefined
    first.octokit.hook.before('request', async () => {
      sent++
      if (sent === at) other = await endingOf(second.run({ [file]: theirs }, { pause }))
    })
    const one = await endingOf(first.run({ [file]: mine }, { pause }))
    return other && [one, other]
  }

  for (const { login, isUpdate, isShared } of [
    { login: 'wes', isUpdate: false, isShared: false },
    { login: 'wes', isUpdate: true, isShared: true },
    { login: 'fay', isUpdate: false, isShared: true },
    { login: 'fay', isUpdate: true, isShared: false },
  ])
    it(`lose no line: ${login}, ${isUpdate ? 'an update' : 'new'}, with ${isShared ? 'one memory' : 'two'}`, async () => {
      for (let at = 2; ; at++) {
        const target = await fresh(at)
        const first = machine(login, target)
        if (isUpdate) await first.run({ [file]: text }, { pause })
        const second = isShared ? machine(login, target).restore(first.journal()) : machine(login, target)
        const [mine, theirs] = [`${text}${lineOf('one')}`, `${text}${lineOf('two')}`]
        const ends = await interleave([first, second], [mine, theirs], at)
        if (ends === undefined) break
        const [one, two] = ends
        const title = `request ${at}: ${ends.map(({ outcome }) => outcome).join(', ')}`
        assert.ok(ends.some(isSuccess), title)
        assert.equal(openPulls(target).length, 1, title)
        const there = await textThere(target)
        for (const [line, { shown }, end] of [
          [lineOf('one'), two, one],
          [lineOf('two'), one, two],
        ] as const)
          if (isSuccess(end))
            assert.ok(
              there.includes(line) || shown.some((replaced) => replaced.includes(line)),
              `${title}: ${line} is gone`,
            )
        if (isSuccess(one)) continue
        const again = await endingOf(first.run({ [file]: mine }, { pause }))
        // Both windows have written at the same place of the file: the person is asked, with the line of the other one.
        const isAsked = again.outcome === 'conflict' && again.shown.some((asked) => asked.includes(lineOf('two')))
        assert.ok(
          isSuccess(again) || isAsked || again.outcome === 'changedMeanwhile',
          `${title}, again ${again.outcome}`,
        )
        assert.equal(openPulls(target).length, 1, title)
      }
    })

  it('lose no line when the branch of one stands, and its pull request is not open yet', async () => {
    const target = await fresh(1)
    const [first, second] = [machine('wes', target), machine('wes', target)]
    let release = (): void => undefined
    const released = new Promise<void>((resolve) => (release = resolve))
    let other: Promise<Ending> | undefined
    const isPost = ({ method, url }: { readonly method: string; readonly url: string }, end: string): boolean =>
      method === 'POST' && url.endsWith(end)
    first.octokit.hook.before('request', async (request) => {
      if (other !== undefined || !isPost(request, '/git/refs')) return
      await new Promise<void>((reached) => {
        second.octokit.hook.before('request', async (theirs) => {
          if (!isPost(theirs, '/pulls')) return
          reached()
          await released
        })
        other = endingOf(second.run({ [file]: `${text}${lineOf('two')}` }, { pause }))
      })
    })
    const one = await endingOf(first.run({ [file]: `${text}${lineOf('one')}` }, { pause }))
    release()
    assert.deepEqual([one.outcome, (await other)?.outcome], ['changedMeanwhile', 'created'])
    assert.equal(await textThere(target), `${text}${lineOf('two')}`)
    const again = await endingOf(first.run({ [file]: `${text}${lineOf('one')}` }, { pause }))
    assert.deepEqual([again.outcome, again.shown], ['updated', [`${text}${lineOf('two')}`]])
  })

  it('say of the same text that it is published, both', async () => {
    for (let at = 2; ; at++) {
      const target = await fresh(at)
      const first = machine('wes', target)
      const ends = await interleave([first, machine('wes', target)], [text, text], at)
      if (ends === undefined) break
      const title = `request ${at}: ${ends.map(({ outcome }) => outcome).join(', ')}`
      assert.ok(isSuccess(ends[1]), title)
      assert.equal(openPulls(target).length, 1, title)
      assert.equal(await outcomeOf(first.run({ [file]: text }, { pause })), 'unchanged', title)
      assert.equal(await textThere(target), text)
    }
  })
})
