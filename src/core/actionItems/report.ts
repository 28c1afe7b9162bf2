import type { CalendarDate } from '../minutes'
import { seriesName } from '../series'
import { type Arrangement, dueDayOf, groupItems } from './arrange'
import type { ItemStatus, TrackedItem } from './history'

/** An action item in exported JSON, for reports and scheduled jobs. Lines are 1-based. */
export interface ReportedItem {
  readonly id: string
  readonly task: string
  readonly owners: readonly string[]
  readonly status: ItemStatus
  readonly series: string
  readonly raised: CalendarDate | null
  readonly lastSeen: CalendarDate | null
  readonly timesCarried: number
  readonly due: string | null
  readonly dueDate: CalendarDate | null
  readonly file: string
  readonly line: number
  /** `owner/repo#12` */
  readonly issues: readonly string[]
  readonly history: readonly {
    readonly file: string
    readonly line: number
    readonly date: CalendarDate | null
    readonly done: boolean
    readonly text: string
  }[]
}

function reportItem(item: TrackedItem): ReportedItem {
  const { latest } = item
  return {
    id: item.id,
    task: latest.item.task,
    owners: latest.item.owners,
    status: item.status,
    series: item.series,
    raised: item.raised ?? null,
    lastSeen: latest.day ?? null,
    timesCarried: item.timesCarried,
    due: latest.item.due ?? null,
    dueDate: dueDayOf(item) ?? null,
    file: latest.path,
    line: latest.item.span.start.line,
    issues: issuesOf(item),
    history: item.occurrences.map(({ path, day, item: own }) => ({
      file: path,
      line: own.span.start.line,
      date: day ?? null,
      done: own.done,
      text: own.text,
    })),
  }
}

/** The issues referenced by any occurrence of an item, without duplicates: `owner/repo#12`. */
export function issuesOf({ occurrences }: TrackedItem): readonly string[] {
  const all = occurrences.flatMap(({ item }) => item.references.map((one) => `${one.owner}/${one.repo}#${one.number}`))
  return all.filter((name, index) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index)
}

export function toJsonReport(items: readonly TrackedItem[]): string {
  return `${JSON.stringify(items.map(reportItem), undefined, 2)}\n`
}

const columns = [
  'status',
  'owners',
  'task',
  'series',
  'raised',
  'lastSeen',
  'timesCarried',
  'due',
  'dueDate',
  'issues',
  'file',
  'line',
  'id',
] as const

/** CSV with a header line, as in https://www.rfc-editor.org/rfc/rfc4180 */
export function toCsvReport(items: readonly TrackedItem[]): string {
  const rows = items.map(reportItem).map((item) =>
    columns.map((column) => {
      const value = item[column]
      return toCell(typeof value === 'object' && value !== null ? value.join(' ') : (value ?? ''))
    }),
  )
  return [columns, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

/** Escapes a cell. Also prevents CSV injection by texts that look like formulas: https://owasp.org/www-community/attacks/CSV_Injection */
function toCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Texts of a Markdown report, so that callers can translate them. */
export interface ReportWords {
  readonly title: string
  readonly nobody: string
  readonly top: string
  readonly carried: (times: number) => string
  readonly status: Readonly<Record<ItemStatus, string>>
}

const englishWords: ReportWords = Object.freeze({
  title: 'Action items',
  nobody: 'Unassigned',
  top: 'Minutes',
  carried: (times: number) => (times === 1 ? 'carried once' : `carried ${times} times`),
  status: Object.freeze({ open: 'open', done: 'done', dropped: 'dropped' }),
})

/**
 * A Markdown document with a heading and a GitHub task list for each group.
 *
 * @param only Ids of the groups to include; all if empty.
 */
export function toMarkdownReport(
  items: readonly TrackedItem[],
  arrangement: Pick<Arrangement, 'groupBy' | 'sortBy'>,
  today: CalendarDate,
  words: ReportWords = englishWords,
  only: ReadonlySet<string> = new Set(),
): string {
  const groups = groupItems(items, arrangement, today).filter(({ id }) => only.size === 0 || only.has(id))
  const lines = [`# ${words.title} (${today})`, '']
  for (const { key, items: own } of groups) {
    const title =
      key.by === 'owner'
        ? (key.owner ?? words.nobody)
        : key.by === 'series'
          ? seriesName(key.series, words.top)
          : key.by === 'meeting'
            ? `${seriesName(key.series, words.top)} ${key.day ?? key.path}`
            : key.age
    lines.push(`## ${title}`, '', ...own.map((item) => toMarkdownLine(item, words)), '')
  }
  return lines.join('\n')
}

/** One item as a line of Markdown. Links in the original line are kept. */
export function toMarkdownLine(item: TrackedItem, words: ReportWords = englishWords): string {
  const { latest } = item
  const place = [
    `${latest.path}:${latest.item.span.start.line}`,
    ...(item.timesCarried > 0 ? [words.carried(item.timesCarried)] : []),
    ...(item.status === 'open' ? [] : [words.status[item.status]]),
  ]
  return `- [${item.status === 'done' ? 'x' : ' '}] ${latest.item.text} (${place.join(', ')})`
}
