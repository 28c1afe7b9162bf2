/**
 * Runs one benchmark and prints its figures as one JSON line:
 *
 *   npm run --silent bench -- NAME [--corpus DIR | --documents DIR [--gold FILE]] [--n COUNT] [--against COMMIT]
 *
 * A benchmark is a file in `bench/benches` that exports `run`: `issue-search` is `issueSearch.ts`. It measures its
 * baseline in the same run, so that its ratios hold on any machine.
 */
import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { parseArgs } from 'node:util'

export interface BenchOptions {
  /** Folder of minutes; if undefined, benchmarks that can do so generate their own documents. */
  readonly corpus: string | undefined
  /** Number of whatever the benchmark measures: topics, slides, issues. */
  readonly n: number | undefined
  /** Folder of labeled documents, and a file with their labels if these are not beside them. */
  readonly documents: string | undefined
  readonly gold: string | undefined
  /** A commit to compare with, in benchmarks that build the extension. */
  readonly against?: string | undefined
}

/** Results by name. Shares are from 0 to 1, times in milliseconds unless the name has another unit. */
export type Figures = Readonly<Record<string, number | string | readonly number[]>>

export type Bench = (options: BenchOptions) => Figures | Promise<Figures>

const folder = join(__dirname, 'benches')

async function main(): Promise<void> {
  const { values, positionals } = parseArgs({
    options: {
      corpus: { type: 'string' },
      n: { type: 'string' },
      documents: { type: 'string' },
      gold: { type: 'string' },
      against: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
    allowPositionals: true,
  })
  const names = readdirSync(folder).map((file) =>
    file.replace(/\.ts$/, '').replace(/[A-Z]/g, (c) => `-${c.toLowerCase()}`),
  )
  const [name] = positionals
  const n = values.n === undefined ? undefined : Number(values.n)
  if (name === undefined || !names.includes(name) || (n !== undefined && !(Number.isInteger(n) && n > 0))) {
    console.error(
      `usage: npm run --silent bench -- NAME [--corpus DIR | --documents DIR [--gold FILE]] [--n COUNT] [--against COMMIT]\nNAME is one of ${names.join(', ')}`,
    )
    process.exitCode = values.help === true ? 0 : 2
    return
  }
  const file = `${name.replace(/-(\w)/g, (_, letter: string) => letter.toUpperCase())}.ts`
  const { run } = (await import(pathToFileURL(join(folder, file)).href)) as { readonly run: Bench }
  console.log(
    JSON.stringify({
      bench: name,
      ...(await run({
        corpus: values.corpus,
        n,
        against: values.against,
        documents: values.documents,
        gold: values.gold,
      })),
    }),
  )
}

main().catch((error: unknown) => {
  console.error(error instanceof Error ? error.message : error)
  process.exitCode = 1
})
