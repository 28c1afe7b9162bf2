import Fuse from 'fuse.js'
import { collectIssueStats } from '../../src/core/completion/issueStats'
import {
  byStateAndUpdate,
  type Issue,
  type IssueSegment,
  joinSegments,
  segmentIssues,
} from '../../src/core/completion/indexedIssues'
import { findIssues, titleOptions } from '../../src/core/completion/issues'
import type { CursorContext } from '../../src/core/completion/cursorContext'
import type { BenchOptions, Figures } from '../main'
import { percentile, round, timed } from '../percentiles'
import { makeQueries, makeTitles } from '../titles'

/** Number of queries without a typo, and of queries with one. Each is one keystroke. */
const queryCount = 200

const emptyContext: CursorContext = {
  participants: [],
  isInParticipants: false,
  isInHeading: false,
  topics: [],
  later: [],
  asksForReport: false,
  words: [],
  lineHandles: [],
  placeholders: [],
}

/**
 * Search of issues by title: ours against plain Fuse.js, with the same queries on the same `--n` issues (50,000).
 *
 * `agreement` is the share of queries where Fuse's first result is among our first ten. `longestStepMs` is the longest
 * time that loading the index blocks a keystroke.
 */
export function run({ n = 50_000 }: BenchOptions): Figures {
  const issues = makeIssues(n)
  const heapBefore = process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers
  const segments: IssueSegment[] = []
  const steps: number[] = []
  for (let from = 0; from < issues.length; from += perRepository) {
    const building = segmentIssues(issues.slice(from, from + perRepository))
    for (;;) {
      const { ms, value } = timed(() => building.next())
      steps.push(ms)
      if (value.done === true) break
      segments.push(value.value)
    }
  }
  const { ms: joiningMs, value: indexedIssues } = timed(() => joinSegments(segments))
  steps.push(joiningMs)
  const heapMb = (process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - heapBefore) / 1_000_000
  // Fuse.js gets the issues in our order, so that equal matches come in the same order.
  const sorted = [...issues].sort(byStateAndUpdate)
  const fuse = new Fuse(sorted, titleOptions)
  const sources = { indexedIssues, stats: collectIssueStats([], '', undefined), cursorContext: emptyContext }
  const find = (query: string): readonly Issue[] =>
    findIssues(sources, { repository: '', typed: query.replaceAll(' ', '-') }, 50)
  // With a small index, noise is longer than a search: take the best of three, for both.
  const repeats = n > 10_000 ? 1 : 3
  const titles = issues.map(({ title = '' }) => title)
  const compare = (queries: readonly string[]): Comparison => {
    const ours = queries.map((query) => best(() => find(query), repeats))
    const theirs = queries.map((query) => best(() => fuse.search(query, { limit: 50 }), repeats))
    const answered = theirs.flatMap(({ value }, index) => {
      const first = value[0]?.item
      return first === undefined ? [] : [ours[index]?.value.slice(0, 10).includes(first) === true]
    })
    return {
      ours: ours.map(({ ms }) => ms),
      theirs: theirs.map(({ ms }) => ms),
      agreement: answered.filter(Boolean).length / Math.max(1, answered.length),
    }
  }
  for (const query of makeQueries(titles, 50, false)) {
    find(query)
    fuse.search(query, { limit: 50 })
  }
  const withoutTypo = compare(makeQueries(titles, queryCount, false))
  const withTypo = compare(makeQueries(titles, queryCount, true))
  const ours = [...withoutTypo.ours, ...withTypo.ours]
  const theirs = [...withoutTypo.theirs, ...withTypo.theirs]
  return {
    n,
    p50Ms: round(percentile(ours, 0.5)),
    p95Ms: round(percentile(ours, 0.95)),
    fuseP50Ms: round(percentile(theirs, 0.5)),
    fuseP95Ms: round(percentile(theirs, 0.95)),
    speedup: round(percentile(theirs, 0.95) / percentile(ours, 0.95)),
    agreement: round(withoutTypo.agreement),
    agreementWithSlip: round(withTypo.agreement),
    loadMs: round(steps.reduce((sum, ms) => sum + ms, 0)),
    longestStepMs: round(Math.max(...steps)),
    heapMb: round(heapMb),
  }
}

function best<T>(call: () => T, repeats: number): { readonly ms: number; readonly value: T } {
  const runs = Array.from({ length: repeats }, () => timed(call))
  return runs.reduce((fastest, run) => (run.ms < fastest.ms ? run : fastest))
}

interface Comparison {
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
  readonly agreement: number
}

/** Issues of each repository. */
const perRepository = 2_500

/** Generates issues of several repositories, a third of them open. */
function makeIssues(n: number): readonly Issue[] {
  return makeTitles(n).map((title, index) => ({
    owner: 'example',
    repo: `repository-${Math.floor(index / perRepository)}`,
    number: index + 1,
    kind: index % 3 === 0 ? 'pull' : 'issue',
    title,
    state: index % 3 === 1 ? 'open' : 'closed',
    updatedAt: new Date(Date.UTC(2026, 0, 1) - index * 3_600_000).toISOString(),
  }))
}
