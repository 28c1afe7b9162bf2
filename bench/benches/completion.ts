import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { completionContext } from '../../src/core/completion/completionContext'
import { noIndexedIssues } from '../../src/core/completion/indexedIssues'
import { findIssues } from '../../src/core/completion/issues'
import { collectIssueStatsInSteps } from '../../src/core/completion/issueStats'
import { findPeople } from '../../src/core/completion/findPeople'
import { rankPeople } from '../../src/core/completion/people'
import { collectPeopleStatsInSteps } from '../../src/core/completion/peopleStats'
import { createStatsCache, type RunLater } from '../../src/core/completion/statsCache'
import { runToEnd } from '../../src/core/steps'
import { readCursorContext } from '../../src/core/completion/cursorContext'
import { defaultLexicon } from '../../src/core/reader/readMinutes'
import { defaultReferenceOptions } from '../../src/core/reader/references'
import { makeMinutes, readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { percentile, round, timed } from '../percentiles'
import { readAll } from '../replays/people'

const typed = ['@', '@m', '@ma', '@mar', '#', '#5', '#50', '#stor', 'standards#', 'standards#5']

/**
 * One keystroke, from text and offset to the list of suggestions, against one remark parse of the same document.
 *
 * Uses the largest document, with all others as history. Statistics of the history are cached between keystrokes, as in
 * the editor; `rememberMs` is the time to build them.
 */
export async function run({ corpus, n = 300 }: BenchOptions): Promise<Figures> {
  const documents = readAll(corpus === undefined ? [makeMinutes(n)] : readCorpus(corpus))
  const largest = documents.reduce((best, document) => (document.text.length > best.text.length ? document : best))
  const { series, date } = largest.digest
  const history = documents.filter((document) => document !== largest).map(({ digest }) => digest)
  const atOnce: RunLater = (steps) => Promise.resolve(runToEnd(steps))
  const people = createStatsCache(collectPeopleStatsInSteps, atOnce)
  const issues = createStatsCache(collectIssueStatsInSteps, atOnce)
  const options = { lexicon: defaultLexicon, webOrigins: defaultReferenceOptions.webOrigins }
  const complete = (text: string, offset: number): number => {
    const context = completionContext(text, offset)
    if (context === undefined || context.kind === 'address') return 0
    const cursorContext = readCursorContext(text, context, options)
    return context.kind === 'mention'
      ? findPeople(rankPeople(people(history, series, date), cursorContext), context.typed, 50).length
      : findIssues(
          { indexedIssues: noIndexedIssues, stats: issues(history, series, date), cursorContext },
          { repository: context.repository, typed: context.typed },
          50,
        ).length
  }
  const { ms: rememberMs } = timed(() => [people(history, series, date), issues(history, series, date)])
  // The full statistics are available in the next microtask.
  await Promise.resolve()
  const remark = unified().use(remarkParse).use(remarkGfm).freeze()
  const keystrokes: number[] = []
  const parses: number[] = []
  for (let place = 0; place < 40; place++) {
    const at = largest.text.indexOf('\n', Math.floor((largest.text.length * place) / 40))
    for (const token of typed) {
      const text = `${largest.text.slice(0, at)}\n- ask ${token}${largest.text.slice(at)}`
      const { ms, value } = timed(() => complete(text, at + 7 + token.length))
      // The first positions warm up the engine.
      if (place >= 5 && value > 0) keystrokes.push(ms)
    }
    parses.push(timed(() => remark.parse(largest.text)).ms)
  }
  const parseMs = percentile(parses, 0.5)
  const p95Ms = percentile(keystrokes, 0.95)
  return {
    keystrokes: keystrokes.length,
    characters: largest.text.length,
    p50Ms: round(percentile(keystrokes, 0.5)),
    p95Ms: round(p95Ms),
    parseMs: round(parseMs),
    ratioP95: round(p95Ms / parseMs),
    rememberMs: round(rememberMs),
  }
}
