import assert from 'node:assert/strict'
import { GitHubError } from '../../../src/github/errors'
import type { PublishRequest } from '../../../src/github/publishRequest'
import { useGitHubFixture } from '../../github/githubFixture'
import { clientOf, type PublishingClient, createPublishingClient, type RunResult } from './publishingClient'

const text = '# 2026-03-05\n\n## Participants\n\n- @ada\n\n## Agenda\n\n- budget\n- venue\n- AI @ada: x\n'
const file = 'iaas/20260305.md'
const branch = 'minutes/iaas/2026-03-05'
const theirLine = '<!-- seen -->\n'

describe('publishing from any machine, by anybody', function () {
  // Each test runs several publications against a real git repository.
  this.timeout(60_000)
  const githubFixture = useGitHubFixture()
  let client: PublishingClient

  beforeEach(() => {
    client = machine('wes')
  })

  /** Creates a person's machine, without records of earlier publications. */
  const machine = (login: string): PublishingClient =>
    createPublishingClient(clientOf(githubFixture.github.apiUrl, `token-${login}`), githubFixture.notes)
  const run = (content: string, overrides: Partial<PublishRequest> = {}, path = file): Promise<RunResult> =>
    client.run({ [path]: content }, { overrides, pause: () => Promise.resolve() })
  const stored = (ref = branch, path = file) => githubFixture.github.file({ ...githubFixture.notes, ref, path })
  const pulls = () => githubFixture.github.pullRequests(githubFixture.notes)
  const openPulls = () => pulls().filter(({ state }) => state === 'open')
  const commit = (content: string | undefined, to = branch, path = file) =>
    githubFixture.github.addCommit({ ...githubFixture.notes, branch: to, files: { [path]: content }, author: 'ada' })
  const merge = (number: number) => githubFixture.github.mergePullRequest({ ...githubFixture.notes, number })
  const close = (number: number) => githubFixture.github.closePullRequest({ ...githubFixture.notes, number })
  /** How a run ended: its outcome, the question that it asks, or the code of its error. */
  const outcomeOf = (running: Promise<RunResult>): Promise<string> =>
    running.then(
      ({ result, prepared }) => result?.outcome ?? prepared.kind,
      (error: unknown) => (error instanceof GitHubError ? error.code : String(error)),
    )
  const kinds = ({ notes }: RunResult) => notes.map(({ kind }) => kind)
  const numberOf = ({ result }: RunResult): number => result?.pull.number ?? assert.fail('nothing was published')
  const conflictOf = ({ prepared }: RunResult) =>
    prepared.kind === 'conflict' ? prepared.conflict : assert.fail(`no question, but ${prepared.kind}`)

  it('keeps a line of others in a file that a run with other files left as it was', async () => {
    const other = 'iaas/20260305-b.md'
    const runBoth = (one: string, second: string) =>
      client.run({ [file]: one, [other]: second }, { pause: () => Promise.resolve() })
    const { result } = await runBoth(text, text)
    await commit(`${text}${theirLine}`, result?.branch)
    await runBoth(text, `${text}- more\n`)
    await run(`- first\n${text}`)
    assert.equal(await stored(result?.branch), `- first\n${text}${theirLine}`)
  })

  describe('from a second machine', () => {
    it('keeps a line that a merged update brought in', async () => {
      await run(text)
      await commit(theirLine + text)
      await run(`${text}- more\n`)
      client = machine('wes')
      await run(`${text}- more\n- and more\n`)
      assert.equal(await stored(), `${theirLine}${text}- more\n- and more\n`)
    })

    it('keeps a line that came with an update of the branch from its base', async () => {
      await commit(`${theirLine}old\n`, 'main')
      client = machine('wes')
      const first = await run(`${theirLine}${text}`, { choices: overwriting(`${theirLine}old\n`) })
      assert.equal(first.result?.outcome, 'created')
      client = machine('wes')
      const question = conflictOf(await run(`${text}- more\n`))
      assert.deepEqual([question.reason, question.lines], ['removes', [theirLine.trim()]])
      await run(`${text}- more\n`, { choices: keeping(`${theirLine}${text}`) })
      assert.equal(await stored(), `${theirLine}${text}- more\n`)
    })

    it('replaces a text that is entirely the person’s own', async () => {
      await run(text)
      client = machine('wes')
      const again = await run(text.replace('- venue\n', ''))
      assert.deepEqual([again.result?.outcome, kinds(again)], ['updated', ['elsewhere']])
      assert.equal(await stored(), text.replace('- venue\n', ''))
    })

    it('asks, naming the lines, before an older copy undoes what the base has gained', async () => {
      await commit(text, 'main')
      await commit(text.replace('- venue\n', '- venue: Berlin\n- guests\n'), 'main')
      const mine = `${text}- AI @wes: y\n`
      const older = await run(mine)
      assert.equal(older.result?.outcome, 'created')
      assert.deepEqual(kinds(older), ['merged'])
      assert.equal(await stored(), `${text.replace('- venue\n', '- venue: Berlin\n- guests\n')}- AI @wes: y\n`)
    })

    it('never calls an older copy published', async () => {
      await commit(text, 'main')
      await commit(`${text}- newer\n`, 'main')
      await commit(`${text.replace('- budget\n', '- budget: 5\n')}- newer\n`, 'main')
      const question = conflictOf(await run(text))
      assert.equal(question.reason, 'superseded')
    })
  })

  describe('after the pull request ended', () => {
    it('publishes a closed correction again', async () => {
      await merge(numberOf(await run(text)))
      await close(numberOf(await run(`${text}- corrected\n`)))
      const again = await run(`${text}- corrected\n`)
      assert.equal(again.result?.outcome, 'created')
      assert.equal(await stored(again.result.branch), `${text}- corrected\n`)
      assert.equal(openPulls().length, 1)
    })

    it('asks after a revert instead of calling the text published', async () => {
      await commit('- older\n', 'main')
      await merge(numberOf(await run(text, { choices: overwriting('- older\n') })))
      await commit('- older\n', 'main')
      assert.equal(conflictOf(await run(text)).reason, 'superseded')
      const again = await run(text, { choices: overwriting('- older\n') })
      assert.equal(await stored(again.result?.branch), text)
    })

    it('publishes again after a revert deleted the file', async () => {
      await merge(numberOf(await run(text)))
      await commit(undefined, 'main')
      const again = await run(text)
      assert.equal(again.result?.outcome, 'created')
      assert.equal(await stored(again.result.branch), text)
      assert.equal(openPulls()[0]?.title, 'Add iaas minutes of 2026-03-05')
    })

    it('says published only while the base has every line', async () => {
      await merge(numberOf(await run(text)))
      await commit(`${theirLine}${text}`, 'main')
      assert.equal((await run(text)).prepared.kind, 'published')
      await commit(text.replace('- venue\n', ''), 'main')
      assert.equal(conflictOf(await run(text)).reason, 'superseded')
    })

    it('does not report an update when the pull request was merged while the preview was open', async () => {
      const number = numberOf(await run(text))
      const later = client.run(
        { [file]: `${text}- more\n` },
        { onProgress: () => (pulls()[0]?.isMerged === true ? undefined : merge(number).then(() => undefined)) },
      )
      await assert.rejects(later, (error) => error instanceof GitHubError && error.code === 'pullRequestEnded')
      const again = await run(`${text}- more\n`)
      assert.equal(again.result?.outcome, 'created')
      assert.equal(await stored(again.result.branch), `${text}- more\n`)
    })

    it('adds, rather than corrects, what was closed on a base with the file', async () => {
      await commit('- older\n', 'main')
      const choices = overwriting('- older\n')
      await close(numberOf(await run(text, { choices })))
      await run(text, { choices })
      assert.equal(openPulls()[0]?.title, 'Add iaas minutes of 2026-03-05')
    })

    it('adds, rather than corrects, what was never on the base', async () => {
      await close(numberOf(await run(text)))
      await run(`${text}- more\n`)
      assert.equal(openPulls()[0]?.title, 'Add iaas minutes of 2026-03-05')
    })
  })

  it('leaves alone a branch of the account that has something else', async () => {
    const sha = await githubFixture.github.addCommit({
      ...githubFixture.notes,
      branch,
      files: { 'notes.md': 'x\n' },
      author: 'wes',
    })
    await run(text)
    assert.equal((await githubFixture.github.branches(githubFixture.notes))[branch], sha)
    assert.equal(await stored(`${branch}-2`), text)
  })

  describe('files that are not the same', () => {
    it('do not share a pull request for their series and day', async () => {
      await run(text)
      const other = await run('# other\n', {}, 'iaas/20260305-part-2.md')
      assert.equal(other.result?.outcome, 'created')
      assert.deepEqual(kinds(other), [])
      assert.equal(openPulls().length, 2)
      assert.equal(await stored(), text)
    })
    it('do not share one for series in other scripts', async () => {
      const first = await run('# a\n', {}, '会议/20260305.md')
      const other = await run('# b\n', {}, '讨论/20260305.md')
      assert.notEqual(first.result?.branch, other.result?.branch)
      assert.doesNotMatch(other.result?.branch ?? '', /-2$/, 'the names differ, not only their numbers')
      assert.equal(openPulls().length, 2)
    })
    it('do not share one for folders of the same name', async () => {
      const first = await run('# a\n', {}, 'iaas/minutes/20260305.md')
      await run('# b\n', {}, 'kaas/minutes/20260305.md')
      assert.deepEqual(
        openPulls().map(({ title }) => title),
        ['Add iaas minutes of 2026-03-05', 'Add kaas minutes of 2026-03-05'],
      )
      assert.equal(first.result?.branch, branch)
    })
    it('are not called a correction of each other', async () => {
      await merge(numberOf(await run(text)))
      const other = await run('# other\n', {}, 'iaas/20260305-part-2.md')
      assert.deepEqual(kinds(other), [])
    })
  })

  describe('a second pull request for a file', () => {
    it('is not opened for one of several files', async () => {
      const files = { [file]: text, 'iaas/20260312.md': `${text}b\n` }
      await client.run(files)
      client = machine('wes')
      const again = await run(`${text}- more\n`)
      assert.deepEqual([again.result?.outcome, openPulls().length], ['updated', 1])
    })
    it('is not opened after write access was given to the owner of a fork', async () => {
      client = machine('fay')
      await run(text)
      githubFixture.github.setCollaborator({ ...githubFixture.notes, login: 'fay', role: 'write' })
      client = machine('fay')
      const again = await run(`${text}- more\n`)
      assert.deepEqual([again.result?.outcome, openPulls().length], ['updated', 1])
    })
    it('is offered only by name when a colleague’s fork has the first', async () => {
      client = machine('fay')
      await run(text)
      client = machine('rea')
      const second = await run(`${text}- more\n`)
      assert.equal(second.prepared.kind, 'foreign')
      assert.equal(openPulls().length, 1)
      const number = openPulls()[0]?.number ?? 0
      await run(`${text}- more\n`, { secondTo: [number] })
      assert.equal(openPulls().length, 2)
      assert.match(openPulls()[1]?.body ?? '', new RegExp(`#${number}\\b`))
    })
    it('can be a third one, which names both', async () => {
      client = machine('fay')
      await run(text)
      client = machine('rea')
      await run(text, { secondTo: openPulls().map(({ number }) => number) })
      const numbers = openPulls().map(({ number }) => number)
      client = machine('tim')
      const [one] = numbers
      const asked = await run(`${text}- more\n`, { secondTo: numbers.slice(0, 1) })
      assert.deepEqual([asked.prepared.kind, numbers.length], ['foreign', 2])
      const third = await run(`${text}- more\n`, { secondTo: numbers })
      assert.equal(third.result?.outcome, 'created')
      assert.match(openPulls()[2]?.body ?? '', new RegExp(`#${one ?? 0}, #|#\\d+, #${one ?? 0}`))
    })
    it('is not opened for a file that came into a remembered pull request from another machine', async () => {
      const other = 'iaas/20260312.md'
      await client.run({ [file]: text })
      await commit(`${text}b\n`, branch, other)
      const both = await client.run({ [file]: `${text}- more\n`, [other]: `${text}b\nc\n` })
      assert.deepEqual([both.result?.outcome, openPulls().length], ['updated', 1])
    })
    it('is not opened when somebody opens one during the run', async () => {
      const late = client.run(
        { [file]: `${text}- more\n` },
        {
          onProgress: async ({ pull }) => {
            if (pull === undefined) await machine('fay').run({ [file]: text }, { pause: () => Promise.resolve() })
          },
        },
      )
      await assert.rejects(late, (error) => error instanceof GitHubError && error.code === 'pullRequestExists')
      assert.equal(openPulls().length, 1)
    })
    it('into another base is not updated', async () => {
      await githubFixture.github.addBranch({ ...githubFixture.notes, branch: 'release' })
      await run(text, { baseBranch: 'release' })
      client = machine('wes')
      const into = await run(`${text}- more\n`)
      assert.equal(into.result?.outcome, 'created')
      assert.equal(await stored(), text)
    })
    it('of another account on this machine is shown, not “Not Found”', async () => {
      client = machine('fay')
      await run(text)
      const other = machine('rea')
      for (const [path, entry] of client.published) other.published.set(path, entry)
      client = other
      assert.equal(await outcomeOf(run(`${text}- more\n`)), 'foreign')
    })
  })

  it('moves a file that was renamed before the merge', async () => {
    await run(text)
    const known = client.published.get(file) ?? assert.fail()
    client.published.set('iaas/20260306.md', known)
    const moved = await run(`${text}- more\n`, {}, 'iaas/20260306.md')
    assert.deepEqual([moved.result?.outcome, kinds(moved)], ['updated', ['renamed']])
    assert.equal(await stored(), undefined)
    assert.equal(await stored(branch, 'iaas/20260306.md'), `${text}- more\n`)
  })

  it('keeps a new file that has the old name of a renamed one', async () => {
    await run(text)
    const known = client.published.get(file) ?? assert.fail()
    client.published.delete(file)
    client.published.set('iaas/20260306.md', known)
    const both = await client.run({ [file]: '# new\n', 'iaas/20260306.md': text })
    assert.deepEqual([both.result?.outcome, kinds(both)], ['updated', []])
    assert.equal(await stored(), '# new\n')
    assert.equal(await stored(branch, 'iaas/20260306.md'), text)
  })

  it('keeps a new file that has the old name of a renamed one and was published before it', async () => {
    const renamed = 'iaas/20260306.md'
    await run(text)
    const known = client.published.get(file) ?? assert.fail()
    client.published.delete(file)
    client.published.set(renamed, known)
    await run('# new\n', { choices: overwriting(text) })
    assert.equal(await stored(), '# new\n')
    const second = await run(`${text}- more\n`, {}, renamed)
    assert.deepEqual([second.result?.outcome, kinds(second)], ['updated', []])
    assert.equal(await stored(), '# new\n')
    assert.equal(await stored(branch, renamed), `${text}- more\n`)
  })

  it('asks for each file again when their text has changed since the choice', async () => {
    await run(text)
    await commit(text.replace('- venue', '- Rome'))
    const mine = text.replace('- venue', '- Oslo')
    const first = conflictOf(await run(mine))
    await commit(`${text.replace('- venue', '- Rome')}- theirs\n`)
    const second = conflictOf(await run(mine, { choices: overwriting(first.theirs) }))
    assert.match(second.theirs, /- theirs/)
  })

  it('overwrites only the file of the choice', async () => {
    const other = 'iaas/20260312.md'
    await client.run({ [file]: text, [other]: text })
    const head = openPulls()[0]?.head.split(':')[1] ?? ''
    await commit(text.replace('- venue', '- Rome'), head)
    await commit(text.replace('- venue', '- Bern'), head, other)
    const mine = text.replace('- venue', '- Oslo')
    const first = conflictOf(await client.run({ [file]: mine, [other]: mine }))
    const both = await client.run(
      { [file]: mine, [other]: mine },
      { overrides: { choices: overwriting(first.theirs) } },
    )
    assert.equal(conflictOf(both).path, other)
  })

  describe('line ends', () => {
    const crlf = (content: string) => content.replaceAll('\n', '\r\n')
    it('are those of the file in the repository', async () => {
      await commit(text, 'main')
      const { prepared } = await run(crlf(`${text}- more\n`))
      assert.equal(prepared.kind, 'ready')
      assert.equal(await stored(), `${text}- more\n`)
    })
    it('are those of the repository where it has CRLF', async () => {
      await commit(crlf(text), 'main')
      await run(`${text}- more\n`)
      assert.equal(await stored(), crlf(`${text}- more\n`))
    })
    it('are LF where .gitattributes normalizes text', async () => {
      await commit('* text=auto\n', 'main', '.gitattributes')
      await run(crlf(text))
      assert.equal(await stored(), text)
    })
    it('are those of the other minutes for a new file', async () => {
      await commit('# old\n', 'main', 'iaas/20260226.md')
      await run(crlf(text))
      assert.equal(await stored(), text)
    })
    it('do not make the same text a change', async () => {
      await commit(text, 'main')
      assert.equal((await run(crlf(text))).prepared.kind, 'published')
    })
  })

  describe('a path that git-lfs stores', () => {
    const pointer = `version https://git-lfs.github.com/spec/v1\noid sha256:${'0'.repeat(64)}\nsize 12\n`
    for (const [name, attributes, others] of [
      ['the root', { '.gitattributes': '*.md filter=lfs diff=lfs merge=lfs -text\n' }, true],
      ['the folder', { 'iaas/.gitattributes': '*.md filter=lfs\n' }, true],
      ['another folder', { 'kaas/.gitattributes': '*.md filter=lfs\n' }, false],
      [
        'the root, but not in the folder',
        { '.gitattributes': '* filter=lfs\n', 'iaas/.gitattributes': '*.md -filter\n' },
        false,
      ],
    ] as const)
      it(`is said, by .gitattributes of ${name}`, async () => {
        await githubFixture.github.addCommit({ ...githubFixture.notes, files: attributes })
        assert.equal(await outcomeOf(run(text)), others ? 'largeFile' : 'created')
        assert.equal(openPulls().length, others ? 0 : 1)
      })
    it('is said, by the pointer on the base', async () => {
      await commit(pointer, 'main')
      assert.equal(await outcomeOf(run(text)), 'largeFile')
    })
    it('is said, by the pointer on the branch', async () => {
      await run(text)
      await commit(pointer)
      assert.equal(await outcomeOf(run(`${text}- more\n`)), 'largeFile')
    })
  })

  it('reads a base file of more than a megabyte', async () => {
    const large = `${text}${Array.from({ length: 4_000 }, (_, index) => `- ${index} ${'long '.repeat(60)}\n`).join('')}`
    await commit(large, 'main')
    await commit(`${theirLine}${large}`, 'main')
    await run(`${large}- more\n`)
    assert.equal(await stored(), `${theirLine}${large}- more\n`)
  })

  it('finds the file in a folder of more than a thousand', async () => {
    const many = Object.fromEntries(Array.from({ length: 1_005 }, (_, index) => [`iaas/0${1_000 + index}.txt`, 'x']))
    await githubFixture.github.addCommit({ ...githubFixture.notes, files: { ...many, [file]: text } })
    assert.equal(await outcomeOf(run(text)), 'published')
  })

  it('renews the description while nobody has edited it', async () => {
    await run(text)
    await run(`${text}\n## Decisions\n\n- DECISION: buy it\n`)
    assert.match(openPulls()[0]?.body ?? '', /buy it/)
    await client.octokit.rest.pulls.update({
      ...githubFixture.notes,
      pull_number: openPulls()[0]?.number ?? 0,
      body: 'edited',
    })
    await run(`${text}\n## Decisions\n\n- DECISION: sell it\n`)
    assert.equal(openPulls()[0]?.body, 'edited')
  })

  it('names a rule that publishing cannot follow', async () => {
    const failing = async (code: string): Promise<void> => {
      await assert.rejects(run(`${text}ghp_0123\n`), (error) => error instanceof GitHubError && error.code === code)
    }
    githubFixture.github.protectSecret({ ...githubFixture.notes, secret: 'ghp_0123' })
    await failing('secretFound')
    githubFixture.github.protectSecret({ ...githubFixture.notes, secret: 'other' })
    githubFixture.github.protectBranch({ ...githubFixture.notes, branch: '**', refuses: 'unsigned' })
    await failing('signatureRequired')
  })

  it('waits until GitHub sees the new branch', async () => {
    githubFixture.github.setBranchDelay(2)
    assert.equal((await run(text)).result?.outcome, 'created')
    assert.equal(openPulls().length, 1)
  })

  it('waits shortly while GitHub does not see the new branch', async () => {
    for (const nth of [1, 2])
      githubFixture.github.addFault({
        method: 'POST',
        path: /\/pulls$/,
        nth,
        action: {
          kind: 'answer',
          status: 422,
          body: {
            message: 'Validation Failed',
            errors:
              nth === 1
                ? [{ resource: 'PullRequest', code: 'custom', message: `No commits between main and ${branch}` }]
                : [{ resource: 'PullRequest', field: 'head', code: 'invalid' }],
          },
        },
      })
    assert.equal(await outcomeOf(run(text)), 'created')
  })

  const overwriting = (theirs: string, path = file) => new Map([[path, { kind: 'overwrite', theirs } as const]])
  const keeping = (theirs: string, path = file) => new Map([[path, { kind: 'keep', theirs } as const]])
})
