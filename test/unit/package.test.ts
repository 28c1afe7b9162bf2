import assert from 'node:assert/strict'
import { execFileSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import path from 'node:path'

const root = path.join(__dirname, '../..')

interface PackageManifest {
  readonly name: string
  readonly publisher: string
  readonly version: string
  readonly license: string
  readonly description: string
  readonly icon: string
  readonly categories: readonly string[]
  readonly keywords: readonly string[]
  readonly galleryBanner: { readonly color: string; readonly theme: string }
  readonly repository: { readonly url: string }
  readonly engines: { readonly vscode: string }
  readonly dependencies?: Readonly<Record<string, string>>
}

interface Processor {
  onFile(file: { readonly path: string; readonly contents: string }): Promise<{ readonly contents: unknown }>
}

const manifest = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8')) as PackageManifest
const nls = JSON.parse(readFileSync(path.join(root, 'package.nls.json'), 'utf8')) as Readonly<Record<string, string>>

/** A page of the package as vsce rewrites it. */
async function rewritten(page: 'ReadmeProcessor' | 'ChangelogProcessor', file: string): Promise<string> {
  // The program `vsce package` uses this class; the package does not export it.
  const vsce = createRequire(__filename)(path.join(root, 'node_modules/@vscode/vsce/out/package.js')) as Readonly<
    Record<string, new (manifest: object, options: object) => Processor>
  >
  const Page = vsce[page]
  assert.ok(Page !== undefined)
  const contents = readFileSync(path.join(root, file), 'utf8')
  const { contents: written } = await new Page(manifest, {}).onFile({ path: `extension/${file}`, contents })
  return String(written)
}

describe('the package', () => {
  it('has a page whose links and images lead to files in git', async function () {
    // Loading vsce takes seconds on a busy machine.
    this.timeout(60_000)
    const files = new Set(execFileSync('git', ['ls-files'], { cwd: root, encoding: 'utf8' }).split('\n'))
    const folders = new Set([...files].map((file) => path.posix.dirname(file)))
    const base = manifest.repository.url.replace(/\.git$/, '')
    for (const [page, file] of [
      ['ReadmeProcessor', 'README.md'],
      ['ChangelogProcessor', 'CHANGELOG.md'],
    ] as const) {
      const text = (await rewritten(page, file)).replace(/```[^]*?```/g, '')
      const targets = [...text.matchAll(/\]\(([^)\s]+)(?:\s+"[^"]*")?\)|(?:src|href)="([^"]+)"/g)].map(
        ([, link, attribute]) => String(link ?? attribute),
      )
      if (file === 'README.md') assert.ok(targets.some((target) => /\/raw\/HEAD\/.*\.(?:png|gif)$/.test(target)))
      for (const target of targets) {
        // A link that vsce did not change is absolute, or refers to a heading.
        assert.match(target, /^(?:https:\/\/|#)/, target)
        if (!target.startsWith(`${base}/`)) continue
        const own = target
          .slice(base.length + 1)
          .replace(/^(?:blob|raw)\/HEAD\//, '')
          .replace(/#.*$/, '')
        assert.ok(files.has(own) || folders.has(own), `${target} is not in git`)
      }
    }
  })

  it('bundles everything: there is nothing to install', () => {
    assert.equal(manifest.dependencies, undefined)
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')) as {
      readonly packages: Readonly<Record<string, { readonly dependencies?: object }>>
    }
    assert.equal(lock.packages['']?.dependencies, undefined)
  })

  // The checks of ovsx and the registries.
  it('has what the registries ask for', () => {
    assert.match(manifest.name, /^[a-z0-9][a-z0-9-]*$/)
    assert.match(manifest.publisher, /^[\w-]+$/)
    assert.match(manifest.version, /^\d+\.\d+\.\d+$/)
    assert.equal(manifest.license, 'MIT')
    assert.match(readFileSync(path.join(root, 'LICENSE'), 'utf8'), /MIT/)
    assert.match(manifest.icon, /\.png$/)
    assert.ok(manifest.keywords.length <= 30)
    for (const keyword of manifest.keywords) assert.match(keyword, /^\S(?:.{0,48}\S)?$/)
    assert.equal(new URL(manifest.repository.url).protocol, 'https:')
    assert.match(manifest.galleryBanner.color, /^#[0-9a-f]{6}$/i)
    assert.ok(['dark', 'light'].includes(manifest.galleryBanner.theme))
    const description = nls[manifest.description.slice(1, -1)] ?? ''
    assert.ok(description.length >= 40 && description.length <= 140, `${description.length} characters`)
  })

  it('has categories of the Marketplace, at most three', () => {
    const known = ['Programming Languages', 'Snippets', 'Linters', 'SCM Providers', 'Visualization', 'Other']
    assert.ok(manifest.categories.length > 0 && manifest.categories.length <= 3)
    for (const category of manifest.categories) assert.ok(known.includes(category), category)
  })

  it('runs in editors that are slow', () => {
    const [, minor] = /^\^1\.(\d+)\.0$/.exec(manifest.engines.vscode) ?? []
    assert.ok(Number(minor) <= 105, manifest.engines.vscode)
  })
})
