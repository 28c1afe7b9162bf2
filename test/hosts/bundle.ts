import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(__dirname, '..', '..')

/**
 * Bundles `test/editor/run.ts` with all suites, mocha included, for the Node host and the web worker alike. A source map lies beside it.
 *
 * @returns The path of the bundle.
 * @throws when the suites do not compile; esbuild has printed why.
 */
export async function bundleSuites(): Promise<string> {
  const bundle = join(root, 'dist', 'test', 'suites.js')
  await build({
    entryPoints: [join(root, 'test', 'editor', 'run.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'browser',
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    // mocha's browser build and its dependencies name Node's global object.
    define: { global: 'globalThis' },
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  return bundle
}
