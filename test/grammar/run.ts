/** Runs the grammar's test cases with the markdown grammar of the VS Code that the editor suites use. */
import { spawnSync } from 'node:child_process'
import { readdirSync } from 'node:fs'
import path from 'node:path'
import { ensureHosts } from '../hosts/install'

const root = path.join(__dirname, '..', '..')
const markdown = path.join(
  root,
  'test/hosts/node_modules/code-server/lib/vscode/extensions/markdown-basics/syntaxes/markdown.tmLanguage.json',
)

async function main(): Promise<void> {
  await ensureHosts()
  const program = path.join(path.dirname(require.resolve('vscode-tmgrammar-test/package.json')), 'dist', 'unit.js')
  let passed = 0
  let failed = 0
  for (const file of readdirSync(__dirname).filter((name) => name.endsWith('.test.md'))) {
    const { status, stdout } = spawnSync(
      process.execPath,
      [program, '--config', path.join(root, 'package.json'), '--grammar', markdown, path.join(__dirname, file)],
      { encoding: 'utf8' },
    )
    if (status === 0) passed++
    else failed++
    console.log(status === 0 ? `  ✓ ${file.replace('.test.md', '')}` : stdout)
  }
  console.log(`${passed} passed, ${failed} failed`)
  process.exitCode = failed === 0 && passed > 0 ? 0 : 1
}

void main()
