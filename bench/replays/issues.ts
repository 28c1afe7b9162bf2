import { noIndexedIssues } from '../../src/core/completion/indexedIssues'
import { findIssues } from '../../src/core/completion/issues'
import { type IssueStats, collectIssueStats } from '../../src/core/completion/issueStats'
import { readCursorContext, type CursorContext } from '../../src/core/completion/cursorContext'
import { defaultLexicon } from '../../src/core/reader/readMinutes'
import { defaultReferenceOptions } from '../../src/core/reader/references'
import { issueKey } from '../../src/core/topics'
import { historyOf, type ReadDocument } from './people'

/** A link, and what was known when it was typed. */
export interface LinkSample {
  readonly path: string
  readonly series: string
  readonly offset: number
  /** The key of the issue. */
  readonly target: string
  /** Whether an earlier meeting of the series linked the issue. */
  readonly isSeenBefore: boolean
  readonly stats: IssueStats
  readonly cursorContext: CursorContext
}

/**
 * Yields every link to an issue or pull request.
 *
 * Uses only files with an earlier date and the text before the link, so that nothing later influences the result.
 */
export function* linkSamples(documents: readonly ReadDocument[]): Generator<LinkSample> {
  const options = { lexicon: defaultLexicon, webOrigins: defaultReferenceOptions.webOrigins }
  for (const document of documents) {
    const { minutes, digest, path, text } = document
    const links = minutes.references.flatMap(({ owner, repo, number, span }) =>
      owner === undefined || repo === undefined ? [] : [{ owner, repo, number, offset: span.start.offset }],
    )
    if (links.length === 0) continue
    const stats = collectIssueStats(historyOf(documents, document), digest.series, digest.date)
    for (const { offset, ...issue } of links) {
      const target = issueKey(issue)
      const before = `${text.slice(0, offset)}#`
      const cursorContext = readCursorContext(before, { start: offset, end: before.length }, options)
      yield {
        path,
        series: digest.series,
        offset,
        target,
        isSeenBefore: stats.meetingsSinceLink.has(target),
        stats,
        cursorContext,
      }
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
  for (const { path, offset, target, isSeenBefore, stats, cursorContext } of linkSamples(documents)) {
    const position = (typed: string): number =>
      findIssues({ indexedIssues: noIndexedIssues, stats, cursorContext }, { repository: '', typed }, 10).findIndex(
        (issue) => issueKey(issue) === target,
      )
    const digits = target.slice(target.indexOf('#') + 1, target.indexOf('#') + 3)
    yield { path, offset, target, isSeenBefore, untyped: position(''), twoDigits: position(digits) }
  }
}
