import assert from 'node:assert/strict'
import path from 'node:path'
import { build } from 'esbuild'

describe('the bundle of the extension', () => {
  // As esbuild.mjs builds it.
  it('has nothing of the page that shows a deck, reveal.js and Mermaid least of all', async () => {
    const { metafile } = await build({
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
    const inputs = Object.keys(metafile.inputs)
    assert.ok(inputs.some((input) => input.includes('core/slides/deck.ts')))
    assert.deepEqual(
      inputs.filter((input) => /reveal\.js\/|mermaid|katex|src\/webview\//.test(input)),
      [],
    )
  })
})
