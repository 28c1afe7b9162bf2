import { relative, resolve, sep } from 'node:path'
import { type Ageing, defaultStaleAfterMonths, isStale, referenceDay } from '../src/core/actionItems/ageing'
import { listDecisions } from '../src/core/actionItems/decisionList'
import { toCsvDecisions, toJsonDecisions, toMarkdownDecisions } from '../src/core/actionItems/decisionReport'
import { defaultArrangement } from '../src/core/actionItems/grouping'
import type { TrackedItem } from '../src/core/actionItems/history'
import { createItemIndex } from '../src/core/actionItems/itemIndex'
import { toCsvReport, toJsonReport, toMarkdownReport } from '../src/core/actionItems/report'
import { detectKind } from '../src/core/detectMinutes'
import { digestOf } from '../src/core/digest'
import { defaultLexicon, readMinutes } from '../src/core/reader/readMinutes'
import { markdownFiles, readText, type Warn } from './markdownBelow'

export const formats = ['json', 'md', 'csv'] as const
export const statuses = ['open', 'stale', 'done', 'dropped', 'all'] as const

export interface ReportOptions {
  readonly root: string
  readonly format: (typeof formats)[number]
  /** `open` leaves out stale items, `stale` gives only them. */
  readonly status: (typeof statuses)[number]
  /** With or without `@`. */
  readonly owner: string | undefined
  /** The local day, `YYYY-MM-DD`. */
  readonly today: string
  /** Whether age counts from `today` rather than from the newest meeting. */
  readonly isTodayReference: boolean
}

/** Reports the action items of all minutes below a folder, without duplicates. */
export function actionReport(
  { root, format, status, owner, today, isTodayReference }: ReportOptions,
  warn: Warn,
): string {
  const index = indexBelow(resolve(root), warn)
  const ageing: Ageing = {
    reference: isTodayReference ? today : referenceDay(index.files(), today),
    staleAfterMonths: defaultStaleAfterMonths,
  }
  const ownerToFind = owner?.replace(/^@/, '').toLowerCase()
  const hasStatus = (item: TrackedItem): boolean => {
    if (status === 'all') return true
    if (status === 'stale') return isStale(item, ageing)
    return item.status === status && !isStale(item, ageing)
  }
  const items = index
    .items()
    .filter(
      (item) =>
        hasStatus(item) &&
        (ownerToFind === undefined || item.latest.item.owners.some((one) => one.toLowerCase() === ownerToFind)),
    )
  switch (format) {
    case 'json':
      return toJsonReport(items, ageing)
    case 'csv':
      return toCsvReport(items, ageing)
    case 'md':
      return toMarkdownReport(items, defaultArrangement, today)
  }
}

/** Reports the decisions of all minutes below a folder. */
export function decisionReport(
  { root, format, today }: Pick<ReportOptions, 'root' | 'format' | 'today'>,
  warn: Warn,
): string {
  const decisions = listDecisions(indexBelow(resolve(root), warn).files())
  switch (format) {
    case 'json':
      return toJsonDecisions(decisions)
    case 'csv':
      return toCsvDecisions(decisions)
    case 'md':
      return toMarkdownDecisions(decisions, today)
  }
}

function indexBelow(root: string, warn: Warn): ReturnType<typeof createItemIndex> {
  const index = createItemIndex('')
  for (const file of markdownFiles(root, warn)) {
    const path = relative(root, file).split(sep).join('/')
    const text = readText(file, warn)
    if (text === undefined || detectKind(path, text, defaultLexicon) === 'other') continue
    index.put(path, { stamp: '', root, digest: digestOf(path, readMinutes(text, { path }), text) })
  }
  return index
}
