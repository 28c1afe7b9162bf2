import assert from 'node:assert/strict'
import type { PublishingClient } from './publishingClient'
import { conflictOf, file, kindsOf, more, outcomeOf, text, usePublishingFixture } from './publishingFixture'

const pause = (): Promise<void> => Promise.resolve()

/** Does something right before the first write of a client, as if it had happened while the preview was open. */
function beforeFirstWrite(client: PublishingClient, happen: () => unknown): void {
  let has = false
  client.octokit.hook.before('request', async ({ method }) => {
    if (has || method === 'GET') return
    has = true
    await happen()
  })
}

describe('publishing while something happens to the repository', function () {
  this.timeout(60_000)
  const { fixture, machine, openPulls, stored, commit } = usePublishingFixture()
  const { notes } = fixture

  for (const login of ['wes', 'fay']) {
    for (const isUpdate of [false, true])
      describe(`between preview and Enter, ${isUpdate ? 'for an update' : 'for the first time'}, by ${login}`, () => {
        const start = async () => {
          const client = machine(login)
          if (isUpdate) await client.run({ [file]: text }, { pause })
          return client
        }
        const place = () => {
          const [owner = '', ref = ''] = openPulls()[0]?.head.split(/:(.*)/) ?? []
          return { owner, repo: 'Notes', ref }
        }

        // The branch of an update from a fork is not in the archived repository.
        if (login === 'wes' || !isUpdate)
          it('says that it was archived', async () => {
            const client = await start()
            beforeFirstWrite(client, () => fixture.github.archiveRepository(notes))
            assert.equal(await outcomeOf(client.run({ [file]: more }, { pause })), 'archived')
            assert.equal(openPulls().length, isUpdate ? 1 : 0)
          })

        it('says that the sign-in has expired, and continues after another one', async () => {
          const client = await start()
          beforeFirstWrite(client, () => fixture.github.revokeToken(`token-${login}`))
          assert.equal(await outcomeOf(client.run({ [file]: more }, { pause })), 'signInRequired')
          fixture.github.addToken(`token-${login}`, login)
          const next = machine(login).restore(client.journal())
          assert.equal(await outcomeOf(next.run({ [file]: more }, { pause })), isUpdate ? 'updated' : 'created')
          assert.deepEqual([openPulls().length, await fixture.github.file({ ...place(), path: file })], [1, more])
        })

        it('opens one pull request though it was transferred', async () => {
          const client = await start()
          const there = { owner: 'ada', repo: 'Notes' }
          beforeFirstWrite(client, () => fixture.github.renameRepository({ ...notes, name: 'Notes', newOwner: 'ada' }))
          await outcomeOf(client.run({ [file]: more }, { pause }))
          await outcomeOf(client.run({ [file]: more }, { pause }))
          assert.equal(await outcomeOf(client.run({ [file]: more }, { pause })), 'unchanged')
          assert.equal(fixture.github.pullRequests(there).length, 1)
        })

        it('opens one pull request though the base got another name', async () => {
          const client = await start()
          beforeFirstWrite(client, () => fixture.github.renameBranch({ ...notes, branch: 'main', to: 'trunk' }))
          await outcomeOf(client.run({ [file]: more }, { pause }))
          await outcomeOf(
            machine(login)
              .restore(client.journal())
              .run({ [file]: more }, { pause }),
          )
          assert.deepEqual([openPulls().length, await fixture.github.file({ ...place(), path: file })], [1, more])
        })
      })

    for (const [how, end] of [
      ['merged', (number: number) => fixture.github.mergePullRequest({ ...notes, number })],
      ['squashed', (number: number) => fixture.github.mergePullRequest({ ...notes, number, method: 'squash' })],
      ['closed', (number: number) => fixture.github.closePullRequest({ ...notes, number })],
    ] as const)
      it(`says that the pull request of ${login} was ${how}, and its branch deleted with it`, async () => {
        const client = machine(login)
        await client.run({ [file]: text }, { pause })
        const [pull] = openPulls()
        const [owner = '', branch = ''] = pull?.head.split(/:(.*)/) ?? []
        beforeFirstWrite(client, async () => {
          await end(pull?.number ?? 0)
          await fixture.github.deleteBranch({ owner, repo: 'Notes', branch })
        })
        assert.equal(await outcomeOf(client.run({ [file]: more }, { pause })), 'pullRequestEnded')
        const again = await client.run({ [file]: more }, { pause })
        assert.deepEqual([again.result?.outcome, kindsOf(again).includes('correction')], ['created', true])
        assert.equal(
          await fixture.github.file({ owner, repo: 'Notes', ref: again.result?.branch ?? '', path: file }),
          more,
        )
      })
  }

  it('updates a pull request whose conversation is locked', async () => {
    const client = machine('fay')
    await client.run({ [file]: text }, { pause })
    fixture.github.lockIssue({ ...notes, number: openPulls()[0]?.number ?? 0 })
    assert.equal(await outcomeOf(client.run({ [file]: more }, { pause })), 'updated')
  })

  for (const isShared of [true, false])
    it(`publishes from a fork whose default branch has another name${isShared ? '' : ', and lacks the last commits'}`, async () => {
      fixture.github.setNetworkShared(isShared)
      const fork = await fixture.github.addFork({ ...notes, by: 'fay' })
      await fixture.github.renameBranch({ owner: fork.owner, repo: fork.repo, branch: 'main', to: 'trunk' })
      await commit({ 'later.md': 'x\n' }, 'main')
      const client = machine('fay')
      assert.equal(await outcomeOf(client.run({ [file]: text }, { pause })), 'created')
      assert.equal(await outcomeOf(client.run({ [file]: more }, { pause })), 'updated')
      assert.equal(openPulls()[0]?.base, 'main')
      fixture.github.setNetworkShared(true)
    })

  it('asks about others’ lines when another file has taken the place of one that was deleted', async () => {
    const client = machine('wes')
    await client.run({ [file]: text }, { pause })
    await commit({ [file]: `${text}- theirs\n` })
    const { replaced } = conflictOf(await client.run({ [file]: '# Other\n\n- other\n' }, { pause }))
    assert.ok(replaced.includes('- theirs'))
    assert.equal(await stored(), `${text}- theirs\n`)
  })
})
