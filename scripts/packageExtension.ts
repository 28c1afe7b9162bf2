import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createVSIX } from '@vscode/vsce'

const root = path.join(__dirname, '..')

/**
 * Packages the extension as a user installs it, with the bundle that `npm run vscode:prepublish` builds.
 *
 * @returns The path of the VSIX, below `out/`.
 */
export async function packageExtension(): Promise<string> {
  const file = path.join(root, 'out', 'minutes.vsix')
  mkdirSync(path.dirname(file), { recursive: true })
  await createVSIX({
    cwd: root,
    packagePath: file,
    // Everything is in the bundle.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  })
  return file
}
