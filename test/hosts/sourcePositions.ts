import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'

// VS Code's web worker wraps an extension's module in a function of its own, marks its address, and so moves the lines.
const workerLines = 2
const foreign = /node:internal|node_modules|\/static\/build\//
const frame = /[^\s(]*?([^/\\\s(]+\.js)(#vscode-extension)?:(\d+):(\d+)/

/** Turns a stack from inside VS Code into what a reader can use. */
export type MapStack = (stack: string) => string

/**
 * Makes positions in a bundle positions in its source, and leaves out the frames of VS Code and of packages.
 *
 * @param bundle Its file name must differ from those of VS Code's own modules; without a source map beside it, its frames stay as they are.
 */
export function stackMapper(bundle: string): MapStack {
  const map = readMap(`${bundle}.map`)
  return (stack) =>
    stack
      .split('\n')
      .flatMap((line) => mapLine(line, bundle, map))
      .join('\n')
}

function mapLine(line: string, bundle: string, map: SourceMap | undefined): readonly string[] {
  if (!/^\s*at /.test(line)) {
    return [line]
  }
  if (foreign.test(line)) {
    return []
  }
  const found = frame.exec(line)
  if (found === null || map === undefined || found[1] !== basename(bundle)) {
    return [line]
  }
  const [position, , marked, row, column] = found
  const entry = map.findEntry(Number(row) - 1 - (marked === undefined ? 0 : workerLines), Number(column) - 1)
  if (!('originalSource' in entry) || foreign.test(entry.originalSource)) {
    return []
  }
  const source = relative(process.cwd(), join(dirname(bundle), entry.originalSource))
  return [line.replace(position, `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`)]
}

function readMap(path: string): SourceMap | undefined {
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload) : undefined
}
