import { isRepositoryName, parsePublication, type Publication } from './publication'
import type { PublishProgress } from './publish'

/** A run that is in progress or was interrupted. */
export interface InterruptedRun {
  readonly standing: PublishProgress
  /** The publications to use if the run turns out to be complete. */
  readonly pending: readonly Publication[]
}

/** What is stored about one document. */
export interface PublicationRecord {
  readonly uri: string
  readonly publication: Publication | undefined
  readonly standing: InterruptedRun | undefined
}

/** The version of the file format. Files of another version are ignored and overwritten. */
const formatVersion = 1

export function formatRecord(record: PublicationRecord): string {
  return JSON.stringify({ formatVersion, ...record })
}

/**
 * Reads a stored record; undefined when it is incomplete, damaged, or of another version. Publishing then goes on as on
 * another machine: GitHub is the source of truth.
 */
export function parseRecord(text: string): PublicationRecord | undefined {
  const stored = parseObject(text)
  if (stored?.['formatVersion'] !== formatVersion || typeof stored['uri'] !== 'string') return undefined
  return {
    uri: stored['uri'],
    publication: parsePublication(stored['publication']),
    standing: parseInterruptedRun(stored['standing']),
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    const value: unknown = JSON.parse(text)
    return typeof value === 'object' && value !== null ? (value as Readonly<Record<string, unknown>>) : undefined
  } catch (error) {
    if (error instanceof SyntaxError) return undefined
    throw error
  }
}

function parseInterruptedRun(value: unknown): InterruptedRun | undefined {
  if (typeof value !== 'object' || value === null) return undefined
  const { standing, pending } = value as Record<string, unknown>
  if (typeof standing !== 'object' || standing === null || !Array.isArray(pending)) return undefined
  const { target, head, branch } = standing as Record<string, unknown>
  return isRepositoryName(target) && isRepositoryName(head) && typeof branch === 'string'
    ? { standing: standing as PublishProgress, pending: pending.flatMap((each) => parsePublication(each) ?? []) }
    : undefined
}
