import assert from 'node:assert/strict'
import type { FileChoice } from '../../../src/github/merge/combineTexts'
import { undoPublish } from '../../../src/github/undoPublish'
import type { PublishingClient, RunOptions, RunResult } from './publishingClient'
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
const moved = 'iaas/20260312.md'

/** What the extension does with its records when a file gets another name. */
function rename(client: PublishingClient, from = file, to = moved): void {
  const known = client.published.get(from) ?? assert.fail('never published')
  client.published.delete(from)
  client.published.set(to, known)
}

describe('a file that was renamed after it was published', function () {
  this.timeout(60_000)
  const { fixture, machine, openPulls, stored, commit } = usePublishingFixture()
  const theirs = `${text}- theirs\n`
  const merge = (number: number) => fixture.github.mergePullRequest({ ...fixture.notes, number })
  const both = async (ref = branch): Promise<readonly (string | undefined)[]> => [
    await stored(ref),
    await stored(ref, moved),
  ]

  /** A machine that has published the file, and has given it another name since. */
  const renamed = async (files: Readonly<Record<string, string>> = { [file]: text }): Promise<PublishingClient> => {
    const client = machine('wes')
    await client.run(files, { pause })
    rename(client)
    return client
  }
  const publish = (client: PublishingClient, mine: string, overrides: RunOptions['overrides'] = {}) =>
    client.run({ [moved]: mine }, { pause, overrides })

  describe('while somebody else changes it below its old name', () => {
    const clash = text.replace('- venue', '- Rome')
    const mine = text.replace('- venue', '- Oslo')

    it('takes their lines along', async () => {
      const client = await renamed()
      await commit({ [file]: theirs })
      const result = await publish(client, text.replace('# ', '# Board, '))
      assert.deepEqual([result.result?.outcome, kindsOf(result)], ['updated', ['renamed', 'merged']])
      assert.deepEqual(await both(), [undefined, theirs.replace('# ', '# Board, ')])
    })

    it('takes lines along that come during the run, once it is run again', async () => {
      const client = await renamed()
      const once = { pause, onProgress: () => commit({ [file]: theirs }).then(() => undefined) }
      assert.equal(await outcomeOf(client.run({ [moved]: text }, once)), 'conflict')
      assert.deepEqual(await both(), [theirs, undefined])
      const next = machine('wes').restore(client.journal())
      assert.equal((await publish(next, text)).result?.outcome, 'updated')
      assert.deepEqual(await both(), [undefined, theirs])
    })

    it('asks about the text below the old name, and says that name', async () => {
      const client = await renamed()
      await commit({ [file]: clash })
      const { path, pathThere, theirs: asked, reason } = conflictOf(await publish(client, mine))
      assert.deepEqual([path, pathThere, asked, reason], [moved, file, clash, 'sameLines'])
      assert.deepEqual(await both(), [clash, undefined])
    })

    it('replaces it if chosen', async () => {
      const client = await renamed()
      await commit({ [file]: clash })
      const result = await publish(client, mine, { choices: overwriting(clash, moved) })
      assert.deepEqual([result.result?.outcome, kindsOf(result)], ['updated', ['renamed']])
      assert.deepEqual(await both(), [undefined, mine])
      assert.equal(await outcomeOf(publish(client, mine)), 'unchanged')
    })

    it('asks again if it has changed since the choice', async () => {
      const client = await renamed()
      await commit({ [file]: clash })
      const choices = overwriting(clash, moved)
      await commit({ [file]: `${clash}- theirs\n` })
      const asked = conflictOf(await publish(client, mine, { choices }))
      assert.deepEqual([asked.pathThere, asked.theirs], [file, `${clash}- theirs\n`])
    })

    it('keeps theirs if chosen', async () => {
      const client = await renamed({ [file]: more })
      await commit({ [file]: text })
      const asked = conflictOf(await publish(client, more))
      assert.deepEqual([asked.reason, asked.pathThere, asked.lines], ['superseded', file, ['- more']])
      const choices = new Map<string, FileChoice>([[moved, { kind: 'keep', theirs: asked.theirs }]])
      const kept = await publish(client, more, { choices })
      assert.equal(kept.result?.outcome, 'updated')
      assert.deepEqual(await both(), [undefined, text])
    })

    it('goes to a new branch if chosen, and leaves the first one alone', async () => {
      const client = await renamed()
      await commit({ [file]: clash })
      const { result } = await publish(client, mine, { isNewBranch: true })
      assert.deepEqual([result?.outcome, openPulls().length], ['created', 2])
      assert.deepEqual(await both(), [clash, undefined])
      assert.equal(await stored(result?.branch, moved), mine)
      // It stays there.
      const again = await publish(client, `${mine}- more\n`)
      assert.deepEqual([numberOf(again), openPulls().length], [result?.pull.number, 2])
      assert.deepEqual(await both(), [clash, undefined])
    })

    it('can be undone on its new branch', async () => {
      const client = await renamed()
      await commit({ [file]: clash })
      await publish(client, mine, { isNewBranch: true })
      await undoPublish(client.octokit, client.progress ?? assert.fail())
      assert.deepEqual([openPulls().length, await both()], [1, [clash, undefined]])
      assert.equal((await publish(client, mine)).result?.outcome, 'created')
      assert.deepEqual([openPulls().length, await both()], [2, [clash, undefined]])
    })

    it('undoes no branch that it only moved', async () => {
      const client = await renamed()
      await publish(client, more)
      await assert.rejects(undoPublish(client.octokit, client.progress ?? assert.fail()), { code: 'changedMeanwhile' })
      assert.deepEqual([openPulls().length, await both()], [1, [undefined, more]])
    })

    it('asks when they deleted it, and puts it back if chosen', async () => {
      const client = await renamed()
      await commit({ [file]: undefined, 'iaas/readme.md': 'x\n' })
      const asked = conflictOf(await publish(client, mine))
      assert.deepEqual([asked.theirs, asked.pathThere], ['', file])
      const back = await publish(client, mine, { choices: overwriting('', moved) })
      assert.equal(back.result?.outcome, 'updated')
      assert.deepEqual(await both(), [undefined, mine])
    })
  })

  describe('while somebody else creates a file with its new name', () => {
    it('on the branch: asks about that one, and keeps the lines of both', async () => {
      const client = await renamed()
      await commit({ [moved]: '# theirs\n\n- theirs\n' })
      const { path, pathThere, theirs: asked } = conflictOf(await publish(client, more))
      assert.deepEqual([path, pathThere, asked], [moved, moved, '# theirs\n\n- theirs\n'])
      assert.deepEqual(await both(), [text, '# theirs\n\n- theirs\n'])
    })

    it('on the branch, by the same renaming: adds to it', async () => {
      const client = await renamed()
      await commit({ [file]: undefined, [moved]: theirs })
      const result = await publish(client, text.replace('# ', '# Board, '))
      assert.deepEqual([result.result?.outcome, kindsOf(result)], ['updated', ['merged']])
      assert.deepEqual(await both(), [undefined, theirs.replace('# ', '# Board, ')])
    })

    it('on the base: says so', async () => {
      const client = await renamed()
      await commit({ [moved]: '# theirs\n' }, 'main')
      const result = await publish(client, text)
      assert.deepEqual(kindsOf(result), ['renamed', 'changedOnBase'])
      assert.equal(await stored('main', moved), '# theirs\n')
    })

    it('in a pull request that is not the person’s: adds to the one that is', async () => {
      const client = await renamed()
      await machine('ada').run({ [moved]: '# theirs\n' }, { pause })
      const result = await publish(client, text)
      assert.deepEqual([result.result?.outcome, openPulls().length], ['updated', 2])
      assert.deepEqual(await both(), [undefined, text])
    })
  })

  describe('when the base has it', () => {
    const corrected = async (): Promise<PublishingClient> => {
      const client = machine('wes')
      await merge(numberOf(await client.run({ [file]: text }, { pause })))
      return client
    }

    it('says nothing of changes there that nobody made', async () => {
      const client = await corrected()
      const { result } = await client.run({ [file]: more }, { pause })
      rename(client)
      const next = await publish(client, `${more}- x\n`)
      assert.deepEqual([next.result?.outcome, kindsOf(next)], ['updated', ['renamed']])
      assert.deepEqual(await both(result?.branch), [undefined, `${more}- x\n`])
    })

    it('says what changed there below the old name', async () => {
      const client = await corrected()
      await client.run({ [file]: more }, { pause })
      await commit({ [file]: theirs }, 'main')
      rename(client)
      const { notes } = await publish(client, `${more}- x\n`)
      assert.deepEqual(
        notes.map((note) => ('path' in note ? [note.kind, note.path] : note.kind)),
        [
          ['renamed', moved],
          ['changedOnBase', file],
        ],
      )
    })

    it('is a new file next to the merged one', async () => {
      const client = await corrected()
      rename(client)
      await commit({ [file]: theirs }, 'main')
      const result = await publish(client, more)
      assert.equal(result.result?.outcome, 'created')
      assert.deepEqual(await both('main'), [theirs, undefined])
      assert.deepEqual(await both(result.result.branch), [theirs, more])
    })

    it('says that the merged one has the same text', async () => {
      const client = await corrected()
      rename(client)
      assert.ok(kindsOf(await publish(client, text)).includes('duplicate'))
    })
  })

  it('moves together with others, and takes along what others wrote in each', async () => {
    const other = 'iaas/20260319.md'
    const client = await renamed({ [file]: text, [other]: text })
    const pullBranch = client.published.get(other)?.branch
    await commit({ [file]: theirs, [other]: `${text}- other\n` }, pullBranch)
    const result = await client.run({ [moved]: text, [other]: text.replace('# ', '# Board, ') }, { pause })
    assert.deepEqual(kindsOf(result), ['renamed', 'merged', 'merged'])
    assert.deepEqual(await both(pullBranch), [undefined, theirs])
    assert.equal(await stored(pullBranch, other), `${text.replace('# ', '# Board, ')}- other\n`)
  })

  it('moves to another folder', async () => {
    const client = machine('wes')
    const { result } = await client.run({ [file]: text }, { pause })
    const other = 'kaas/20260305.md'
    rename(client, file, other)
    await commit({ [file]: theirs })
    const next: RunResult = await client.run({ [other]: text }, { pause })
    assert.deepEqual(kindsOf(next), ['renamed', 'merged'])
    assert.deepEqual([await stored(result?.branch), await stored(result?.branch, other)], [undefined, theirs])
  })

  for (const [what, from, to] of [
    ['case', 'iaas/20260305-Board.md', 'iaas/20260305-board.md'],
    ['Unicode form', 'iaas/20260305-café.md'.normalize('NFC'), 'iaas/20260305-café.md'.normalize('NFD')],
  ] as const)
    it(`moves if only its ${what} is another`, async () => {
      const client = machine('wes')
      const { result } = await client.run({ [from]: text }, { pause })
      rename(client, from, to)
      await commit({ [from]: theirs }, result?.branch)
      const next = await client.run({ [to]: text }, { pause })
      assert.deepEqual([next.result?.outcome, kindsOf(next)], ['updated', ['renamed', 'merged']])
      assert.deepEqual([await stored(result?.branch, from), await stored(result?.branch, to)], [undefined, theirs])
    })

  describe('and has the old name of another renamed one', () => {
    // As alike as two minutes from one template, so that they could be combined without a conflict.
    const second = text.replace('- venue', '- second')
    const last = 'iaas/20260319.md'
    const asked = (result: RunResult) => {
      const { path, pathThere, reason, lines, canKeep } = conflictOf(result)
      return [path, pathThere, reason, lines, canKeep]
    }

    it('asks before it replaces the other text, if the two exchange their names', async () => {
      const client = machine('wes')
      await client.run({ [file]: text, [moved]: second }, { pause })
      const [one, other] = [client.published.get(file), client.published.get(moved)]
      client.published.set(moved, one ?? assert.fail())
      client.published.set(file, other ?? assert.fail())
      const run = (choices: ReadonlyMap<string, FileChoice>) =>
        client.run({ [file]: second, [moved]: text }, { pause, overrides: { choices } })
      assert.deepEqual(asked(await run(new Map())), [file, file, 'removes', ['- venue'], false])
      const first = overwriting(text)
      assert.deepEqual(asked(await run(first)), [moved, moved, 'removes', ['- second'], false])
      const result = await run(new Map([...first, ...overwriting(second, moved)]))
      assert.equal(result.result?.outcome, 'updated')
      assert.deepEqual(await both(result.result.branch), [second, text])
    })

    it('asks before it replaces the other text, whether or not that is published with it', async () => {
      const client = machine('wes')
      const { result } = await client.run({ [file]: text, [moved]: second }, { pause })
      rename(client, moved, last)
      rename(client)
      const mine = text.replace('# ', '# Board, ')
      const expected = [moved, moved, 'removes', ['# 2026-03-05', '- second'], false]
      assert.deepEqual(asked(await publish(client, mine)), expected)
      assert.deepEqual(asked(await client.run({ [moved]: mine, [last]: second }, { pause })), expected)
      const next = await publish(client, mine, { choices: overwriting(second, moved) })
      assert.equal(next.result?.outcome, 'updated')
      await client.run({ [last]: second }, { pause })
      assert.equal(await stored(result?.branch, moved), mine)
      assert.equal(await stored(result?.branch, last), second)
    })

    it('asks before it replaces a text that somebody else wrote', async () => {
      const client = await renamed()
      await commit({ [moved]: second })
      const mine = text.replace('# ', '# Board, ')
      assert.deepEqual(asked(await publish(client, mine)), [
        moved,
        moved,
        'removes',
        ['# 2026-03-05', '- second'],
        false,
      ])
      assert.deepEqual(await both(), [text, second])
    })

    it('asks nothing if its text has every line', async () => {
      const client = await renamed()
      await commit({ [moved]: text.replace('- venue\n', '') })
      assert.deepEqual(kindsOf(await publish(client, text)), [])
      assert.deepEqual(await both(), [text, text])
    })

    it('asks before it replaces one on the base', async () => {
      const client = machine('wes')
      await merge(numberOf(await client.run({ [file]: text }, { pause })))
      await commit({ [moved]: second }, 'main')
      rename(client)
      const mine = text.replace('# ', '# Board, ')
      assert.deepEqual(asked(await publish(client, mine)), [
        moved,
        moved,
        'removes',
        ['# 2026-03-05', '- second'],
        false,
      ])
    })

    it('adds to it if somebody else has renamed it on the base', async () => {
      const client = machine('wes')
      await merge(numberOf(await client.run({ [file]: text }, { pause })))
      await commit({ [file]: undefined, [moved]: theirs }, 'main')
      rename(client)
      const result = await publish(client, text.replace('# ', '# Board, '))
      assert.equal(await stored(result.result?.branch, moved), theirs.replace('# ', '# Board, '))
    })

    it('asks nothing once the other one has moved', async () => {
      const client = machine('wes')
      const { result } = await client.run({ [file]: text, [moved]: second }, { pause })
      rename(client, moved, last)
      rename(client)
      assert.deepEqual(kindsOf(await client.run({ [last]: second }, { pause })), ['renamed'])
      assert.deepEqual(kindsOf(await publish(client, text)), ['renamed'])
      assert.deepEqual(await both(result?.branch), [undefined, text])
      assert.equal(await stored(result?.branch, last), second)
    })
  })
})
