import { readFileSync } from 'node:fs'
import path from 'node:path'

/** The file and the parameters that run a program of `node_modules` with this Node, without a shell. */
export function bin(
  name: string,
  ...parameters: readonly string[]
): { readonly command: string; readonly parameters: readonly string[] } {
  // TypeScript in Go checks the same ten times faster; the one in JavaScript is there for typescript-eslint alone.
  const packages: Readonly<Record<string, string>> = { tsc: 'typescript-native' }
  const folder = path.dirname(require.resolve(`${packages[name] ?? name}/package.json`))
  const manifest = JSON.parse(readFileSync(path.join(folder, 'package.json'), 'utf8')) as {
    readonly bin?: string | Readonly<Record<string, string>>
  }
  const file = typeof manifest.bin === 'string' ? manifest.bin : manifest.bin?.[name]
  if (file === undefined) throw new Error(`The package ${name} has no program of its name.`)
  return { command: process.execPath, parameters: [path.join(folder, file), ...parameters] }
}
