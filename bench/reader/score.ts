import type { Extract } from '../../src/core/extract'
import type { Labels, LabeledLine } from './labels'

/** Shares between 0 and 1. For a field with one value for each document or line, all three are the share of right values. */
export interface FieldScore {
  readonly precision: number
  readonly recall: number
  readonly f1: number
}

export interface Score {
  readonly documents: number
  readonly fields: Readonly<Record<string, FieldScore>>
}

/** How often a field was right: values found and labeled, found only, labeled only. */
interface Counts {
  found: number
  extra: number
  missed: number
}

/** Collects counts and differences over all documents. */
class Comparison {
  readonly counts = new Map<string, Counts>()
  readonly differences: string[] = []

  of(field: string): Counts {
    const counts = this.counts.get(field) ?? { found: 0, extra: 0, missed: 0 }
    this.counts.set(field, counts)
    return counts
  }

  /** @param neutral Values that do not count. */
  sets(
    field: string,
    file: string,
    labeled: readonly string[],
    read: readonly string[],
    neutral: readonly string[] = [],
  ) {
    const counts = this.of(field)
    const wanted = new Set(labeled)
    const actual = new Set(read)
    for (const value of wanted) {
      if (actual.has(value)) counts.found++
      else {
        counts.missed++
        this.differences.push(`${file}: ${field} missed ${value}`)
      }
    }
    for (const value of actual) {
      if (wanted.has(value) || neutral.includes(value)) continue
      counts.extra++
      this.differences.push(`${file}: ${field} extra ${value}`)
    }
  }

  value(field: string, place: string, labeled: unknown, read: unknown) {
    const counts = this.of(field)
    if (labeled === read) {
      counts.found++
      return
    }
    counts.extra++
    counts.missed++
    this.differences.push(`${place}: ${field} is ${String(labeled)}, read as ${String(read)}`)
  }
}

/**
 * Compares what the reader found with labels.
 *
 * @param extracts By `file`. A document without one counts as read without any result.
 * @returns The scores, and a sentence for each difference.
 */
export function scoreExtracts(
  labels: readonly Labels[],
  extracts: ReadonlyMap<string, Extract>,
): { readonly score: Score; readonly differences: readonly string[] } {
  const comparison = new Comparison()
  for (const labeled of labels) compareDocument(comparison, labeled, extracts.get(labeled.file))
  const fields = [...comparison.counts].map(([field, counts]) => [field, fieldScore(counts)] as const)
  return {
    score: { documents: labels.length, fields: Object.fromEntries(fields) },
    differences: comparison.differences,
  }
}

function compareDocument(comparison: Comparison, labeled: Labels, read: Extract | undefined): void {
  const { file } = labeled
  comparison.value('kind', file, labeled.kind, read?.kind)
  comparison.value('date', file, labeled.date, read?.date ?? null)
  comparison.sets('participants', file, labeled.participants.map(key), (read?.participants ?? []).map(key))
  comparison.sets('scribes', file, labeled.scribe.map(key), (read?.scribe ?? []).map(key))
  comparison.sets('reporters', file, labeled.reporter.map(key), (read?.reporter ?? []).map(key))
  comparison.sets('references', file, labeled.issueRefs.map(referenceKey), (read?.issueRefs ?? []).map(referenceKey))
  if (labeled.agendaAmbiguous !== true) {
    comparison.sets('agenda', file, lines(labeled.agenda), lines(read?.agenda), lines(labeled.agendaOptional))
    for (const topic of labeled.agenda) {
      const match = read?.agenda.find(({ line }) => line === topic.line)
      if (match === undefined) continue
      const place = `${file}:${topic.line}`
      comparison.value('agendaOwners', place, people(topic.owners), people(match.owners))
      comparison.value('agendaMinutes', place, topic.minutes, match.minutes)
    }
  }
  const explicit = labeled.actions.filter((action) => action.explicit !== false)
  const optional = [...lines(labeled.actions), ...lines(labeled.actionsOptional)]
  comparison.sets('actions', file, lines(explicit), lines(read?.actions), optional)
  for (const action of explicit) {
    const match = read?.actions.find(({ line }) => line === action.line)
    if (match === undefined) continue
    const place = `${file}:${action.line}`
    comparison.value('actionOwners', place, people(action.owners), people(match.owners))
    comparison.value('actionDone', place, action.done, match.done)
  }
  comparison.sets('decisions', file, lines(labeled.decisions), lines(read?.decisions), lines(labeled.decisionsOptional))
}

function fieldScore({ found, extra, missed }: Counts): FieldScore {
  const precision = found + extra === 0 ? 1 : found / (found + extra)
  const recall = found + missed === 0 ? 1 : found / (found + missed)
  const f1 = precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall)
  return { precision: round(precision), recall: round(recall), f1: round(f1) }
}

function round(share: number): number {
  return Math.round(share * 10_000) / 10_000
}

function lines(entries: readonly LabeledLine[] = []): readonly string[] {
  return entries.map(({ line }) => String(line))
}

function key(person: string): string {
  return person.replace(/^@/, '').toLowerCase()
}

/** Owners as one string, in any order, each once. */
function people(owners: readonly string[]): string {
  return [...new Set(owners.map(key))].sort().join(', ')
}

function referenceKey({ line, owner, repo, number }: Labels['issueRefs'][number]): string {
  return `${line} ${owner}/${repo}#${number}`.toLowerCase()
}
