import type { CalendarDate } from '../minutes'
import { seriesName } from '../series'
import { type Arrangement, itemDueDate, groupItems } from './grouping'
import type { ItemStatus, TrackedItem } from './history'

/** An action item in exported JSON, for reports and scheduled jobs. Lines are 1-based. */
export interface ReportedItem {
  readonly id: string
  readonly task: string
  readonly owners: readonly string[]
  readonly status: ItemStatus
  /** Whether its own words give it up; true only with the status `dropped`. */
  readonly cancelled: boolean
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

function toReportedItem(item: TrackedItem): ReportedItem {
  const { latest } = item
  return {
    id: item.id,
    task: latest.item.task,
    owners: latest.item.owners,
    status: item.status,
    cancelled: item.status === 'dropped' && latest.item.isCancelled === true,
    series: item.series,
    raised: item.raised ?? null,
    lastSeen: latest.day ?? null,
    timesCarried: item.timesCarried,
    due: latest.item.due ?? null,
    dueDate: itemDueDate(item) ?? null,
    file: latest.path,
    line: latest.item.span.start.line,
    issues: itemIssues(item),
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
export function itemIssues({ occurrences }: TrackedItem): readonly string[] {
  const all = occurrences.flatMap(({ item }) => item.references.map((one) => `${one.owner}/${one.repo}#${one.number}`))
  return all.filter((name, index) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index)
}

export function toJsonReport(items: readonly TrackedItem[]): string {
  return `${JSON.stringify(items.map(toReportedItem), undefined, 2)}\n`
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
  const rows = items.map(toReportedItem).map((item) =>
    columns.map((column) => {
      const value = item[column]
      return escapeCsvCell(typeof value === 'object' && value !== null ? value.join(' ') : (value ?? ''))
    }),
  )
  return [columns, ...rows].map((row) => `${row.join(',')}\r\n`).join('')
}

/** Escapes a cell. Also prevents CSV injection by texts that look like formulas: https://owasp.org/www-community/attacks/CSV_Injection */
function escapeCsvCell(value: string | number): string {
  const text = typeof value === 'string' && /^[=+\-@\t\r]/.test(value) ? `'${value}` : String(value)
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text
}

/** Texts of a Markdown report, so that callers can translate them. */
export interface ReportTexts {
  readonly title: string
  readonly unassigned: string
  readonly rootSeries: string
  readonly carried: (times: number) => string
  readonly status: Readonly<Record<ItemStatus, string>>
}

const englishTexts: ReportTexts = Object.freeze({
  title: 'Action items',
  unassigned: 'Unassigned',
  rootSeries: 'Minutes',
  carried: (times: number) => (times === 1 ? 'carried once' : `carried ${times} times`),
  status: Object.freeze({ open: 'open', done: 'done', dropped: 'dropped' }),
})

/**
 * A Markdown document with a heading and a GitHub task list for each group.
 *
 * @param groupIds Ids of the groups to include; all if empty.
 */
export function toMarkdownReport(
  items: readonly TrackedItem[],
  arrangement: Pick<Arrangement, 'groupBy' | 'sortBy'>,
  today: CalendarDate,
  texts: ReportTexts = englishTexts,
  groupIds: ReadonlySet<string> = new Set(),
): string {
  const groups = groupItems(items, arrangement, today).filter(({ id }) => groupIds.size === 0 || groupIds.has(id))
  const lines = [`# ${texts.title} (${today})`, '']
  for (const { key, items: own } of groups) {
    const title =
      key.by === 'owner'
        ? (key.owner ?? texts.unassigned)
        : key.by === 'series'
          ? seriesName(key.series, texts.rootSeries)
          : key.by === 'meeting'
            ? `${seriesName(key.series, texts.rootSeries)} ${key.day ?? key.path}`
            : key.age
    lines.push(`## ${title}`, '', ...own.map((item) => toMarkdownLine(item, texts)), '')
  }
  return lines.join('\n')
}

/** One item as a line of Markdown. Links in the original line are kept. */
export function toMarkdownLine(item: TrackedItem, texts: ReportTexts = englishTexts): string {
  const { latest } = item
  const place = [
    `${latest.path}:${latest.item.span.start.line}`,
    ...(item.timesCarried > 0 ? [texts.carried(item.timesCarried)] : []),
    ...(item.status === 'open' ? [] : [texts.status[item.status]]),
  ]
  return `- [${item.status === 'done' ? 'x' : ' '}] ${latest.item.text} (${place.join(', ')})`
}
