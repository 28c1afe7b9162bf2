import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The command and parameters that run a program from `node_modules` with this Node, without a shell. */
export function nodeProgram(
  name: string,
  ...parameters: readonly string[]
): { readonly command: string; readonly parameters: readonly string[] } {
  // The native TypeScript checks ten times faster; the JavaScript one is only for typescript-eslint.
  const packages: Readonly<Record<string, string>> = { tsc: 'typescript-native' }
  // Not by `require.resolve`: not every package exports its package.json.
  const folder = path.join(__dirname, '..', 'node_modules', packages[name] ?? name)
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly bin?: string | Readonly<Record<string, string>>
  }
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[name]
  if (file === undefined) throw new Error(`The package ${name} has no program of that name.`)
  return { command: process.execPath, parameters: [path.join(folder, file), ...parameters] }
}
