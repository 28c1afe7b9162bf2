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
import { type Documents, documentsIn } from './commands/documents'
import type { Warn } from './markdownBelow'

export const formats = ['json', 'md', 'csv'] as const
export const statuses = ['open', 'stale', 'done', 'dropped', 'all'] as const

export interface ReportOptions {
  readonly root: string
  /** Undefined for all files below `root`. */
  readonly documents?: Documents | undefined
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

/** Reports the action items of all minutes, without duplicates. */
export function actionReport(
  { root, documents, format, status, owner, today, isTodayReference }: ReportOptions,
  warn: Warn,
): string {
  const index = indexOf(documents ?? documentsIn(root, warn))
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

/** Reports the decisions of all minutes. */
export function decisionReport(
  { root, documents, format, today }: Pick<ReportOptions, 'root' | 'documents' | 'format' | 'today'>,
  warn: Warn,
): string {
  const decisions = listDecisions(indexOf(documents ?? documentsIn(root, warn)).files())
  switch (format) {
    case 'json':
      return toJsonDecisions(decisions)
    case 'csv':
      return toCsvDecisions(decisions)
    case 'md':
      return toMarkdownDecisions(decisions, today)
  }
}

/** The minutes among documents. A document that was named is read in any case. */
export function indexOf({ root, all }: Documents): ReturnType<typeof createItemIndex> {
  const index = createItemIndex('')
  for (const { path, text, isGiven } of all()) {
    if (!isGiven && detectKind(path, text, defaultLexicon) === 'other') continue
    index.put(path, { stamp: '', root, digest: digestOf(path, readMinutes(text, { path }), text) })
  }
  return index
}
