import assert from 'node:assert/strict'
import { faults } from '../../github/fakeGitHub'
import type { PublishingClient } from './publishingClient'
import { usePublishingFixture, file, kindsOf, more, numberOf, outcomeOf, text } from './publishingFixture'

const pause = (): Promise<void> => Promise.resolve()

describe('publishing where GitHub stops it', function () {
  this.timeout(60_000)
  const { fixture, machine, openPulls, stored, commit } = usePublishingFixture()

  for (const login of ['wes', 'fay'])
    describe(`while the pull request of ${login} waits in a merge queue`, () => {
      const queued = async () => {
        const client = machine(login)
        const number = numberOf(await client.run({ [file]: text }, { pause }))
        fixture.github.queuePullRequest({ ...fixture.notes, number })
        return { client, number }
      }

      it('says so, and changes nothing', async () => {
        const { client, number } = await queued()
        assert.equal(await outcomeOf(client.run({ [file]: more }, { pause })), 'branchQueued')
        assert.deepEqual(
          openPulls().map((pull) => pull.number),
          [number],
        )
        await fixture.github.mergePullRequest({ ...fixture.notes, number })
        assert.equal(await stored('main'), text)
      })

      it('corrects it once it is merged', async () => {
        const { client, number } = await queued()
        await outcomeOf(client.run({ [file]: more }, { pause }))
        await fixture.github.mergePullRequest({ ...fixture.notes, number, method: 'squash' })
        const again = await client.run({ [file]: more }, { pause })
        assert.deepEqual([again.result?.outcome, kindsOf(again).includes('correction')], ['created', true])
        await fixture.github.mergePullRequest({ ...fixture.notes, number: numberOf(again) })
        assert.equal(await stored('main'), more)
      })

      it('updates it once it is out of the queue', async () => {
        const { client, number } = await queued()
        await outcomeOf(client.run({ [file]: more }, { pause }))
        fixture.github.queuePullRequest({ ...fixture.notes, number, isQueued: false })
        const again = await client.run({ [file]: more }, { pause })
        assert.deepEqual([again.result?.outcome, kindsOf(again), openPulls().length], ['updated', [], 1])
      })

      it('does not call it updated when it is merged while the preview is open', async () => {
        const { client, number } = await queued()
        const running = client.run(
          { [file]: more },
          {
            pause,
            onProgress: async () => {
              await fixture.github.mergePullRequest({ ...fixture.notes, number })
            },
          },
        )
        assert.equal(await outcomeOf(running), 'pullRequestEnded')
        const again = await client.run({ [file]: more }, { pause })
        await fixture.github.mergePullRequest({ ...fixture.notes, number: numberOf(again) })
        assert.equal(await stored('main'), more)
      })
    })

  it('opens a pull request into a base that only a merge queue may change', async () => {
    const sentence = 'Changes must be made through the merge queue'
    fixture.github.protectBranch({ ...fixture.notes, branch: 'main', sentence })
    assert.equal(await outcomeOf(machine('wes').run({ [file]: text }, { pause })), 'created')
  })

  describe('that wants signatures', () => {
    it('opens a pull request from a fork, where none are wanted', async () => {
      fixture.github.protectBranch({ ...fixture.notes, branch: '**', refuses: 'unsigned' })
      assert.equal(await outcomeOf(machine('fay').run({ [file]: text }, { pause })), 'created')
    })

    it('in the fork itself, says so and leaves nothing', async () => {
      const fork = await fixture.github.addFork({ ...fixture.notes, by: 'fay' })
      fixture.github.protectBranch({ owner: fork.owner, repo: fork.repo, branch: '**', refuses: 'unsigned' })
      const client = machine('fay')
      assert.equal(await outcomeOf(client.run({ [file]: text }, { pause })), 'signatureRequired')
      assert.deepEqual(openPulls(), [])
      assert.deepEqual(Object.keys(await fixture.github.branches(fork)), ['main'])
      fixture.github.unprotectBranch({ owner: fork.owner, repo: fork.repo, branch: '**' })
      assert.equal(await outcomeOf(client.run({ [file]: text }, { pause })), 'created')
    })
  })

  describe('with a 404 for what exists, as a server that lags behind', () => {
    const seen = '<!-- seen -->\n'
    const lagging = async (client: PublishingClient, at: number) => {
      fixture.github.addFault({ path: /\/contents/, nth: at, action: faults.notFound() })
      const first = await outcomeOf(client.run({ [file]: more }, { pause }))
      fixture.github.clearFaults()
      if (first !== 'created' && first !== 'updated') await client.run({ [file]: more }, { pause })
      return first
    }

    it('keeps a line of others on the base', async () => {
      for (let at = 1; at <= 4; at++) {
        await commit({ [file]: text }, 'main')
        await commit({ [file]: `${seen}${text}` }, 'main')
        const first = await lagging(machine('wes'), at)
        const [pull] = openPulls()
        assert.equal(await stored(pull?.head.split(/:(.*)/)[1]), `${seen}${more}`, `request ${at}: ${first}`)
        await fixture.github.closePullRequest({ ...fixture.notes, number: pull?.number ?? 0 })
      }
    })

    it('keeps a line of others on the branch, from another machine', async () => {
      for (let at = 1; at <= 9; at++) {
        const client = machine('wes')
        const number = numberOf(await client.run({ [file]: text }, { pause }))
        const ref = openPulls()[0]?.head.split(/:(.*)/)[1] ?? ''
        await commit({ [file]: `${seen}${text}` }, ref)
        await client.run({ [file]: `${text}- between\n` }, { pause })
        const mine = `${text}- between\n- AI @ada: later\n`
        const second = machine('wes')
        fixture.github.addFault({ path: /\/contents/, nth: at, action: faults.notFound() })
        const first = await outcomeOf(second.run({ [file]: mine }, { pause }))
        fixture.github.clearFaults()
        if (first !== 'updated') await second.run({ [file]: mine }, { pause })
        assert.equal(await stored(ref), `${seen}${mine}`, `request ${at}: ${first}`)
        await fixture.github.closePullRequest({ ...fixture.notes, number })
      }
    })
  })

  describe('whose right to write is taken away', () => {
    const expected = ['noPermission', 'created', 'updated', 'invalid', 'foreign']
    for (const isUpdate of [false, true])
      it(`between two requests of ${isUpdate ? 'an update' : 'the first publication'}`, async () => {
        for (let at = 1; at <= 14; at++) {
          const day = `iaas/202604${String(at).padStart(2, '0')}.md`
          fixture.github.setCollaborator({ ...fixture.notes, login: 'wes', role: 'write' })
          const client = machine('wes')
          if (isUpdate) await client.run({ [day]: text }, { pause })
          const before = openPulls().length
          let sent = 0
          client.octokit.hook.before('request', () => {
            sent++
            if (sent === at) fixture.github.removeAccess({ ...fixture.notes, login: 'wes' })
          })
          const first = await outcomeOf(client.run({ [day]: more }, { pause }))
          assert.ok(expected.includes(first), `request ${at}: ${first}`)
          const pulls = () => openPulls().filter(({ head }) => head.endsWith(`2026-04-${String(at).padStart(2, '0')}`))
          if (first === 'created' || first === 'updated') {
            const [pull] = pulls()
            assert.equal(pulls().length, 1, `request ${at}`)
            const [owner = '', ref = ''] = pull?.head.split(/:(.*)/) ?? []
            const place = { owner: owner === '' ? 'Acme' : owner, repo: 'Notes' }
            assert.equal(await fixture.github.file({ ...place, ref, path: day }), more, `request ${at}`)
            continue
          }
          const again = await outcomeOf(client.run({ [day]: more }, { pause }))
          assert.ok(['created', 'foreign', 'updated', 'unchanged'].includes(again), `request ${at}, again: ${again}`)
          fixture.github.setCollaborator({ ...fixture.notes, login: 'wes', role: 'write' })
          const back = await outcomeOf(client.run({ [day]: more }, { pause }))
          assert.ok(['updated', 'unchanged'].includes(back), `request ${at}, with rights again: ${back}`)
          assert.equal(openPulls().length - before, isUpdate ? 0 : 1, `request ${at}`)
        }
      })
  })
})
