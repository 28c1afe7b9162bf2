import assert from 'node:assert/strict'
import path from 'node:path'
import { build, type Metafile } from 'esbuild'

describe('the bundle of the extension', () => {
  let metafile: Metafile
  // As esbuild.mjs builds it.
  before(async () => {
    const built = await build({
      entryPoints: [path.join(__dirname, '../../src/extension.ts')],
      bundle: true,
      write: false,
      outfile: 'extension.js',
      platform: 'browser',
      conditions: ['worker'],
      format: 'cjs',
      external: ['vscode'],
      metafile: true,
    })
    metafile = built.metafile
  })

  it('has nothing of the page that shows a deck, reveal.js and Mermaid least of all', () => {
    const inputs = Object.keys(metafile.inputs)
    assert.ok(inputs.some((input) => input.includes('core/slides/deck.ts')))
    assert.deepEqual(
      inputs.filter((input) => /reveal\.js\/|mermaid|katex|src\/webview\//.test(input)),
      [],
    )
  })

  it('loads what only decks, GitHub or calendars need when they need it', () => {
    const atStart = new Set(['src/extension.ts'])
    for (const file of atStart)
      for (const { path: imported, kind, external } of metafile.inputs[file]?.imports ?? [])
        if (kind !== 'dynamic-import' && external !== true) atStart.add(imported)
    const inputs = Object.keys(metafile.inputs)
    for (const part of [
      /\/lowlight\//,
      /\/parse5\//,
      /\/markdown-it\/dist\//,
      /@octokit\/(?:rest|core)\//,
      /\/ical\.js\//,
    ]) {
      assert.ok(
        inputs.some((file) => part.test(file)),
        `${String(part)} is not in the bundle`,
      )
      assert.deepEqual(
        [...atStart].filter((file) => part.test(file)),
        [],
      )
    }
  })
})
