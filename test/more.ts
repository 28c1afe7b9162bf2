/**
 * Runs the long tests for `npm run test:more`, one after the other: they take too long for `npm test`, and run every night.
 */
import { spawn } from 'node:child_process'
import { nodeProgram } from './nodeProgram'

const typist = ['test/typist/main.ts', '--root', 'test/typist/documents', '--files', '3', '--lines', '60']

const programs = [
  { title: 'typist in Markdown', ...nodeProgram('tsx', ...typist) },
  {
    title: 'all suites in both hosts and in Restricted Mode',
    ...nodeProgram('tsx', 'test/hosts/main.ts', 'node', 'worker', 'restricted'),
  },
  { title: 'a real Etherpad', ...nodeProgram('mocha', '--timeout', '300000', 'test/etherpad/etherpad.ts') },
  { title: 'hostile decks', ...nodeProgram('tsx', 'test/slides/hostile.ts') },
  { title: 'a preview after a reload', ...nodeProgram('tsx', 'test/slides/reload.ts') },
  { title: 'mutants', ...nodeProgram('tsx', 'test/mutants/run.ts') },
  { title: 'typist in Markdown, with a busy extension host', ...nodeProgram('tsx', ...typist, '--stall', '700') },
  { title: 'typist in Minutes', ...nodeProgram('tsx', ...typist, '--language', 'minutes') },
  {
    title: 'typist in Minutes, with a busy extension host',
    ...nodeProgram('tsx', ...typist, '--language', 'minutes', '--stall', '700'),
  },
]

async function main(): Promise<void> {
  let failed = 0
  for (const { title, command, parameters } of programs) {
    console.log(`— ${title}`)
    const code = await new Promise<number | null>((resolve, reject) =>
      spawn(command, parameters, { stdio: 'inherit' }).once('error', reject).once('close', resolve),
    )
    if (code !== 0) failed++
  }
  console.log(`${programs.length - failed} passed, ${failed} failed`)
  process.exitCode = failed === 0 ? 0 : 1
}

void main()
