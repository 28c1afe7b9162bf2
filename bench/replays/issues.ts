import { emptyLibrary } from '../../src/core/completion/issueLibrary'
import { findIssues } from '../../src/core/completion/issues'
import { type IssueMemory, rememberIssues } from '../../src/core/completion/issueMemory'
import { readScene, type Scene } from '../../src/core/completion/scene'
import { defaultLexicon } from '../../src/core/reader/readMinutes'
import { defaultReferenceOptions } from '../../src/core/reader/references'
import { issueKey } from '../../src/core/topics'
import { historyOf, type ReadDocument } from './people'

/** A link, and what was known when it was typed. */
export interface LinkScene {
  readonly path: string
  readonly series: string
  readonly offset: number
  /** The key of the issue. */
  readonly target: string
  /** Whether an earlier meeting of the series linked the issue. */
  readonly isSeenBefore: boolean
  readonly memory: IssueMemory
  readonly scene: Scene
}

/**
 * Yields every link to an issue or pull request.
 *
 * Only files with an earlier date and the text before the link are used, so that nothing of the future is known.
 */
export function* scenesOfLinks(documents: readonly ReadDocument[]): Generator<LinkScene> {
  const options = { lexicon: defaultLexicon, webOrigins: defaultReferenceOptions.webOrigins }
  for (const document of documents) {
    const { minutes, digest, path, text } = document
    const links = minutes.references.flatMap(({ owner, repo, number, span }) =>
      owner === undefined || repo === undefined ? [] : [{ owner, repo, number, offset: span.start.offset }],
    )
    if (links.length === 0) continue
    const memory = rememberIssues(historyOf(documents, document), digest.series, digest.date)
    for (const { offset, ...issue } of links) {
      const target = issueKey(issue)
      const before = `${text.slice(0, offset)}#`
      const scene = readScene(before, { start: offset, end: before.length }, options)
      yield { path, series: digest.series, offset, target, isSeenBefore: memory.age.has(target), memory, scene }
    }
  }
}

export interface ReplayedLink {
  readonly path: string
  readonly offset: number
  readonly target: string
  readonly isSeenBefore: boolean
  /** Position of the issue, 0 for the first, -1 if missing; with nothing typed and after two digits. */
  readonly untyped: number
  readonly twoDigits: number
}

/** Replays the typing of every link. */
export function* replayLinks(documents: readonly ReadDocument[]): Generator<ReplayedLink> {
  for (const { path, offset, target, isSeenBefore, memory, scene } of scenesOfLinks(documents)) {
    const place = (typed: string): number =>
      findIssues({ library: emptyLibrary, memory, scene }, { repository: '', typed }, 10).findIndex(
        (issue) => issueKey(issue) === target,
      )
    const digits = target.slice(target.indexOf('#') + 1, target.indexOf('#') + 3)
    yield { path, offset, target, isSeenBefore, untyped: place(''), twoDigits: place(digits) }
  }
}
