/**
 * CPU time of evaluating the bundle, which precedes `activate`, and its size, compared with another commit and an empty
 * extension. The commits are built as users install them, and run alternately.
 *
 *   npm run --silent bench -- activation [--against COMMIT] [--n RUNS]
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buildExtension, checkOut, ownFolder } from '../builds/buildExtension'
import type { Bench } from '../main'

const defaultRuns = 15

export const run: Bench = ({ against, n = defaultRuns }) => {
  const temporary = mkdtempSync(join(tmpdir(), 'minutes-activation-'))
  const other = against === undefined ? undefined : checkOut(against)
  try {
    const empty = join(temporary, 'empty.js')
    writeFileSync(empty, "const vscode = require('vscode')\nexports.activate = () => void vscode\n")
    const own = buildExtension(ownFolder)
    const theirs = other && buildExtension(other.folder)
    const times = Array.from({ length: n }, () => ({
      empty: evaluate(empty),
      own: evaluate(own),
      theirs: theirs === undefined ? 0 : evaluate(theirs),
    }))
    const median = (name: 'empty' | 'own' | 'theirs'): number => {
      const sorted = times.map((time) => time[name]).sort((one, another) => one - another)
      return sorted[Math.floor(sorted.length / 2)] ?? 0
    }
    return {
      runs: n,
      emptyMs: median('empty'),
      evaluationMs: median('own'),
      bytes: statSync(own).size,
      ...(against === undefined || theirs === undefined
        ? {}
        : {
            against,
            againstMs: median('theirs'),
            againstBytes: statSync(theirs).size,
            share: round(median('own') / median('theirs')),
            shareOfFastest: round(
              Math.min(...times.map((time) => time.own)) / Math.min(...times.map((time) => time.theirs)),
            ),
          }),
    }
  } finally {
    other?.remove()
    rmSync(temporary, { recursive: true })
  }
}

/** CPU time in milliseconds, in a separate process. */
function evaluate(bundle: string): number {
  return Number(
    execFileSync(process.execPath, [join(__dirname, '..', 'builds', 'evaluate.mjs'), bundle], { encoding: 'utf8' }),
  )
}

function round(share: number): number {
  return Math.round(share * 1_000) / 1_000
}
