import { relative, resolve, sep } from 'node:path'
import { defaultArrangement } from '../src/core/actionItems/grouping'
import type { ItemStatus } from '../src/core/actionItems/history'
import { createItemIndex } from '../src/core/actionItems/itemIndex'
import { toCsvReport, toJsonReport, toMarkdownReport } from '../src/core/actionItems/report'
import { detectKind } from '../src/core/detectMinutes'
import { digestOf } from '../src/core/digest'
import { defaultLexicon, readMinutes } from '../src/core/reader/readMinutes'
import { markdownFiles, readText, type Warn } from './markdownBelow'

export const formats = ['json', 'md', 'csv'] as const
export const statuses = ['open', 'done', 'dropped', 'all'] as const

export interface ReportOptions {
  readonly root: string
  readonly format: (typeof formats)[number]
  readonly status: (typeof statuses)[number]
  /** With or without `@`. */
  readonly owner: string | undefined
}

/** Reports the action items of all minutes below a folder, without duplicates. */
export function actionReport({ root, format, status, owner }: ReportOptions, warn: Warn): string {
  const ownerToFind = owner?.replace(/^@/, '').toLowerCase()
  const isWanted = (own: ItemStatus, owners: readonly string[]): boolean =>
    (status === 'all' || own === status) &&
    (ownerToFind === undefined || owners.some((one) => one.toLowerCase() === ownerToFind))
  const items = indexBelow(resolve(root), warn)
    .items()
    .filter((item) => isWanted(item.status, item.latest.item.owners))
  switch (format) {
    case 'json':
      return toJsonReport(items)
    case 'csv':
      return toCsvReport(items)
    case 'md':
      return toMarkdownReport(items, defaultArrangement, new Date().toISOString().slice(0, 10))
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
