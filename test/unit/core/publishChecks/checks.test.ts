import assert from 'node:assert/strict'
import { imageEnding } from '../../../../src/core/imageTypes'
import { findPadImageProblems } from '../../../../src/core/problems/minutesProblems'
import { checkMinutes } from '../../../../src/core/publishChecks/checkMinutes'
import { removalsOf } from '../../../../src/core/publishChecks/finding'
import { findPadImages, redirectTarget, replaceImageUrls } from '../../../../src/core/publishChecks/padImages'
import { findPadSyntax } from '../../../../src/core/publishChecks/padSyntax'
import { findPrivateInformation } from '../../../../src/core/publishChecks/privateInformation'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

/** Asserts that exactly these are found, and the text after removing them. */
function assertPrivate(text: string, found: readonly string[], left?: string): void {
  const findings = findPrivateInformation(text)
  assert.deepEqual(
    findings.map(({ excerpt }) => excerpt),
    found,
  )
  const removed = findings.reduceRight(
    (rest, { removal }) =>
      removal === undefined ? rest : rest.slice(0, removal.start) + removal.text + rest.slice(removal.end),
    text,
  )
  if (left !== undefined) assert.equal(removed, left)
}

describe('private information', () => {
  it('is an email address, with its brackets', () =>
    assertPrivate('- Kurt Garland <kurt@garland.de>\n', ['kurt@garland.de'], '- Kurt Garland\n'))
  it('is an email address in parentheses within a line', () =>
    assertPrivate('ask Kurt (kurt.g@mail.garland.io) first', ['kurt.g@mail.garland.io'], 'ask Kurt  first'))
  it('is an email address of a link, whose label stays', () =>
    assertPrivate('[Kurt](mailto:k@g.de), [k@g.de](mailto:k@g.de)', ['k@g.de', 'k@g.de'], 'Kurt, '))
  it('is an email address alone in a bullet', () => assertPrivate('- a@b-c.org\n', ['a@b-c.org'], '- \n'))
  for (const text of [
    '@ada and @bob-x',
    'git@github.com:example/minutes.git',
    'Signed-off-by: A <4711+a@users.noreply.github.com>',
    'someone@example.com',
    'tech@lists.garland.org',
    'https://user@host/x',
    'npm i @octokit/rest@22.0.1',
    'actions/checkout@v4.1',
  ])
    it(`is not in ${JSON.stringify(text)}`, () => assertPrivate(text, []))

  it('is a phone number', () => assertPrivate('call +49 30 5679 5800 now', ['+49 30 5679 5800']))
  it('is a phone number with a room to dial', () =>
    assertPrivate('+49 69 7104 9922,,845217#', ['+49 69 7104 9922,,845217#']))
  it('is a phone number without a country code after a word for it', () =>
    assertPrivate('Tel.: 0228 / 123456-0\nPhone (0151) 234567', ['0228 / 123456-0', '(0151) 234567']))
  for (const text of [
    '2026-03-05 14:00+01:00',
    '+12 -3 lines',
    'sha 0123456789',
    'R4 +1 (+2 later)',
    'telemetry 0123456',
    '+ 2026-03-05',
  ])
    it(`is not a phone number in ${JSON.stringify(text)}`, () => assertPrivate(text, []))

  it('is a passcode in the address of a meeting', () =>
    assertPrivate(
      'https://conf.zoom.us/j/12345?pwd=abcDEF.1&from=x and [room](https://meet.example.org/r?x=1&password=s3)',
      ['pwd=abcDEF.1', 'password=s3'],
      'https://conf.zoom.us/j/12345?from=x and [room](https://meet.example.org/r?x=1)',
    ))
  it('is the passcode in Teams’ short addresses', () =>
    assertPrivate(
      'https://teams.microsoft.com/meet/3912345?p=Xy12z',
      ['p=Xy12z'],
      'https://teams.microsoft.com/meet/3912345',
    ))
  it('is a passcode in the text', () => {
    assertPrivate('Passcode: 123456\n', ['123456'], 'Passcode:\n')
    assertPrivate('PIN 4711#', ['4711#'])
    assertPrivate('Meeting-PIN: 123 456#', ['123 456#'])
    assertPrivate('Kennwort: `geheim`\n', ['geheim'])
    assertPrivate('the password is hunter2, they said', ['hunter2'])
  })
  for (const text of [
    'Password: reset is needed',
    'pinned 2026 items',
    'PIN codes are out',
    'a password policy of 12 characters',
    '?pin=1 is a query',
  ])
    it(`is not a passcode in ${JSON.stringify(text)}`, () => assertPrivate(text, []))
  it('costs linear time', () => {
    const start = Date.now()
    for (const part of ['a@', '+1 2 ', 'pin: ', '?pwd=a', 'x.x@x.']) findPrivateInformation(part.repeat(20_000))
    assert.ok(Date.now() - start < 8_000, 'no input takes minutes')
  })
})

describe('removals', () => {
  it('do not overlap, also if one finding is inside another', () => {
    const text = ':::info ole@hinrichsen.se\nso\n:::\n###### tags: `a@b-c.org`\ncall +49 30 5679 5800\n'
    const removals = removalsOf([...findPrivateInformation(text), ...findPadSyntax(text)])
    let left = text
    for (const { start, end, text: by } of removals.toReversed()) left = left.slice(0, start) + by + left.slice(end)
    assert.equal(left, 'so\ncall\n')
    for (const [index, { start }] of removals.entries()) assert.ok(start >= (removals[index - 1]?.end ?? 0))
  })
})

describe('pad-only syntax', () => {
  const find = (text: string): readonly string[] => findPadSyntax(text).map(({ excerpt }) => excerpt)
  it('is a table of contents, containers and tags', () =>
    assert.deepEqual(find('[TOC]\n\n:::info\nread\n:::\n###### tags: `a`\n'), [
      '[TOC]',
      ':::info',
      ':::',
      '###### tags: `a`',
    ]))
  it('is embedded media and image sizes', () =>
    assert.deepEqual(find('{%youtube abc %} ![](https://x/y.png =300x) [name=Ada] ==so== ++so++'), [
      '{%youtube abc %}',
      '![](https://x/y.png =300x)',
      '[name=Ada]',
      '==so==',
      '++so++',
    ]))
  for (const text of [
    '```\n[TOC]\n:::\n```\n',
    'a `==b==` c',
    'if a == b and c == d',
    'i++ and j++',
    '=======\n',
    'x ==> y <== z',
    '[x](y "=3")',
  ])
    it(`is not in ${JSON.stringify(text)}`, () => assert.deepEqual(find(text), []))
})

describe('checks before publishing', () => {
  const check = (text: string, path: string, ignored?: readonly string[]) =>
    checkMinutes(text, readMinutes(text, { path }), path, ignored).map(({ code, excerpt }) => [code, excerpt])
  it('find a date in the title that differs from the path', () =>
    assert.deepEqual(check('# 2026-02-26\n', 'iaas/20260305.md'), [['dateMismatch', '2026-02-26 / 2026-03-05']]))
  it('skip the codes in the settings', () =>
    assert.deepEqual(check('# 2026-02-26\n\n[TOC]\n\na@b.org\n', 'iaas/20260305.md', ['dateMismatch', 'email']), [
      ['padSyntax', '[TOC]'],
    ]))
  it('ignore pad syntax in decks', () =>
    assert.deepEqual(check('---\ntype: slide\n---\n\n:::info\n', 'community/20260305.md'), []))
})

describe('images on a pad’s server', () => {
  const text =
    '![a](https://pad.example/uploads/8f53.png) ![a](https://pad.example/uploads/8f53.png) <!-- .slide: data-background="https://hackmd.io/_uploads/Hx.jpg" -->\n[pdf](https://pad.example/uploads/a.pdf) https://x.example/uploads.png'
  const find = (source: string) => findPadImages(source, readMinutes(source).images)
  it('are found in any markup', () =>
    assert.deepEqual(
      find(text).map(({ name }) => name),
      ['8f53.png', '8f53.png', 'Hx.jpg'],
    ))
  it('are found by a reference, without an ending, and not in code or by a common beginning of the name', () => {
    const names = (source: string) => find(source).map(({ name }) => name)
    assert.deepEqual(names('![a][1]\n\n[1]: https://pad.example/uploads/x.png\n'), ['x.png'])
    assert.deepEqual(names('![a](https://hackmd.io/_uploads/Hx12)'), ['Hx12'])
    assert.deepEqual(names('`![a](https://pad.example/uploads/x.png)`'), [])
    assert.deepEqual(names('![a](https://pad.example/uploads/x.png) https://pad.example/uploads/x.png.txt'), ['x.png'])
    assert.deepEqual(names('![a](https://github.com/user-attachments/uploads/x.png)'), [])
  })
  for (const [where, source] of [
    ['a comment', '<!-- ![a](https://pad.example/uploads/x.png) <img src="https://pad.example/uploads/y.png"> -->'],
    ['a comment within a line', 'text <!-- <img src="https://pad.example/uploads/y.png"> --> more'],
    ['a comment about a background', '<!-- was: data-background="https://pad.example/uploads/y.png" -->'],
    ['a comment of a slide', '<!-- .slide: <img src="https://pad.example/uploads/y.png"> -->'],
    ['a style', '<style>/* <img src="https://pad.example/uploads/y.png"> */</style>'],
    ['a fence', '```\n![a](https://pad.example/uploads/x.png)\n[1]: https://pad.example/uploads/y.png\n```\n\n![a][1]'],
    ['a definition in a comment', '![a][1]\n\n<!--\n[1]: https://pad.example/uploads/y.png\n-->'],
    ['a definition that only a link uses', '[a][1]\n\n[1]: https://pad.example/uploads/y.png'],
  ] as const)
    it(`are not found in ${where}`, () =>
      assert.deepEqual(
        find(`# 2026-03-05\n\n${source}\n`).map(({ name }) => name),
        [],
      ))
  it('are found by a reference in all its forms', () => {
    for (const reference of ['![a][Pic 1]', '![pic 1][]', '![PIC  1]'])
      assert.equal(find(`${reference}\n\ntext\n\n[pic 1]: <https://pad.example/uploads/y.png>\n`).length, 1, reference)
  })
  it('are the same for the problem and for publishing', () => {
    for (const url of [
      'https://hackmd.io/_uploads/Hx.jpg',
      'https://hackmd.io/_uploads/Hx12',
      'https://pad.example/uploads/a.pdf',
      'https://pad.example/sub/uploads/a.webp',
      'https://pad.example/uploads/a.png?x=1',
    ]) {
      const source = `# 2026-03-05\n\n![a](${url})\n`
      const minutes = readMinutes(source)
      assert.equal(findPadImageProblems(minutes).length, findPadImages(source, minutes.images).length, url)
    }
  })
  for (const [location, target] of [
    ['/uploads/b.png', 'https://pad.example/uploads/b.png'],
    ['https://bucket.example/b.png', 'https://bucket.example/b.png'],
    ['http://127.0.0.1/b.png', undefined],
    ['http://2130706433/b.png', undefined],
    ['http://0x7f.1/b.png', undefined],
    ['http://localhost:8080/b.png', undefined],
    ['http://169.254.169.254/latest/meta-data', undefined],
    ['http://10.1.2.3/', undefined],
    ['http://172.20.0.1/', undefined],
    ['http://192.168.0.1/', undefined],
    ['http://[::1]/', undefined],
    ['http://[::ffff:10.0.0.1]/', undefined],
    ['http://[fe80::1]/', undefined],
    ['http://[fd00::1]/', undefined],
    ['http://metadata.google.internal/', undefined],
    ['file:///etc/passwd', undefined],
    ['data:image/png;base64,AA', undefined],
    ['http://', undefined],
  ] as const)
    it(`${target === undefined ? 'are not loaded' : 'are loaded'} after a redirect to ${location}`, () =>
      assert.equal(redirectTarget('https://pad.example/uploads/a.png', location), target))
  it('are not loaded after a redirect within a private host', () =>
    assert.equal(redirectTarget('http://10.0.0.1/uploads/a.png', '/b.png'), undefined))
  it('are replaced; those that failed stay', () =>
    assert.equal(
      replaceImageUrls(text, find(text), new Map([['https://pad.example/uploads/8f53.png', '8f53.png']])),
      text.replaceAll('https://pad.example/uploads/8f53.png', '8f53.png'),
    ))
  it('have a type by their first bytes', () => {
    assert.equal(imageEnding(Uint8Array.of(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0)), 'png')
    assert.equal(imageEnding(new TextEncoder().encode('RIFF....WEBPVP8 ')), 'webp')
    assert.equal(imageEnding(new TextEncoder().encode('<html>')), undefined)
  })
})
