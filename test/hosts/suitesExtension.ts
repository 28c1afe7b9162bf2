import { copyFileSync, existsSync, mkdirSync, writeFileSync } from 'node:fs'
import { basename, join } from 'node:path'

/**
 * Makes an extension of the bundled suites, in `directory`. It starts them as soon as VS Code has come up, in any workspace.
 *
 * @returns Its folder.
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
