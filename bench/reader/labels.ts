import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import { readCorpus } from '../documents'

/** Lines are 1-based. Handles without `@`, or names, in lower case. */
export interface Labels {
  /** Path below the folder, separated by `/`. */
  readonly file: string
  readonly kind: string
  /** `YYYY-MM-DD`, or null if the document names no day. */
  readonly date: string | null
  readonly participants: readonly string[]
  readonly scribe: readonly string[]
  readonly reporter: readonly string[]
  readonly agenda: readonly LabeledTopic[]
  /** True if more than one agenda is right: the field does not count for this document. */
  readonly agendaAmbiguous?: boolean
  readonly actions: readonly LabeledAction[]
  readonly decisions: readonly LabeledLine[]
  readonly issueRefs: readonly LabeledReference[]
  /** Lines that are neither right nor wrong, found or missed. */
  readonly agendaOptional?: readonly LabeledLine[]
  readonly actionsOptional?: readonly LabeledLine[]
  readonly decisionsOptional?: readonly LabeledLine[]
}

export interface LabeledLine {
  readonly line: number
}

export interface LabeledTopic extends LabeledLine {
  readonly owners: readonly string[]
  /** Length of the time box in minutes. */
  readonly minutes: number | null
}

export interface LabeledAction extends LabeledLine {
  readonly owners: readonly string[]
  readonly done: boolean
  /** False for a commitment without a mark, which counts as optional. Absent means true. */
  readonly explicit?: boolean
}

export interface LabeledReference extends LabeledLine {
  readonly owner: string
  readonly repo: string
  readonly number: number
}

export interface LabeledDocument {
  readonly labels: Labels
  readonly text: string
}

/**
 * Reads documents with their labels.
 *
 * @param gold A JSON file with an array of labels, whose `file` is relative to `folder`. Without it the labels of
 *   `a.md` are in `a.json` beside it.
 * @throws if a file is missing or is not JSON.
 */
export function readLabeled(folder: string, gold?: string): readonly LabeledDocument[] {
  if (gold !== undefined) {
    const all = JSON.parse(readFileSync(gold, 'utf8')) as readonly Labels[]
    return all.map((labels) => ({ labels, text: readFileSync(join(folder, labels.file), 'utf8') }))
  }
  return readCorpus(folder).map(({ path, text }) => ({
    labels: {
      ...(JSON.parse(readFileSync(join(folder, path.replace(/\.\w+$/, '.json')), 'utf8')) as Omit<Labels, 'file'>),
      file: path,
    },
    text,
  }))
}
