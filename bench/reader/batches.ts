import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Score } from './score'

/** Documents of other people that were labeled before the reader ran, and what it found at first sight. */
export interface Batch {
  readonly name: string
  /** The day of the first sight, `YYYY-MM-DD`. */
  readonly date: string
  /** The commit of the reader at first sight. */
  readonly readerCommit: string
  /** Number of labels in all documents. */
  readonly labels: number
  readonly score: Score
  /** Public addresses of the documents, empty where only the text is known. Neither texts nor labels are in this project. */
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

/** A Markdown table of F1 by field: a row for each batch at first sight, and one for the project's own fixtures. */
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
