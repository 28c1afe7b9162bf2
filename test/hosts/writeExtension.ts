import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

/**
 * Writes an extension that starts with the window.
 *
 * @param source Its code; `options` is a constant there.
 * @returns The folder of the extension.
 */
export function writeExtension(directory: string, name: string, options: object, source: string): string {
  const folder = join(directory, name)
  mkdirSync(folder)
  const manifest = {
    publisher: 'minutes-test',
    name,
    version: '0.0.0',
    engines: { vscode: '^1.97.0' },
    main: 'extension.js',
    extensionKind: ['workspace'],
    activationEvents: ['onStartupFinished'],
    capabilities: { untrustedWorkspaces: { supported: true }, virtualWorkspaces: true },
  }
  writeFileSync(join(folder, 'package.json'), JSON.stringify(manifest))
  writeFileSync(join(folder, 'extension.js'), `const options = ${JSON.stringify(options)}\n${source}`)
  return folder
}
