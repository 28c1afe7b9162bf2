import Fuse from 'fuse.js'
import { rememberIssues } from '../../src/core/completion/issueMemory'
import {
  byStateAndUpdate,
  type Issue,
  type IssueSegment,
  makeLibrary,
  segmentIssues,
} from '../../src/core/completion/issueLibrary'
import { findIssues, titleOptions } from '../../src/core/completion/issues'
import type { Scene } from '../../src/core/completion/scene'
import type { BenchOptions, Figures } from '../main'
import { percentile, round, timed } from '../percentiles'
import { makeQueries, makeTitles } from '../titles'

/** Queries without and with a slip; each is one keystroke. */
const queryCount = 200

const nowhere: Scene = {
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
 * Issues by words of their titles: ours against plain Fuse.js over the same `--n` issues (50,000), on the same queries.
 * `agreement` is how often Fuse's first result is among our first ten. `longestStepMs` is the longest time for which
 * loading the index holds up a keystroke.
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
  const { ms: joining, value: library } = timed(() => makeLibrary(segments))
  steps.push(joining)
  const heapMb = (process.memoryUsage().heapUsed + process.memoryUsage().arrayBuffers - heapBefore) / 1_000_000
  // Fuse.js gets the issues in the order that ours prefers, so that equal matches stand in the same order.
  const sorted = [...issues].sort(byStateAndUpdate)
  const fuse = new Fuse(sorted, titleOptions)
  const sources = { library, memory: rememberIssues([], '', undefined), scene: nowhere }
  const find = (query: string): readonly Issue[] =>
    findIssues(sources, { repository: '', typed: query.replaceAll(' ', '-') }, 50)
  // A pause of the machine is longer than a search in a small index: there the best of three counts, for both.
  const repeats = n > 10_000 ? 1 : 3
  const titles = issues.map(({ title = '' }) => title)
  const compare = (queries: readonly string[]): Compared => {
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
  const clean = compare(makeQueries(titles, queryCount, false))
  const slipped = compare(makeQueries(titles, queryCount, true))
  const ours = [...clean.ours, ...slipped.ours]
  const theirs = [...clean.theirs, ...slipped.theirs]
  return {
    n,
    p50Ms: round(percentile(ours, 0.5)),
    p95Ms: round(percentile(ours, 0.95)),
    fuseP50Ms: round(percentile(theirs, 0.5)),
    fuseP95Ms: round(percentile(theirs, 0.95)),
    speedup: round(percentile(theirs, 0.95) / percentile(ours, 0.95)),
    agreement: round(clean.agreement),
    agreementWithSlip: round(slipped.agreement),
    loadMs: round(steps.reduce((sum, ms) => sum + ms, 0)),
    longestStepMs: round(Math.max(...steps)),
    heapMb: round(heapMb),
  }
}

function best<T>(call: () => T, repeats: number): { readonly ms: number; readonly value: T } {
  const runs = Array.from({ length: repeats }, () => timed(call))
  return runs.reduce((fastest, run) => (run.ms < fastest.ms ? run : fastest))
}

interface Compared {
  readonly ours: readonly number[]
  readonly theirs: readonly number[]
  readonly agreement: number
}

/** The issues of a repository lie in segments of their own. */
const perRepository = 2_500

/** Issues of twenty repositories, or fewer, a third of them open. */
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
