// Builds the one bundle that serves the Node host (desktop, remote) and the worker host (vscode.dev).
import { context } from 'esbuild'

const isWatching = process.argv.includes('--watch')
const isProduction = process.argv.includes('--production')

const build = await context({
  entryPoints: ['src/extension.ts'],
  outfile: 'dist/extension.js',
  bundle: true,
  platform: 'browser',
  // Without `worker` the bundle takes builds of its parts that ask for a document.
  conditions: ['worker'],
  format: 'cjs',
  target: 'es2022',
  external: ['vscode'],
  minify: isProduction,
  sourcemap: isProduction ? false : 'linked',
  logLevel: 'warning',
})
if (isWatching) await build.watch()
else {
  await build.rebuild()
  await build.dispose()
}
