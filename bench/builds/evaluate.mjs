// Evaluates a bundle of the extension once, without VS Code, and prints the CPU time in milliseconds. Reading the file does
// not count.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import process from 'node:process'
import { compileFunction } from 'node:vm'

const require = createRequire(import.meta.url)

const [, , file] = process.argv
const code = readFileSync(file, 'utf8')
/** Stands for everything that VS Code's API has. */
const anything = new Proxy(function () {}, {
  get: (target, key) => (key === Symbol.toPrimitive ? () => '' : key === 'prototype' ? Object.prototype : anything),
  getPrototypeOf: () => anything,
  apply: () => anything,
  construct: () => anything,
})
const bundle = { exports: {} }
const before = process.cpuUsage()
const run = compileFunction(code, ['require', 'module', 'exports'], { filename: file })
run((name) => (name === 'vscode' ? anything : require(name)), bundle, bundle.exports)
const { user, system } = process.cpuUsage(before)
process.stdout.write(String((user + system) / 1000))
