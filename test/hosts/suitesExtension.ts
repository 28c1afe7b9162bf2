import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Writes an extension with the bundled suites into `directory`. It runs them once VS Code has started.
 *
 * @returns The folder of the extension.
 */
export function writeSuitesExtension(directory: string, bundle: string): string {
  const folder = join(directory, 'suites')
  const main = basename(bundle)
  mkdirSync(folder)
  copyFileSync(bundle, join(folder, main))
  if (existsSync(`${bundle}.map`)) {
    copyFileSync(`${bundle}.map`, join(folder, `${main}.map`))
  }
  const manifest = {
    publisher: 'minutes-test',
    name: 'suites',
    version: '0.0.0',
    engines: { vscode: '^1.97.0' },
    main,
    browser: main,
    activationEvents: ['onStartupFinished'],
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest, undefined, 2))
  return folder
}
