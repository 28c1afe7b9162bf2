/**
 * Prints how large a part of the code is, as JSON:
 *
 *   npm run --silent size -- reader [--list]
 *
 * Lines of code are counted without blank lines, comments, and lines with only words of a vocabulary. Strings that are
 * parts of regular expressions count as expressions. With `--list`, it lists every function and expression above the limit.
 */
import { readdirSync, readFileSync } from 'node:fs'
import { join, relative, sep } from 'node:path'
import { parseArgs } from 'node:util'
import { measureCode, type Measured } from './codeSize'

/** The folders of each part. */
const parts: Readonly<Record<string, readonly string[]>> = {
  reader: ['src/core/reader', 'src/core/vocabulary'],
}
const limits = { lines: 5_000, expressionsPer100Lines: 4, expression: 120, complexity: 15 } as const

const root = join(__dirname, '..')
const { values, positionals } = parseArgs({
  options: { list: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } },
  allowPositionals: true,
})
const part = positionals[0] ?? ''
const folders = parts[part]
if (values.help === true || folders === undefined) {
  console.error(`usage: npm run --silent size -- PART [--list]\nPART is one of ${Object.keys(parts).join(', ')}`)
  process.exit(values.help === true ? 0 : 2)
}

const sizes = folders
  .flatMap((folder) => sourceFiles(join(root, folder)))
  .map((file) => measureCode(relative(root, file).split(sep).join('/'), readFileSync(file, 'utf8')))
const lines = sizes.reduce((sum, size) => sum + size.lines, 0)
const expressions = sizes.flatMap((size) => size.expressions).sort(largestFirst)
const functions = sizes.flatMap((size) => size.functions).sort(largestFirst)
const longExpressions = expressions.filter(({ value }) => value > limits.expression)
const complexFunctions = functions.filter(({ value }) => value > limits.complexity)
const figures = {
  size: part,
  files: sizes.length,
  lines,
  expressions: expressions.length,
  expressionsPer100Lines: Math.round((expressions.length / lines) * 1_000) / 10,
  longestExpression: expressions[0]?.value ?? 0,
  longestExpressionAt: placeOf(expressions[0]),
  expressionsAboveLimit: longExpressions.length,
  highestComplexity: functions[0]?.value ?? 0,
  highestComplexityAt: placeOf(functions[0]),
  functionsAboveLimit: complexFunctions.length,
  limits,
}
console.log(JSON.stringify(figures))
if (values.list === true) {
  for (const one of complexFunctions) console.log(`complexity ${one.value} ${one.text} ${placeOf(one)}`)
  for (const one of longExpressions) console.log(`expression ${one.value} ${placeOf(one)}`)
}

function placeOf(one: Measured | undefined): string {
  return one === undefined ? '' : `${one.file}:${one.line}`
}

function largestFirst(one: Measured, other: Measured): number {
  return other.value - one.value
}

function sourceFiles(folder: string): string[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map((entry) => join(entry.parentPath, entry.name))
    .sort()
}
