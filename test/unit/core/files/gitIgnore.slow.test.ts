import assert from 'node:assert/strict'
import { execFileSync, spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import fc from 'fast-check'
import { type IgnoreFile, isIgnored } from '../../../../src/core/files/gitIgnore'

const paths = [
  'a.md',
  'b.md',
  'drafts/a.md',
  'iaas/a.md',
  'iaas/b.txt',
  'iaas/drafts/a.md',
  'iaas/drafts/2026/a.md',
  'iaas/drafts.md',
  'iaas/x y.md',
  'iaas/#a.md',
  'iaas/!a.md',
]

describe('files that git ignores', function () {
  this.timeout(60_000)
  let directory = ''

  before(() => {
    directory = mkdtempSync(path.join(tmpdir(), 'ignored-'))
    execFileSync('git', ['init', '-q', directory])
    for (const folder of ['iaas', 'iaas/drafts', 'iaas/drafts/2026', 'drafts']) mkdirSync(path.join(directory, folder))
    for (const each of paths) writeFileSync(path.join(directory, each), '')
  })
  after(() => rmSync(directory, { recursive: true }))

  /** The paths that git itself ignores. */
  function ignoredByGit(files: readonly IgnoreFile[]): readonly string[] {
    for (const { folder, text } of files) writeFileSync(path.join(directory, folder, '.gitignore'), text)
    const { stdout } = spawnSync('git', ['-C', directory, 'check-ignore', '--no-index', '-z', '--stdin'], {
      input: paths.join('\0'),
    })
    return stdout
      .toString()
      .split('\0')
      .filter((each) => each !== '')
  }
  const assertSame = (root: string, inner = ''): void => {
    const files = [
      { folder: '', text: root },
      { folder: 'iaas', text: inner },
    ]
    assert.deepEqual(
      paths.filter((each) => isIgnored(each, files)),
      ignoredByGit(files),
      JSON.stringify(files),
    )
  }

  for (const [root, inner] of [
    ['*.md\n!b.md\n', ''],
    ['drafts/\n', '!drafts/\n'],
    ['/drafts\n', 'drafts/*\n!drafts/a.md\n'],
    ['iaas/**/a.md\n', ''],
    ['**/drafts\n', ''],
    ['****/drafts\n', ''],
    ['', '/drafts**\n'],
    ['/iaas**/a.md\n', ''],
    ['/iaas***/a.md\n', ''],
    ['iaas/***/a.md\n', ''],
    ['', '***\n!drafts/***\n'],
    ['# a\n\\#a.md\n\\!a.md\nx y.md   \n', ''],
    ['[ab].md\n', '![!b].md\n'],
    ['iaas/*\n!iaas/drafts/\n', ''],
    ['*\n!*/\n!*.txt\r\n', ''],
    ['[z-a].md\n[a\n', '/\n'],
  ] as const)
    it(`are those of git: ${JSON.stringify([root, inner])}`, () => assertSame(root, inner))

  it('are those of git, whatever the rules', () => {
    const part = fc.constantFrom(
      'a',
      'b',
      'drafts',
      'iaas',
      '2026',
      '*',
      '**',
      '?',
      '.md',
      '.txt',
      '[ab]',
      '[!a]',
      '/',
      '/',
      'x y',
    )
    const rule = fc
      .tuple(
        fc.constantFrom('', '', '!', '/'),
        fc.array(part, { minLength: 1, maxLength: 5 }),
        fc.constantFrom('', '', '/', ' '),
      )
      .map(([start, parts, end]) => `${start}${parts.join('')}${end}`)
    const text = fc.array(rule, { maxLength: 4 }).map((rules) => `${rules.join('\n')}\n`)
    fc.assert(
      fc.property(text, text, (root, inner) => assertSame(root, inner)),
      { numRuns: 100 },
    )
  })
})
