import assert from 'node:assert/strict'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { commandIds } from '../../src/host/commandIds'
import { settingKeys } from '../../src/host/settingKeys'

const root = path.join(__dirname, '../..')
const read = (file: string): string => readFileSync(path.join(root, file), 'utf8')

interface Manifest {
  readonly main: string
  readonly browser: string
  readonly icon: string
  readonly engines: { readonly vscode: string }
  readonly devDependencies: Readonly<Record<string, string>>
  readonly capabilities: { readonly untrustedWorkspaces: { readonly restrictedConfigurations: readonly string[] } }
  readonly contributes: {
    readonly commands: readonly { readonly command: string; readonly title: string; readonly category: string }[]
    readonly menus: Readonly<Record<string, readonly { readonly command: string }[]>>
    readonly configuration: readonly {
      readonly title: string
      readonly order: number
      readonly properties: Readonly<
        Record<string, { readonly default: unknown; readonly markdownDescription?: string; readonly scope?: string }>
      >
    }[]
    readonly views: Readonly<Record<string, readonly { readonly id: string }[]>>
    readonly viewsWelcome: readonly { readonly view: string }[]
  }
}

const manifest = JSON.parse(read('package.json')) as Manifest
const nls = JSON.parse(read('package.nls.json')) as Readonly<Record<string, string>>

const settings = Object.fromEntries(
  manifest.contributes.configuration.flatMap(({ properties }) => Object.entries(properties)),
)

/** Every source file of the extension as one text. */
const sources = readdirSync(path.join(root, 'src'), { recursive: true, encoding: 'utf8' })
  .filter((file) => file.endsWith('.ts'))
  .map((file) => read(path.join('src', file)))
  .join('\n')

describe('the manifest', () => {
  const declared = manifest.contributes.commands.map(({ command }) => command)

  it('declares the commands of the code, and no others', () =>
    assert.deepEqual(
      [...declared].sort(),
      Object.values(commandIds)
        .filter((id) => !id.startsWith('_'))
        .sort(),
    ))
  it('offers only declared commands, and those of VS Code’s preview, in menus', () =>
    assert.deepEqual(
      Object.values(manifest.contributes.menus)
        .flat()
        .map(({ command }) => command)
        .filter((command) => !declared.includes(command) && !/^markdown\.show(?:Locked)?Preview/.test(command)),
      [],
    ))
  it('puts every command into one category', () =>
    assert.deepEqual([...new Set(manifest.contributes.commands.map(({ category }) => category))], ['Minutes']))
  it('declares the settings of the code, and no others', () =>
    assert.deepEqual(
      Object.keys(settings).sort(),
      Object.values(settingKeys)
        .map((key) => `minutes.${key}`)
        .sort(),
    ))
  it('shows settings in groups, each once, the few that somebody needs first at the top', () => {
    const groups = manifest.contributes.configuration
    assert.equal(groups.flatMap(({ properties }) => Object.keys(properties)).length, Object.keys(settings).length)
    assert.deepEqual(
      groups.map(({ order }) => order),
      groups.map((_, index) => index),
    )
    const [first] = groups
    assert.ok(first !== undefined && 'minutes.actionItems.me' in first.properties)
    assert.ok(Object.keys(first.properties).length <= 7)
    for (const { title, properties } of groups) assert.ok(Object.keys(properties).length <= 16, title)
  })
  it('describes every setting and gives it a default and a scope', () => {
    for (const [key, { default: value, markdownDescription, scope }] of Object.entries(settings)) {
      assert.ok(value !== undefined && markdownDescription !== undefined && scope !== undefined, key)
    }
  })
  it('restricts settings that exist', () => {
    for (const key of manifest.capabilities.untrustedWorkspaces.restrictedConfigurations)
      assert.ok(key in settings, key)
  })
  it('lets no untrusted workspace decide where or how to publish', () => {
    const { restrictedConfigurations } = manifest.capabilities.untrustedWorkspaces
    const keys = Object.keys(settings)
    for (const key of keys.filter((each) => /^minutes\.(?:publish|github)\./.test(each)))
      assert.ok(restrictedConfigurations.includes(key), key)
  })
  it('has a text for each of its keys, and no other texts', () => {
    const used = [...read('package.json').matchAll(/"%([\w.]+)%"/g)].map(([, key = '']) => key)
    assert.deepEqual([...new Set(used)].sort(), Object.keys(nls).sort())
  })
  it('welcomes in views that exist', () => {
    const views = Object.values(manifest.contributes.views)
      .flat()
      .map(({ id }) => id)
    for (const { view } of manifest.contributes.viewsWelcome) assert.ok(views.includes(view), view)
    for (const view of views) assert.ok(sources.includes(`'${view}'`), view)
  })
  it('walks through commands and views that exist', () => {
    const views = Object.values(manifest.contributes.views).flat()
    const known = [...declared, ...views.flatMap(({ id }) => [id, `${id}.focus`]), 'vscode.openFolder']
    const texts = [...read('package.nls.json').matchAll(/\(command:([\w.]+)\)/g)].map(([, command = '']) => command)
    const events = [...read('package.json').matchAll(/"on(?:Command|View):([\w.]+)"/g)].map(([, id = '']) => id)
    assert.deepEqual(
      [...texts, ...events].filter((id) => !known.includes(id)),
      [],
    )
  })
  it('names one bundle for both hosts', () => assert.equal(manifest.main, manifest.browser))
  it('claims the version of VS Code that the code is compiled against', () =>
    assert.equal(manifest.engines.vscode, `^${manifest.devDependencies['@types/vscode'] ?? ''}`))
  it('names files that exist', () => {
    const files = [...read('package.json').matchAll(/"(\.?\/?(?:media|syntaxes|snippets|l10n)\/[^"]+)"/g)].map(
      ([, file = '']) => file,
    )
    assert.deepEqual(
      [...files, manifest.icon].filter((file) => !existsSync(path.join(root, file))),
      [],
    )
  })
})

describe('the snippets', () => {
  for (const file of readdirSync(path.join(root, 'snippets'))) {
    const snippets = JSON.parse(read(path.join('snippets', file))) as Readonly<
      Record<string, { readonly prefix: string; readonly body: readonly string[]; readonly description: string }>
    >
    it(`of ${file} have unique prefixes and a description`, () => {
      const all = Object.values(snippets)
      assert.equal(new Set(all.map(({ prefix }) => prefix)).size, all.length)
      for (const { description, prefix } of all) assert.ok(description.length > 5 && /^[a-z-]+$/.test(prefix), prefix)
    })
  }
})

describe('the texts for translation', () => {
  it('are literals, so that they can be collected', () => {
    for (const [call] of sources.matchAll(/(?:l10n\.t|\bt)\((?!['"`])[^)\n]{0,40}/g)) {
      assert.match(call, /\(\s*$|^t\(call|function/, `not a literal: ${call}`)
    }
  })
})

describe('the title bar of a deck', () => {
  it('has no two equal icons, also beside the one of VS Code’s own preview', () => {
    const { commands, menus } = (JSON.parse(read('package.json')) as { readonly contributes: TitleBar }).contributes
    const icons = (menus['editor/title'] ?? [])
      .filter(({ group, command }) => group?.startsWith('navigation') && !command.startsWith('markdown.'))
      .map(({ command }) => commands.find((one) => one.command === command)?.icon)
    const all = ['$(open-preview)', ...icons]
    assert.equal(new Set(all).size, all.length, all.join(' '))
  })
})

interface TitleBar {
  readonly commands: readonly { readonly command: string; readonly icon?: string }[]
  readonly menus: Readonly<Record<string, readonly { readonly command: string; readonly group?: string }[]>>
}
