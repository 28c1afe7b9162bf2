import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'

const root = path.join(__dirname, '../..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

type Texts = Readonly<Record<string, string>>
const textsOf = (file: string): Texts => JSON.parse(read(file)) as Texts

const files = [
  ['l10n/bundle.l10n.json', 'l10n/bundle.l10n.de.json'],
  ['package.nls.json', 'package.nls.de.json'],
] as const

/** Parts that must be the same in both languages: placeholders, commands, icons, settings, code, links, line breaks. */
const kept =
  /\$?\{\w+\}|\]\((?!command:)|command:[\w.]+|\$\([\w-]+\)|#[\w-]+\.[\w.-]+#|`[^`]*`|https?:\/\/[^\s`“”]*[^\s`“”.,]|\n/g

const allOf = (text: string, pattern: RegExp): readonly string[] => (text.match(pattern) ?? []).toSorted()

/** A form of address that is not the formal one. */
const informal = /(?<!\p{L})(?:du|dir|dich|dein\p{L}*|euch|euer|eure\p{L}*)(?!\p{L})/u

/** English words of the glossary in another sense, and syntax. */
const otherSenses = new RegExp(
  [
    '`[^`]*`',
    '\\]\\([^)]*\\)',
    '#[\\w-]+\\.[\\w.-]+#',
    '\\$\\([\\w-]+\\)',
    'a few minutes',
    '\\bMinutes (?:reads|does|uses|cannot)\\b',
    '“Minutes:',
    '^Minutes$',
    'meeting (?=minutes)',
    'opens? as Minutes',
    'owner/name',
    'an owner',
    '“type: slide”',
    'slideOptions',
    '\\.slide\\b',
    '<!--.*?-->',
  ].join('|'),
  'g',
)

/** Lower case without diacritics, so that "Beschluss" is found in "Beschlüsse". */
const folded = (text: string): string => text.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase()

/** The table of English and German words in CONTRIBUTING. */
const glossary = [
  ...(/\n### German\n([^]*?)\n##/.exec(read('CONTRIBUTING.md'))?.[1] ?? '').matchAll(/^\| (.+?) +\| (.+?) +\|$/gm),
]
  .slice(2)
  .map(([, english = '', german = '']) => ({ english: english.split(', '), german: german.split(', ') }))

/** Describes the problems of a translation. */
function faultsOf(english: string, german: string): readonly string[] {
  const plain = english.replace(otherSenses, ' ')
  const pairs = [allOf(german, /„/g).length, allOf(german, /“/g).length]
  const ending = (text: string): string => /(?:[.:?…]|\.“)$/.exec(text)?.[0].charAt(0) ?? ''
  const words = glossary.flatMap(({ english: words, german: forms }) =>
    words.some((word) => new RegExp(`\\b${word}`, 'i').test(plain)) &&
    !forms.some((form) => folded(german).includes(folded(form)))
      ? [`lacks “${forms.join(' / ')}” for “${words.join(' / ')}”`]
      : [],
  )
  const [expected, found] = [allOf(english, kept), allOf(german, kept)]
  return [
    german.trim() === '' ? 'is empty' : '',
    expected.join(' ') === found.join(' ') ? '' : `has ${JSON.stringify(found)} for ${JSON.stringify(expected)}`,
    german.length > Math.max(english.length * 1.6, english.length + 12)
      ? `is too long: ${german.length} for ${english.length} characters`
      : '',
    pairs[0] === pairs[1] && (pairs[0] ?? 0) >= allOf(english, /“/g).length && !german.includes('”')
      ? ''
      : 'has other quotation marks than „…“',
    allOf(german, /"/g).length === allOf(english, /"/g).length ? '' : 'has straight quotation marks',
    ending(english) === ending(german) ? '' : 'ends with another mark',
    /^\s|\s$| {2}/.test(german) && !/ {2}/.test(english) ? 'has superfluous spaces' : '',
    informal.test(german) ? 'is not formal' : '',
    ...words,
  ].filter((fault) => fault !== '')
}

/** Groups of texts that differ only in a number. */
function numberGroups(keys: readonly string[]): readonly (readonly string[])[] {
  const groups = new Map<string, readonly string[]>()
  for (const key of keys) {
    const common = key
      .toLowerCase()
      .replace(/\bonce\b/g, '# time')
      .replace(/\{\d+\}|\b(?:1|one)\b/g, '#')
      .replace(/\b(?:were|was)\b/g, 'be')
      .replace(/\b(?:have|has)\b/g, 'have')
      .replace(/\b(?:their|its)\b/g, 'its')
      .replace(/(\w)ies\b/g, '$1y')
      .replace(/(\w)s\b/g, '$1')
    groups.set(common, [...(groups.get(common) ?? []), key])
  }
  return [...groups.values()].filter((group) => group.length > 1 && group.some(isOne))
}

const isOne = (key: string): boolean => /\b(?:1|one|once)\b/.test(key)

describe('the German texts', () => {
  for (const [source, translation] of files) {
    it(`${translation} has a text for each English one, and no others`, () => {
      const [english, german] = [textsOf(source), textsOf(translation)]
      const missing = Object.keys(english).filter((key) => german[key] === undefined)
      const superfluous = Object.keys(german).filter((key) => english[key] === undefined)
      assert.deepEqual({ missing, superfluous }, { missing: [], superfluous: [] })
    })
    it(`${translation} keeps placeholders, links, code, length, marks and words`, () => {
      const german = textsOf(translation)
      const faults = Object.entries(textsOf(source)).flatMap(([key, english]) => {
        const text = german[key]
        return text === undefined ? [] : faultsOf(english, text).map((fault) => `${key} → ${text}: ${fault}`)
      })
      assert.deepEqual(faults, [])
    })
  }

  it('have one text for one and another for many', () => {
    const german = textsOf(files[0][1])
    const groups = numberGroups(Object.keys(german))
    assert.ok(groups.length >= 15, `only ${groups.length} groups`)
    for (const group of groups) {
      const texts = group.map((key) => german[key] ?? '')
      assert.equal(new Set(texts).size, texts.length, `the same for one and many: ${texts.join(' | ')}`)
      for (const key of group.filter(isOne)) assert.match(german[key] ?? '', /\b(?:1|ein\p{L}*)/iu, key)
    }
  })

  it('have their words in the table of CONTRIBUTING', () => {
    assert.ok(glossary.length >= 20)
    assert.deepEqual(
      glossary.filter(({ english }) => english.some((word) => /[^\w -]/.test(word))),
      [],
    )
  })

  it('are in the package, but for the English bundle, which no editor loads', () => {
    // `.vscodeignore` leaves out everything except these patterns.
    const patterns = [...read('.vscodeignore').matchAll(/^!(.+)$/gm)].map(
      ([, pattern = '']) => new RegExp(`^${pattern.replaceAll('.', '\\.').replaceAll('*', '[^/]*')}$`),
    )
    const packaged = files.flat().filter((file) => patterns.some((pattern) => pattern.test(file)))
    assert.deepEqual(packaged, ['l10n/bundle.l10n.de.json', 'package.nls.json', 'package.nls.de.json'])
  })

  const faulty: readonly (readonly [english: string, german: string, fault: RegExp])[] = [
    ['Open “{0}”', '„{1}“ öffnen', /for/],
    ['Open “{0}”', '“{0}” öffnen', /quotation/],
    ['[Filter…](command:minutes.a)', '[Filtern…](command:minutes.b)', /command/],
    ['$(edit) Title', 'Titel', /edit/],
    ['See `#zenMode.fullScreen#`.', 'Siehe `#zenMode.vollbild#`.', /zenMode/],
    ['Undo', 'Die letzte Änderung rückgängig machen', /too long/],
    ['Sort…', 'Sortieren', /another mark/],
    ['Choose your folder', 'Wähle deinen Ordner', /formal/],
    ['Assign action item', 'Aktionspunkt zuweisen', /Aufgabe/],
  ]
  for (const [english, german, fault] of faulty)
    it(`may not be “${german}” for “${english}”`, () => assert.match(faultsOf(english, german).join('; '), fault))
  it('may be as the rules want them', () =>
    assert.deepEqual(faultsOf('Assign “{0}” to {1}…', '„{0}“ an {1} zuweisen…'), []))
})
