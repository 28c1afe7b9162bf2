import assert from 'node:assert/strict'
import type { Files } from '../../github/seeding/repositories'
import { defaultTemplates } from './publishingClient'
import {
  branch,
  conflictOf,
  file,
  kindsOf,
  more,
  outcomeOf,
  overwriting,
  text,
  usePublishingFixture,
} from './publishingFixture'

const pause = (): Promise<void> => Promise.resolve()
const crlf = (content: string): string => content.replaceAll('\n', '\r\n')

describe('publishing a file with a special content or place', function () {
  this.timeout(60_000)
  const { fixture, machine, openPulls, stored, commit } = usePublishingFixture()

  describe('does not replace', () => {
    const places: readonly (readonly [string, Files])[] = [
      ['a symbolic link to a file', { [file]: { link: '../README.md' } }],
      ['a symbolic link to a folder', { [file]: { link: '../minutes' } }],
      ['a symbolic link that leads nowhere', { [file]: { link: 'gone.md' } }],
      ['a link in the place of its folder', { iaas: { link: 'minutes' } }],
      ['a file in the place of its folder', { iaas: 'a file\n' }],
    ]
    for (const [name, files] of places) {
      const code = 'iaas' in files ? 'notAFolder' : 'notAFile'
      it(`${name} on the base`, async () => {
        await commit(files, 'main')
        assert.equal(await outcomeOf(machine('wes').run({ [file]: text }, { pause })), code)
        assert.deepEqual(openPulls(), [])
      })
      it(`${name} on the branch`, async () => {
        const client = machine('wes')
        await client.run({ [file]: text }, { pause })
        if ('iaas' in files) await commit({ [file]: undefined })
        const sha = await commit(files)
        // On another machine, a pull request without the file is not its own.
        for (const again of 'iaas' in files ? [client] : [client, machine('wes')]) {
          const choices = overwriting('')
          assert.equal(await outcomeOf(again.run({ [file]: more }, { overrides: { choices }, pause })), code)
        }
        assert.equal((await fixture.github.branches(fixture.notes))[branch], sha)
      })
    }

    for (const [name, outer] of [
      ['a file', 'a file\n'],
      ['a symbolic link', { link: 'minutes' }],
    ] as const)
      it(`${name} in the place of an outer folder`, async () => {
        await commit({ iaas: outer }, 'main')
        assert.equal(await outcomeOf(machine('wes').run({ 'iaas/2026/03/05.md': text }, { pause })), 'notAFolder')
      })

    it('a folder of the same name', async () => {
      await commit({ [`${file}/a.md`]: 'a\n' }, 'main')
      assert.equal(await outcomeOf(machine('wes').run({ [file]: text }, { pause })), 'notAFile')
    })
  })

  describe('keeps the bytes of others', () => {
    const latin = Buffer.from('# 2026-03-05\n\n- Größe\n- venue\n', 'latin1')
    const wide = Buffer.from('\uFEFF# 2026-03-05\n', 'utf16le')

    it('in a text on the base that is not UTF-8', async () => {
      await commit({ [file]: latin }, 'main')
      const run = machine('wes').run({ [file]: '# 2026-03-05\n\n- Größe\n- venue\n- more\n' }, { pause })
      assert.equal(await outcomeOf(run), 'notUtf8')
    })

    it('in a text on the branch that is not UTF-8', async () => {
      const client = machine('wes')
      await client.run({ [file]: text }, { pause })
      await commit({ [file]: wide })
      assert.equal(await outcomeOf(client.run({ [file]: more }, { pause })), 'notUtf8')
    })

    it('in an older version on the base that was not UTF-8', async () => {
      await commit({ [file]: latin }, 'main')
      await commit({ [file]: text }, 'main')
      await commit({ [file]: `<!-- seen -->\n${text}` }, 'main')
      await machine('wes').run({ [file]: more }, { pause })
      assert.equal(await stored(), `<!-- seen -->\n${more}`)
    })

    it('in a mark of the byte order', async () => {
      await commit({ [file]: `\uFEFF${text}` }, 'main')
      assert.equal(await outcomeOf(machine('wes').run({ [file]: text }, { pause })), 'published')
      await machine('wes').run({ [file]: more }, { pause })
      assert.equal(await stored(), `\uFEFF${more}`)
    })

    it('in line ends that are mixed', async () => {
      const mixed = text.replace('- budget\n', '- budget\r\n').replace('- venue\n', '- venue\r\n')
      await commit({ [file]: mixed }, 'main')
      assert.equal(await outcomeOf(machine('wes').run({ [file]: text }, { pause })), 'published')
      await machine('wes').run({ [file]: more }, { pause })
      assert.equal(await stored(), mixed + '- more\n')
    })

    it('in line ends that are mixed, for somebody on Windows', async () => {
      const mixed = text.replace('- budget\n', '- budget\r\n')
      await commit({ [file]: mixed }, 'main')
      await machine('wes').run({ [file]: crlf(more) }, { pause })
      assert.equal((await stored())?.startsWith(mixed), true)
    })

    it('in a branch with CRLF, from a second machine with an older copy', async () => {
      await commit({ [file]: crlf(text) }, 'main')
      await machine('wes').run({ [file]: more }, { pause })
      await commit({ [file]: crlf(`<!-- seen -->\n${more}`) })
      await machine('wes').run({ [file]: `${more}- again\n` }, { pause })
      assert.equal(await stored(), crlf(`<!-- seen -->\n${more}- again\n`))
    })
  })

  describe('that git would encrypt', () => {
    const attributes = { 'iaas/.gitattributes': '*.md filter=git-crypt diff=git-crypt\n!README.md !filter\n' }
    it('is not published as it is', async () => {
      await commit(attributes, 'main')
      assert.equal(await outcomeOf(machine('wes').run({ [file]: text }, { pause })), 'filtered')
      assert.deepEqual(openPulls(), [])
    })
    it('is not published over what is encrypted', async () => {
      const encrypted = 'U2FsdGVkX18AAAAAAAAAAAAAAAAAAAAA\n'
      await commit({ ...attributes, [file]: encrypted }, 'main')
      const run = machine('wes').run({ [file]: text }, { overrides: { choices: overwriting(encrypted) }, pause })
      assert.equal(await outcomeOf(run), 'filtered')
    })
    it('is not added to a pull request', async () => {
      await commit(attributes, 'main')
      await commit({ [file]: 'U2FsdGVkX18=\n' })
      await fixture.github.addPullRequest({ ...fixture.notes, head: branch, title: 'Add', author: 'wes' })
      const theirs = overwriting('U2FsdGVkX18=\n')
      const run = machine('wes').run({ [file]: text }, { overrides: { choices: theirs }, pause })
      assert.equal(await outcomeOf(run), 'filtered')
    })
    it('is published where another folder is encrypted', async () => {
      await commit({ 'board/.gitattributes': '* filter=git-crypt\n', '.gitattributes': '*.txt filter=x\n' }, 'main')
      assert.equal(await outcomeOf(machine('wes').run({ [file]: text }, { pause })), 'created')
    })
  })

  describe('goes to its own path', () => {
    const names = ['iaas/100% #1 & more.md', 'iaas/größe?.md'.replace('?', ''), 'a b/%2e%2e/+ü.md', 'iaas/[x](y).md']
    for (const path of names)
      it(path, async () => {
        const client = machine('wes')
        const first = await client.run({ [path]: text }, { pause })
        const head = first.result?.branch ?? assert.fail(first.prepared.kind)
        assert.equal(await stored(head, path), text)
        const again = await machine('wes').run({ [path]: more }, { pause })
        assert.deepEqual([again.result?.outcome, openPulls().length], ['updated', 1])
        assert.equal(await stored(head, path), more)
      })
  })

  describe('closes no issue and notifies nobody by the name of a file', () => {
    const templates = { ...defaultTemplates, body: '${path}, ${fileName} of ${series}' }
    const one = { 'iaas @ada/closes #1.md': text }
    const several = { ...one, 'iaas/@ada fixes Acme/Notes#2.md': text }
    for (const [name, files, overrides] of [
      ['in the usual description', several, {}],
      ['in a description of one’s own', one, { templates }],
      ['in one of several files', several, { templates }],
    ] as const)
      it(name, async () => {
        await machine('wes').run(files, { overrides, pause })
        const { body = '', title = '' } = openPulls()[0] ?? {}
        assert.doesNotMatch(`${title}\n${body}`, /\b(?:closes|fixes) (?:#|Acme\/Notes#)|@ada/)
      })
  })

  it('distinguishes a name in another Unicode form from a new one', async () => {
    const name = 'iaas/größe.md'
    await commit({ [name.normalize('NFC')]: text }, 'main')
    const run = await machine('wes').run({ [name.normalize('NFD')]: more }, { pause })
    assert.deepEqual(kindsOf(run), ['sameName'])
  })

  it('renames a file by case only', async () => {
    const client = machine('wes')
    await client.run({ 'iaas/Council.md': text }, { pause })
    const known = client.published.get('iaas/Council.md') ?? assert.fail()
    client.published.delete('iaas/Council.md')
    client.published.set('iaas/council.md', known)
    const again = await client.run({ 'iaas/council.md': text }, { pause })
    assert.deepEqual([again.result?.outcome, kindsOf(again)], ['updated', ['renamed']])
    assert.equal(await stored(again.result?.branch, 'iaas/Council.md'), undefined)
    assert.equal(await stored(again.result?.branch, 'iaas/council.md'), text)
  })

  describe('that was emptied', () => {
    it('by its author, empties it', async () => {
      const client = machine('wes')
      await client.run({ [file]: text }, { pause })
      assert.equal(await outcomeOf(client.run({ [file]: '' }, { pause })), 'updated')
      assert.equal(await stored(), '')
    })
    it('by somebody else, asks', async () => {
      const client = machine('wes')
      await client.run({ [file]: text }, { pause })
      await commit({ [file]: '' })
      assert.equal(conflictOf(await client.run({ [file]: text }, { pause })).reason, 'superseded')
    })
    it('is not overwritten by an answer about a file that was deleted', async () => {
      const client = machine('wes')
      await client.run({ [file]: text }, { pause })
      await commit({ [file]: undefined })
      assert.equal(conflictOf(await client.run({ [file]: more }, { pause })).theirs, '')
      const again = await client.run({ [file]: more }, { overrides: { choices: overwriting('') }, pause })
      assert.equal(again.result?.outcome, 'updated')
      assert.equal(await stored(branch), more)
    })
  })

  describe('with an image', () => {
    const image = { path: 'iaas/chart.png', base64: Buffer.from('mine').toString('base64') }
    const withImage = `${text}![](chart.png)\n`
    const bytes = (ref: string) => fixture.github.file({ ...fixture.notes, ref, path: image.path })

    it('does not replace one of that name on the branch', async () => {
      const client = machine('wes')
      await client.run({ [file]: text }, { pause })
      await commit({ [image.path]: 'theirs' })
      assert.equal(await outcomeOf(client.run({ [file]: withImage }, { images: [image], pause })), 'imagesTaken')
      assert.equal(await bytes(branch), 'theirs')
    })
    it('does not replace one on the branch whose name differs in case', async () => {
      const client = machine('wes')
      await client.run({ [file]: text }, { pause })
      await commit({ 'iaas/Chart.png': 'theirs' })
      assert.equal(await outcomeOf(client.run({ [file]: withImage }, { images: [image], pause })), 'imagesTaken')
    })
    it('does not replace one of that name on the base', async () => {
      await commit({ [image.path]: 'theirs' }, 'main')
      const run = machine('wes').run({ [file]: withImage }, { images: [image], pause })
      assert.equal(await outcomeOf(run), 'imagesTaken')
    })
    it('does not replace one of that name in a long folder', async () => {
      const many = Object.fromEntries(Array.from({ length: 1_005 }, (_, index) => [`iaas/0${1_000 + index}.txt`, 'x']))
      await commit({ ...many, [image.path]: 'theirs' }, 'main')
      const run = machine('wes').run({ [file]: withImage }, { images: [image], pause })
      assert.equal(await outcomeOf(run), 'imagesTaken')
    })
    it('continues with the same one', async () => {
      const client = machine('wes')
      await client.run({ [file]: withImage }, { images: [image], pause })
      const run = client.run({ [file]: `${withImage}- more\n` }, { images: [image], pause })
      assert.equal(await outcomeOf(run), 'updated')
      assert.equal(await bytes(branch), 'mine')
    })
  })
})
