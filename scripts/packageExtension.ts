import { mkdirSync, statSync } from 'node:fs'
import path from 'node:path'
import { createVSIX } from '@vscode/vsce'

const root = path.join(__dirname, '..')

/** The VSIX that `packageExtension` makes. */
export const packageFile = path.join(root, 'out', 'minutes.vsix')

/** Maximum sizes of the package and its bundle, in bytes. */
const limits = { 'out/minutes.vsix': 1.6 * 1024 * 1024, 'dist/extension.js': 1_300_000 } as const

/**
 * Packages the extension as users install it, with the bundle that `npm run vscode:prepublish` builds: exactly what
 * `npx vsce package` does without options.
 *
 * @returns The path of the VSIX: `packageFile`.
 * @throws if the package is too large.
 */
export async function packageExtension(): Promise<string> {
  mkdirSync(path.dirname(packageFile), { recursive: true })
  await createVSIX({ cwd: root, packagePath: packageFile })
  for (const [file, limit] of Object.entries(limits)) {
    const { size } = statSync(path.join(root, file))
    if (size > limit) throw new Error(`${file} has ${size} bytes, more than ${limit}.`)
  }
  return packageFile
}
