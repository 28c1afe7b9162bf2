import { join } from 'node:path'
import { build } from 'esbuild'

const root = join(__dirname, '..', '..')

/**
 * Bundles `test/editor/run.ts` with all suites and mocha, for both the Node host and the web worker, with a source map.
 *
 * @returns The path of the bundle.
 * @throws if the suites do not compile; esbuild prints the errors.
 */
export async function bundleSuites(): Promise<string> {
  const bundle = join(root, 'dist', 'test', 'suites.js')
  await build({
    entryPoints: [join(root, 'test', 'editor', 'run.ts')],
    outfile: bundle,
    bundle: true,
    platform: 'browser',
    // As the extension's bundle: without it a dependency takes its DOM build.
    conditions: ['worker'],
    format: 'cjs',
    target: 'es2022',
    external: ['vscode'],
    // mocha's browser build and its dependencies refer to Node's `global`.
    define: { global: 'globalThis' },
    sourcemap: 'linked',
    logLevel: 'warning',
  })
  return bundle
}
