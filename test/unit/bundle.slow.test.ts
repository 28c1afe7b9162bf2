import assert from 'node:assert/strict'
import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { execFileSync } from 'node:child_process'
import { build, type Metafile } from 'esbuild'

const root = path.join(__dirname, '../..')

/** The packages that only a part needs. */
const packagesOfParts: Readonly<Record<string, readonly RegExp[]>> = {
  calendars: [/\/ical\.js\//],
  decks: [/\/lowlight\//, /\/parse5\//, /\/markdown-it\/dist\//],
  github: [/@octokit\/(?:rest|core)\//, /\/bottleneck\//],
}

describe('the bundle of the extension', () => {
  // As esbuild.mjs builds it.
  const bundle = async (entryPoint: string): Promise<Metafile> => {
    const built = await build({
      entryPoints: [path.join(root, entryPoint)],
      bundle: true,
      write: false,
      outfile: 'bundle.js',
      platform: 'browser',
      conditions: ['worker'],
      format: 'cjs',
      external: ['vscode'],
      metafile: true,
    })
    return built.metafile
  }

  it('has nothing of the page that shows a deck, and of the parts that are loaded when needed', async () => {
    const inputs = Object.keys((await bundle('src/extension.ts')).inputs)
    assert.ok(inputs.some((input) => input.includes('core/slides/deck.ts')))
    const others = [/reveal\.js\/|mermaid|katex|src\/webview\//, ...Object.values(packagesOfParts).flat()]
    assert.deepEqual(
      inputs.filter((input) => others.some((other) => other.test(input))),
      [],
    )
  })

  for (const [name, packages] of Object.entries(packagesOfParts))
    it(`has a part ${name}, without the editor and without the errors that the bundle tells by their class`, async () => {
      const { inputs } = await bundle(`src/parts/${name}.ts`)
      const files = Object.keys(inputs)
      for (const part of packages)
        assert.ok(
          files.some((file) => part.test(file)),
          `${String(part)} is not in ${name}`,
        )
      assert.deepEqual(
        files.filter((file) => /src\/(?:host|features)\/|\/errors\.ts$|Error\.ts$/.test(file)),
        [],
      )
      const imported = Object.values(inputs).flatMap((input) => input.imports)
      assert.deepEqual(
        imported.filter(({ external }) => external === true),
        [],
      )
    })

  it('comes with every part', () => {
    const out = mkdtempSync(path.join(tmpdir(), 'minutes-parts-'))
    try {
      execFileSync(process.execPath, [path.join(root, 'esbuild.mjs'), '--out', out])
      const built = readdirSync(path.join(out, 'parts')).filter((file) => file.endsWith('.js'))
      assert.deepEqual(
        built.sort(),
        Object.keys(packagesOfParts)
          .map((name) => `${name}.js`)
          .sort(),
      )
      const module = { exports: {} as Record<string, unknown> }
      // As host/parts.ts evaluates it.
      // eslint-disable-next-line @typescript-eslint/no-implied-eval, @typescript-eslint/no-unsafe-call
      new Function('module', 'exports', readFileSync(path.join(out, 'parts', 'github.js'), 'utf8'))(
        module,
        module.exports,
      )
      assert.deepEqual(Object.keys(module.exports), ['createClient'])
    } finally {
      rmSync(out, { recursive: true })
    }
  })
})
