import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Score } from './score'

/** Other people's documents, labeled before the reader first ran on them, and its scores in this first run. */
export interface Batch {
  readonly name: string
  /** The day of the first run, `YYYY-MM-DD`. */
  readonly date: string
  /** The commit of the reader in the first run. */
  readonly readerCommit: string
  /** Number of labels in all documents. */
  readonly labels: number
  readonly score: Score
  /** Public addresses of the documents, empty if unknown. Neither texts nor labels are in this project. */
  readonly sources: readonly {
    readonly repository: string
    readonly path: string
    readonly commit: string
    /** SHA-256 of the text, in hexadecimal. */
    readonly hash: string
  }[]
}

export function readBatches(): readonly Batch[] {
  return JSON.parse(readFileSync(join(__dirname, 'batches.json'), 'utf8')) as readonly Batch[]
}

const columns: readonly (readonly [title: string, field: string])[] = [
  ['participants', 'participants'],
  ['scribes', 'scribes'],
  ['agenda', 'agenda'],
  ['its owners', 'agendaOwners'],
  ['action items', 'actions'],
  ['their owners', 'actionOwners'],
  ['done', 'actionDone'],
  ['decisions', 'decisions'],
  ['references', 'references'],
  ['kind', 'kind'],
  ['date', 'date'],
]

/** A Markdown table of F1 by field: a row for the first run of each batch, and one for the project's own fixtures. */
export function readerTable(batches: readonly Batch[], fixtures: Score): string {
  const rows = [
    ['documents', ...columns.map(([title]) => title)],
    ['---', ...columns.map(() => '---')],
    ...batches.map(({ name, date, readerCommit, score }) => [
      `${score.documents}: ${name}, ${date} (\`${readerCommit}\`)`,
      ...cells(score),
    ]),
    [`${fixtures.documents}: own fixtures, a guard against regressions only`, ...cells(fixtures)],
  ]
  return rows.map((row) => `| ${row.join(' | ')} |`).join('\n')
}

function cells({ fields }: Score): readonly string[] {
  return columns.map(([, field]) => fields[field]?.f1.toFixed(2) ?? '–')
}
