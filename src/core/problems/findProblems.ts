import type { Minutes } from '../minutes'
import type { Lexicon } from '../reader/lexicon/lexicon'
import type { ReferenceOptions } from '../reader/references'
import { findDeckProblems } from './deck/deckProblems'
import {
  findBareReferences,
  findDateProblems,
  findDuplicateParticipants,
  findPadImageProblems,
  findPlaceholders,
  findUnansweredDuties,
  findUnownedActions,
} from './minutesProblems'
import { findMisspelledHandles, type HandleCounts } from './misspelledHandles'
import { findLabelProblems } from './linkLabels'
import { findMojibake } from './mojibake'
import type { Problem, ProblemCode } from './problem'
import { isSuppressed, readSuppressions } from './suppression'

/** Data for the checks besides the document. */
export interface ProblemContext {
  /** Path of the file in its workspace. */
  readonly path: string
  readonly lexicon: Lexicon
  readonly references: ReferenceOptions
  readonly handles: HandleCounts
  /** Names of repositories that the workspace links to, in lower case, without owners. */
  readonly repositories: ReadonlySet<string>
}

/**
 * Finds all problems in a document, in document order, without those suppressed by a comment.
 *
 * @param text The text that `minutes` was read from.
 */
export function findProblems(text: string, minutes: Minutes, context: ProblemContext): readonly Problem[] {
  const repositories = new Set(context.repositories)
  for (const { repo, url } of minutes.references)
    if (repo !== undefined && url !== undefined) repositories.add(repo.toLowerCase())
  const placeholders = findPlaceholders(minutes, context.lexicon)
  const placeholderOffsets = new Set(placeholders.map(({ span }) => span.start.offset))
  const problems: readonly Problem[] = [
    ...findLabelProblems(text, minutes.references, repositories, context.references),
    ...findMisspelledHandles(minutes, context.handles).filter(({ span }) => !placeholderOffsets.has(span.start.offset)),
    ...findDuplicateParticipants(minutes),
    ...findUnownedActions(minutes),
    ...findUnansweredDuties(text, minutes, context.lexicon),
    ...findDateProblems(minutes, context.path),
    ...placeholders,
    ...findMojibake(text),
    ...findBareReferences(minutes),
    ...(minutes.kind === 'slides' ? findDeckProblems(text) : []),
    ...findPadImageProblems(minutes),
  ]
  const suppressions = readSuppressions(text)
  return problems
    .filter((problem) => !(isTemplate(context.path) && expectedInTemplates.has(problem.code)))
    .filter((problem) => !isSuppressed(problem, suppressions))
    .sort((one, other) => one.span.start.offset - other.span.start.offset)
}

/** Problems that are expected in a template. */
const expectedInTemplates: ReadonlySet<ProblemCode> = new Set([
  'placeholder',
  'unassigned-duty',
  'unassigned-action-item',
])

function isTemplate(path: string): boolean {
  return /(?:^|[/_.-])(?:template|vorlage)\.(?:minutes\.)?md$/i.test(path)
}
