import { mkdirSync } from 'node:fs'
import path from 'node:path'
import { createVSIX } from '@vscode/vsce'

const root = path.join(__dirname, '..')

/** The VSIX that `packageExtension` makes. */
export const packageFile = path.join(root, 'out', 'minutes.vsix')

/**
 * Packages the extension as users install it, with the bundle that `npm run vscode:prepublish` builds.
 *
 * @returns The path of the VSIX: `packageFile`.
 */
export async function packageExtension(): Promise<string> {
  mkdirSync(path.dirname(packageFile), { recursive: true })
  await createVSIX({
    cwd: root,
    packagePath: packageFile,
    // Everything is in the bundle.
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  })
  return packageFile
}
