import type { Minutes } from '../minutes'
import type { Lexicon } from '../reader/lexicon'
import type { ReferenceOptions } from '../reader/references'
import { findAccidentalHeadings } from './decks'
import {
  findBareReferences,
  findDateMismatch,
  findDuplicateParticipants,
  findPadPictures,
  findPlaceholders,
  findUnansweredDuties,
  findUnownedActions,
} from './formalities'
import { findMisspeltHandles, type HandleCounts } from './handles'
import { findLabelProblems } from './labels'
import { findMojibake } from './mojibake'
import type { Problem, ProblemCode } from './problem'
import { isSilenced, readSilences } from './silence'

/** What the workspace knows beyond the document itself. */
export interface ProblemContext {
  /** The file's path inside its workspace. */
  readonly path: string
  readonly lexicon: Lexicon
  readonly references: ReferenceOptions
  readonly handles: HandleCounts
  /** Names of repositories that the workspace's minutes link to, in lower case, without owners. */
  readonly repositories: ReadonlySet<string>
}

/**
 * Everything that may be wrong in a document, in document order; what a comment silences is left out.
 *
 * @param text What `minutes` was read from.
 */
export function findProblems(text: string, minutes: Minutes, context: ProblemContext): readonly Problem[] {
  const repositories = new Set(context.repositories)
  for (const { repo, url } of minutes.references)
    if (repo !== undefined && url !== undefined) repositories.add(repo.toLowerCase())
  const placeholders = findPlaceholders(minutes, context.lexicon)
  const left = new Set(placeholders.map(({ span }) => span.start.offset))
  const problems: readonly Problem[] = [
    ...findLabelProblems(text, minutes.references, repositories, context.references),
    ...findMisspeltHandles(minutes, context.handles).filter(({ span }) => !left.has(span.start.offset)),
    ...findDuplicateParticipants(minutes),
    ...findUnownedActions(minutes),
    ...findUnansweredDuties(text, minutes, context.lexicon),
    ...findDateMismatch(minutes, context.path),
    ...placeholders,
    ...findMojibake(text),
    ...findBareReferences(minutes),
    ...findAccidentalHeadings(text, minutes),
    ...findPadPictures(minutes),
  ]
  const silences = readSilences(text)
  return problems
    .filter((problem) => !(isTemplate(context.path) && openInTemplates.has(problem.code)))
    .filter((problem) => !isSilenced(problem, silences))
    .sort((one, other) => one.span.start.offset - other.span.start.offset)
}

/** What a template leaves open for whoever writes minutes from it. */
const openInTemplates: ReadonlySet<ProblemCode> = new Set(['placeholder', 'unanswered-duty', 'unowned-action'])

function isTemplate(path: string): boolean {
  return /(?:^|[/_.-])(?:template|vorlage)\.(?:minutes\.)?md$/i.test(path)
}
