import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { defaultStaleAfterMonths, referenceDay } from '../../src/core/actionItems/ageing'
import { listDecisions } from '../../src/core/actionItems/decisionList'
import { toMarkdownDecisions } from '../../src/core/actionItems/decisionReport'
import { defaultArrangement } from '../../src/core/actionItems/grouping'
import { toMarkdownReport } from '../../src/core/actionItems/report'
import { localDate } from '../../src/core/calendar'
import { liveItems } from '../../src/core/newMinutes/suggestedParts'
import { indexOf } from '../actionReport'
import { documentsIn } from '../commands/documents'
import { isFile } from '../commands/paths'
import type { Warn } from '../markdownBelow'

const actionFile = 'ACTION-ITEMS.md'
const decisionFile = 'DECISIONS.md'

/**
 * Writes the open items that are not stale, and the decisions. Both depend only on the minutes: their date is that of
 * the newest meeting, so that an unchanged repository gives unchanged files.
 *
 * @returns The files that changed, relative to the root.
 */
export function writeReports(root: string, warn: Warn): readonly string[] {
  const all = documentsIn(root, warn)
  const own = new Set([actionFile, decisionFile])
  const index = indexOf({ root: all.root, all: () => [...all.all()].filter(({ path }) => !own.has(path)) })
  const reference = referenceDay(index.files(), localDate())
  const day = reference ?? localDate()
  const items = liveItems(index.items(), { reference, staleAfterMonths: defaultStaleAfterMonths })
  const texts = new Map([
    [actionFile, toMarkdownReport(items, defaultArrangement, day)],
    [decisionFile, toMarkdownDecisions(listDecisions(index.files()), day)],
  ])
  return [...texts].flatMap(([name, text]) => {
    const file = join(root, name)
    if (isFile(file) && readFileSync(file, 'utf8') === text) return []
    writeFileSync(file, text)
    return [name]
  })
}
