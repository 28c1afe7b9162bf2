import type { CalendarDate } from '../minutes'
import { nameSeries } from '../series'
import { type Ageing, isStale } from './ageing'
import { toCsv } from './csv'
import { type Arrangement, itemDueDate, groupItems } from './grouping'
import type { ItemStatus, TrackedItem } from './history'
import { itemIssues } from './itemIssues'

/** An action item in exported JSON, for reports and scheduled jobs. Lines are 1-based. */
export interface ReportedItem {
  readonly id: string
  readonly task: string
  readonly owners: readonly string[]
  readonly status: ItemStatus
  /** Whether it is marked as dropped; true only with the status `dropped`. */
  readonly cancelled: boolean
  /** Whether nobody has mentioned it for a long time; true only with the status `open`. */
  readonly stale: boolean
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

function toReportedItem(item: TrackedItem, ageing: Ageing): ReportedItem {
  const { latest } = item
  return {
    id: item.id,
    task: latest.item.task,
    owners: latest.item.owners,
    status: item.status,
    cancelled: item.status === 'dropped' && latest.item.isCancelled === true,
    stale: isStale(item, ageing),
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

export function toJsonReport(items: readonly TrackedItem[], ageing: Ageing): string {
  return `${JSON.stringify(
    items.map((item) => toReportedItem(item, ageing)),
    undefined,
    2,
  )}\n`
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
  'stale',
  'cancelled',
] as const

/** CSV with a header line. */
export function toCsvReport(items: readonly TrackedItem[], ageing: Ageing): string {
  const rows = items.map((item) => {
    const own = toReportedItem(item, ageing)
    return columns.map((column) => {
      const value = own[column] ?? ''
      return typeof value === 'object' ? value.join(' ') : typeof value === 'boolean' ? String(value) : value
    })
  })
  return toCsv([columns, ...rows])
}

/** Texts of a Markdown report, so that callers can translate them. */
export interface ReportTexts {
  readonly title: string
  readonly unassigned: string
  readonly rootSeries: string
  readonly stale: string
  readonly carried: (times: number) => string
  readonly status: Readonly<Record<ItemStatus, string>>
}

const englishTexts: ReportTexts = Object.freeze({
  title: 'Action items',
  unassigned: 'Unassigned',
  rootSeries: 'Minutes',
  stale: 'Stale',
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
  const seriesLabel = nameSeries(items, texts.rootSeries, lastSegment)
  const lines = [`# ${texts.title} (${today})`, '']
  for (const { key, items: own } of groups) {
    const title =
      key.by === 'owner'
        ? (key.owner ?? texts.unassigned)
        : key.by === 'series'
          ? seriesLabel(key)
          : key.by === 'meeting'
            ? `${seriesLabel(key)} ${key.day ?? key.path}`
            : key.by === 'age'
              ? key.age
              : texts.stale
    lines.push(`## ${title}`, '', ...own.map((item) => toMarkdownLine(item, texts)), '')
  }
  return lines.join('\n')
}

function lastSegment(root: string): string {
  return root.replace(/\/+$/, '').split('/').at(-1) ?? root
}

/** An item as a line of Markdown, with the links of the original line. */
export function toMarkdownLine(item: TrackedItem, texts: ReportTexts = englishTexts): string {
  const { latest } = item
  const place = [
    `${latest.path}:${latest.item.span.start.line}`,
    ...(item.timesCarried > 0 ? [texts.carried(item.timesCarried)] : []),
    ...(item.status === 'open' ? [] : [texts.status[item.status]]),
  ]
  return `- [${item.status === 'done' ? 'x' : ' '}] ${latest.item.text} (${place.join(', ')})`
}
