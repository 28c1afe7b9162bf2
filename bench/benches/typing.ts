import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { digestOf } from '../../src/core/digest'
import { findProblems } from '../../src/core/problems/findProblems'
import { countHandles } from '../../src/core/problems/handles'
import type { ReadBlock } from '../../src/core/reader/lines'
import { defaultLexicon, readMinutes } from '../../src/core/reader/readMinutes'
import { defaultReferenceOptions } from '../../src/core/reader/references'
import { makeMinutes, readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { percentile, round, timed } from '../percentiles'

const sentence = '- ask @o-otte about standards#509\n'

/**
 * Somebody types a sentence at 20 places of the largest document of `--corpus` (or of one with `--n` topics, 100): what
 * the extension host does of itself after each keystroke, in the pieces in which it does it; between two pieces it
 * answers whoever asks. Each piece is done three times and counts with the shortest time, so that it is the work that is
 * measured and not what else the machine does. `ratio` is the 95th percentile and `longestRatio` the longest of all
 * pieces over one remark parse of the same text in the same run: below 1, nothing blocks longer than a parse.
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
  let cache = new Map<string, ReadBlock>()
  const read: number[] = []
  const problems: number[] = []
  const digest: number[] = []
  const parses: number[] = []
  for (let place = 0; place < 20; place++) {
    const at = text.indexOf('\n', Math.floor((text.length * place) / 20)) + 1
    for (let typed = 1; typed <= sentence.length; typed++) {
      const now = text.slice(0, at) + sentence.slice(0, typed) + text.slice(at)
      // Each time what is kept from the keystroke before, as in the editor.
      const caches = [new Map(cache), new Map(cache), new Map(cache)]
      const reading = shortest(caches.map((kept) => timed(() => readMinutes(now, { path, cache: kept }))))
      cache = caches[0] ?? cache
      read.push(reading.ms)
      problems.push(shortest(thrice(() => findProblems(now, reading.value, context))).ms)
      digest.push(shortest(thrice(() => digestOf(path, reading.value, now))).ms)
    }
    parses.push(shortest(thrice(() => remark.parse(text))).ms)
  }
  // The first places warm the engine up.
  const warm = [read, problems, digest].map((times) => times.slice(3 * sentence.length))
  const [readP95Ms, problemsP95Ms, digestP95Ms] = warm.map((times) => round(percentile(times, 0.95)))
  const parseMs = percentile(parses.slice(3), 0.5)
  const own = warm.flat()
  return {
    characters: text.length,
    keystrokes: read.length,
    readP95Ms: readP95Ms ?? 0,
    problemsP95Ms: problemsP95Ms ?? 0,
    digestP95Ms: digestP95Ms ?? 0,
    parseMs: round(parseMs),
    ratio: round(percentile(own, 0.95) / parseMs),
    longestRatio: round(Math.max(...own) / parseMs),
  }
}

type Timed<T> = Readonly<{ ms: number; value: T }>

function thrice<T>(work: () => T): readonly Timed<T>[] {
  return [timed(work), timed(work), timed(work)]
}

function shortest<T>(times: readonly Timed<T>[]): Timed<T> {
  return times.reduce((best, one) => (one.ms < best.ms ? one : best))
}
