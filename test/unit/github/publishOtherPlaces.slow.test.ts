import assert from 'node:assert/strict'
import { undoPublish } from '../../../src/github/undoPublish'
import {
  branch,
  conflictOf,
  file,
  kindsOf,
  more,
  numberOf,
  outcomeOf,
  overwriting,
  text,
  usePublishingFixture,
} from './publishingFixture'

const pause = (): Promise<void> => Promise.resolve()

describe('a publication whose place on GitHub has changed', function () {
  this.timeout(60_000)
  const { fixture, machine, openPulls, stored, commit } = usePublishingFixture()
  const merge = (number: number) => fixture.github.mergePullRequest({ ...fixture.notes, number })

  describe('in another repository', () => {
    const plans = { owner: 'Acme', repo: 'Plans' }
    /** A machine that has published the text in `Acme/Notes`, and now publishes to `Acme/Plans`. */
    const moved = async () => {
      await fixture.github.addRepository({ owner: 'Acme', name: 'Plans', collaborators: { wes: 'write' } })
      const client = machine('wes')
      await client.run({ [file]: text }, { pause })
      return machine('wes', plans).restore(client.journal())
    }

    it('is not what the lines of others there are held against', async () => {
      const client = await moved()
      const other = machine('ada', plans)
      await other.run({ [file]: text }, { pause })
      // The same number as in the first repository.
      assert.equal(fixture.github.pullRequests(plans)[0]?.number, openPulls()[0]?.number)
      const asked = conflictOf(await client.run({ [file]: text.replace('- venue\n', '') }, { pause }))
      assert.deepEqual(asked.lines, ['- venue'])
    })

    it('says nothing about the base there', async () => {
      const client = await moved()
      await fixture.github.addCommit({ ...plans, files: { [file]: '- plans\n' } })
      await machine('ada', plans).run({ [file]: text }, { overrides: { choices: overwriting('- plans\n') }, pause })
      const again = await client.run({ [file]: more }, { pause })
      assert.deepEqual(
        kindsOf(again).filter((kind) => kind === 'changedOnBase'),
        [],
      )
    })

    it('does not stop the first one there', async () => {
      const client = await moved()
      assert.equal(await outcomeOf(client.run({ [file]: text }, { pause })), 'created')
    })
  })

  it('continues after the repository was renamed', async () => {
    const client = machine('wes')
    await client.run({ [file]: text }, { pause })
    fixture.github.renameRepository({ ...fixture.notes, name: 'Minutes' })
    // The lines are known to be the person's own, so nothing is asked.
    const again = await client.run({ [file]: text.replace('- venue\n', '- hall\n') }, { pause })
    assert.deepEqual([again.result?.outcome, kindsOf(again)], ['updated', []])
  })

  it('continues after the repository was transferred', async () => {
    const client = machine('wes')
    await client.run({ [file]: text }, { pause })
    fixture.github.renameRepository({ ...fixture.notes, name: 'Notes', newOwner: 'ada' })
    const again = await client.run({ [file]: text.replace('- venue\n', '- hall\n') }, { pause })
    assert.deepEqual([again.result?.outcome, kindsOf(again)], ['updated', []])
  })

  it('starts again in a repository that was deleted and made again', async () => {
    const client = machine('wes')
    await merge(numberOf(await client.run({ [file]: text }, { pause })))
    fixture.github.deleteRepository(fixture.notes)
    await fixture.github.addRepository({ owner: 'Acme', name: 'Notes', collaborators: { wes: 'write' } })
    assert.equal(await outcomeOf(client.run({ [file]: more }, { pause })), 'created')
  })

  describe('on another base', () => {
    it('has landed on that base only', async () => {
      await fixture.github.addBranch({ ...fixture.notes, branch: 'release' })
      const client = machine('wes')
      await merge(numberOf(await client.run({ [file]: text }, { overrides: { baseBranch: 'release' }, pause })))
      await commit({ [file]: text }, 'main')
      // Somebody else wrote the same lines on `main`, so leaving one out removes a line of theirs.
      const asked = conflictOf(await client.run({ [file]: `${text.replace('- venue\n', '')}- more\n` }, { pause }))
      assert.deepEqual([asked.reason, asked.lines], ['removes', ['- venue']])
    })

    it('is not called corrected by a pull request into this one', async () => {
      await fixture.github.addBranch({ ...fixture.notes, branch: 'release' })
      const client = machine('wes')
      await merge(numberOf(await client.run({ [file]: text }, { overrides: { baseBranch: 'release' }, pause })))
      await commit({ [file]: '- main\n' }, 'main')
      const again = await client.run({ [file]: more }, { overrides: { choices: overwriting('- main\n') }, pause })
      assert.ok(!kindsOf(again).includes('correction'))
      assert.match(openPulls()[0]?.title ?? '', /^Add /)
    })

    it('to which the maintainers moved the pull request is also not corrected', async () => {
      await fixture.github.addBranch({ ...fixture.notes, branch: 'release' })
      const client = machine('wes')
      const number = numberOf(await client.run({ [file]: text }, { pause }))
      await client.octokit.rest.pulls.update({ ...fixture.notes, pull_number: number, base: 'release' })
      const again = await client.run({ [file]: more }, { pause })
      assert.deepEqual([again.result?.outcome, kindsOf(again)], ['created', []])
    })

    it('continues after the base was renamed', async () => {
      const client = machine('wes')
      await client.run({ [file]: text }, { pause })
      await fixture.github.renameBranch({ ...fixture.notes, branch: 'main', to: 'trunk' })
      const again = await client.run({ [file]: more }, { pause })
      assert.deepEqual([again.result?.outcome, kindsOf(again), openPulls().length], ['updated', [], 1])
    })

    it('corrects after the base was renamed', async () => {
      const client = machine('wes')
      await merge(numberOf(await client.run({ [file]: text }, { pause })))
      await fixture.github.renameBranch({ ...fixture.notes, branch: 'main', to: 'trunk' })
      const again = await client.run({ [file]: more }, { pause })
      assert.equal(again.result?.outcome, 'created')
      assert.equal(await stored(again.result.branch), more)
    })
  })

  describe('in a fork that is gone', () => {
    const orphaned = async (): Promise<number> => {
      const number = numberOf(await machine('fay').run({ [file]: text }, { pause }))
      const [fork] = fixture.github.repositories().filter(({ owner }) => owner === 'fay')
      fixture.github.deleteRepository(fork ?? assert.fail('no fork'))
      return number
    }

    it('is shown to others', async () => {
      const number = await orphaned()
      const { prepared } = await machine('wes').run({ [file]: more }, { pause })
      assert.deepEqual([prepared.kind, prepared.kind === 'foreign' && prepared.pull.number], ['foreign', number])
    })

    it('is shown to the one who published it', async () => {
      const client = machine('fay')
      const number = numberOf(await client.run({ [file]: text }, { pause }))
      fixture.github.deleteRepository({ owner: 'fay', repo: 'Notes' })
      const { prepared } = await client.run({ [file]: more }, { pause })
      assert.deepEqual([prepared.kind, prepared.kind === 'foreign' && prepared.pull.number], ['foreign', number])
    })

    it('can have a second one next to it', async () => {
      const number = await orphaned()
      const second = machine('wes').run({ [file]: more }, { overrides: { secondTo: [number] }, pause })
      assert.equal(await outcomeOf(second), 'created')
      assert.match(openPulls()[1]?.body ?? '', new RegExp(`#${number}\\b`))
    })
  })

  it('is found in a pull request with hundreds of files', async () => {
    const others = Object.fromEntries(
      Array.from({ length: 150 }, (_, index) => [`archive/${String(1_000 + index)}.md`, `# ${index}\n`]),
    )
    await commit({ ...others, 'zebra/20260305.md': text }, 'move')
    await fixture.github.addPullRequest({ ...fixture.notes, head: 'move', title: 'Move', author: 'ada' })
    const again = await machine('wes').run({ 'zebra/20260305.md': more }, { pause })
    assert.deepEqual([again.prepared.kind === 'split', openPulls().length], [false, 1])
  })

  it('names the path of a renamed file in somebody else’s pull request', async () => {
    const client = machine('fay')
    await client.run({ [file]: text }, { pause })
    const other = machine('rea').restore(client.journal())
    const known = other.published.get(file) ?? assert.fail()
    other.published.delete(file)
    other.published.set('iaas/20260306.md', known)
    const { prepared } = await other.run({ 'iaas/20260306.md': text }, { pause })
    assert.deepEqual(prepared.kind === 'foreign' && [prepared.path, prepared.pathThere], ['iaas/20260306.md', file])
  })

  it('is not in a pull request that left the file out', async () => {
    const client = machine('wes')
    const other = 'iaas/20260312.md'
    await merge(numberOf(await client.run({ [other]: text }, { pause })))
    const both = await client.run({ [file]: '# new\n', [other]: text }, { pause })
    // Nothing is corrected.
    assert.deepEqual(kindsOf(both), ['alreadyThere'])
    const alone = await client.run({ [other]: more }, { pause })
    assert.deepEqual([alone.result?.outcome, openPulls().length], ['created', 2])
  })

  it('does not go on with the copy that a fork has of the branch of another pull request', async () => {
    const number = numberOf(await machine('wes').run({ [file]: text }, { pause }))
    await fixture.github.addCommit({ ...fixture.notes, branch, files: { [file]: more }, author: 'wes' })
    fixture.github.setCollaborator({ ...fixture.notes, login: 'wes', role: 'read' })
    const second = await machine('wes').run({ [file]: `${text}- mine\n` }, { overrides: { secondTo: [number] }, pause })
    assert.deepEqual([second.result?.outcome, second.result?.head.owner, openPulls().length], ['created', 'wes', 2])
    const { data } = await machine('wes').octokit.rest.pulls.listCommits({
      ...fixture.notes,
      pull_number: numberOf(second),
    })
    assert.equal(data.length, 1)
  })

  it('does not use a branch of another machine that has opened its pull request in the meantime', async () => {
    const client = machine('wes')
    const late = client.run(
      { [file]: `${text}- from here\n` },
      {
        pause,
        onProgress: async ({ pull }) => {
          if (pull === undefined && openPulls().length === 0)
            await machine('wes').run({ [file]: `${text}- from there\n` }, { pause })
        },
      },
    )
    assert.equal(await outcomeOf(late), 'pullRequestExists')
    assert.equal(await stored(), `${text}- from there\n`)
  })

  it('takes another branch where the account has one for another file', async () => {
    const client = machine('fay')
    await machine('wes').run({ [file]: text }, { pause })
    await client.run({ 'iaas/20260305-b.md': text }, { pause })
    assert.equal(await outcomeOf(client.run({ 'iaas/20260305-c.md': text }, { pause })), 'created')
  })

  it('has a commit for a text that only its hundredth commit had', async () => {
    const client = machine('wes')
    await client.run({ [file]: text }, { pause })
    for (let index = 2; index < 100; index++) await commit({ 'log.md': `${index}\n` })
    await commit({ 'log.md': 'end\n' })
    const again = machine('wes')
    await commit({ [file]: more })
    const { theirs } = conflictOf(await again.run({ [file]: text }, { pause }))
    const back = await again.run({ [file]: text }, { overrides: { choices: overwriting(theirs) }, pause })
    assert.equal(back.result?.outcome, 'updated')
    assert.equal(await stored(), text)
  })

  describe('undone', () => {
    it('is not called closed if it was merged in the meantime', async () => {
      const client = machine('wes')
      const number = numberOf(await client.run({ [file]: text }, { pause }))
      const { progress } = client
      await merge(number)
      await assert.rejects(undoPublish(client.octokit, progress ?? assert.fail()), { code: 'pullRequestEnded' })
      assert.equal(await stored('main'), text)
      assert.ok((await fixture.github.branches(fixture.notes))[branch] !== undefined)
    })
  })
})
