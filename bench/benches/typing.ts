import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { digestOf } from '../../src/core/digest'
import { findProblems } from '../../src/core/problems/findProblems'
import { countHandles } from '../../src/core/problems/misspelledHandles'
import type { CachedBlock } from '../../src/core/reader/text/source'
import { defaultLexicon, readMinutes } from '../../src/core/reader/readMinutes'
import { defaultReferenceOptions } from '../../src/core/reader/references'
import { makeMinutes, readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { percentile, round, timed } from '../percentiles'

const sentence = '- ask @o-otte about standards#509\n'

/**
 * Types a sentence at 20 positions of the largest document of `--corpus`, or of one with `--n` topics (100).
 *
 * Measures the tasks that the extension host runs after each keystroke; between tasks it can answer requests. Each task
 * runs three times and counts with the shortest time, which excludes noise. `ratio` (95th percentile) and `longestRatio`
 * compare the tasks with one remark parse of the same text: below 1, nothing blocks longer than a parse.
 */
export function run({ corpus, n = 100 }: BenchOptions): Figures {
  const documents = corpus === undefined ? [makeMinutes(n)] : readCorpus(corpus)
  const { path, text } = documents.reduce((best, one) => (one.text.length > best.text.length ? one : best))
  const context = {
    path,
    lexicon: defaultLexicon,
    references: defaultReferenceOptions,
    handles: countHandles(
      documents.map((one) => digestOf(one.path, readMinutes(one.text, { path: one.path }), one.text)),
    ),
    repositories: new Set<string>(),
  }
  const remark = unified().use(remarkParse).use(remarkGfm).freeze()
  let cache = new Map<string, CachedBlock>()
  const read: number[] = []
  const problems: number[] = []
  const digest: number[] = []
  const parses: number[] = []
  for (let place = 0; place < 20; place++) {
    const at = text.indexOf('\n', Math.floor((text.length * place) / 20)) + 1
    for (let typed = 1; typed <= sentence.length; typed++) {
      const now = text.slice(0, at) + sentence.slice(0, typed) + text.slice(at)
      // Start each time with the cache of the previous keystroke, as in the editor.
      const caches = [new Map(cache), new Map(cache), new Map(cache)]
      const reading = shortest(caches.map((kept) => timed(() => readMinutes(now, { path, cache: kept }))))
      cache = caches[0] ?? cache
      read.push(reading.ms)
      problems.push(shortest(measureThrice(() => findProblems(now, reading.value, context))).ms)
      digest.push(shortest(measureThrice(() => digestOf(path, reading.value, now))).ms)
    }
    parses.push(shortest(measureThrice(() => remark.parse(text))).ms)
  }
  // The first positions warm up the engine.
  const warmedUp = [read, problems, digest].map((times) => times.slice(3 * sentence.length))
  const [readP95Ms, problemsP95Ms, digestP95Ms] = warmedUp.map((times) => round(percentile(times, 0.95)))
  const parseMs = percentile(parses.slice(3), 0.5)
  const all = warmedUp.flat()
  return {
    characters: text.length,
    keystrokes: read.length,
    readP95Ms: readP95Ms ?? 0,
    problemsP95Ms: problemsP95Ms ?? 0,
    digestP95Ms: digestP95Ms ?? 0,
    parseMs: round(parseMs),
    ratio: round(percentile(all, 0.95) / parseMs),
    longestRatio: round(Math.max(...all) / parseMs),
  }
}

type Timed<T> = Readonly<{ ms: number; value: T }>

function measureThrice<T>(work: () => T): readonly Timed<T>[] {
  return [timed(work), timed(work), timed(work)]
}

function shortest<T>(times: readonly Timed<T>[]): Timed<T> {
  return times.reduce((best, one) => (one.ms < best.ms ? one : best))
}
