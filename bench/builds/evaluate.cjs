// Evaluates a bundle of the extension once, without VS Code, and prints the CPU time in milliseconds. Reading the file does
// not count.
const { readFileSync } = require('node:fs')
const { compileFunction } = require('node:vm')

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
console.log((user + system) / 1000)
