import { existsSync, readFileSync } from 'node:fs'
import { SourceMap, type SourceMapPayload } from 'node:module'
import { basename, dirname, join, relative } from 'node:path'

// VS Code's web worker wraps the module of an extension in a function, which shifts its lines, and marks its URL.
const workerLineOffset = 2
const foreignFrame = /node:internal|node_modules|\/static\/build\//
const frame = /[^\s(]*?([^/\\\s(]+\.js)(#vscode-extension)?:(\d+):(\d+)/

/** Maps a stack trace from inside VS Code to source files. */
export type MapStack = (stack: string) => string

/**
 * Creates a function that maps positions in a bundle to its source and drops frames of VS Code and of packages.
 *
 * @param bundle The path of the bundle. Its file name must differ from VS Code's own modules. Without a source map its frames
 *   stay unchanged.
 */
export function makeStackMapper(bundle: string): MapStack {
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
  if (foreignFrame.test(line)) {
    return []
  }
  const found = frame.exec(line)
  if (found === null || map === undefined || found[1] !== basename(bundle)) {
    return [line]
  }
  const [position, , marked, row, column] = found
  const entry = map.findEntry(Number(row) - 1 - (marked === undefined ? 0 : workerLineOffset), Number(column) - 1)
  if (!('originalSource' in entry) || foreignFrame.test(entry.originalSource)) {
    return []
  }
  const source = relative(process.cwd(), join(dirname(bundle), entry.originalSource))
  return [line.replace(position, `${source}:${entry.originalLine + 1}:${entry.originalColumn + 1}`)]
}

function readMap(path: string): SourceMap | undefined {
  return existsSync(path) ? new SourceMap(JSON.parse(readFileSync(path, 'utf8')) as SourceMapPayload) : undefined
}
