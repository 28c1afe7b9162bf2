import remarkFrontmatter from 'remark-frontmatter'
import remarkGfm from 'remark-gfm'
import remarkParse from 'remark-parse'
import { unified } from 'unified'
import { readMinutes } from '../../src/core/reader/readMinutes'
import { makeMinutes, readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { percentile, round, timed } from '../percentiles'

/**
 * The reader against one remark parse of the same documents: those of `--corpus`, or one with `--n` topics (300).
 *
 * `ratio` is the reader's total time divided by remark's.
 */
export function run({ corpus, n = 300 }: BenchOptions): Figures {
  const documents = corpus === undefined ? [makeMinutes(n)] : readCorpus(corpus)
  const remark = unified().use(remarkParse).use(remarkGfm).use(remarkFrontmatter).freeze()
  const read: number[] = []
  const parsed: number[] = []
  const measure = (): void => {
    for (const { path, text } of documents) {
      read.push(timed(() => readMinutes(text, { path })).ms)
      parsed.push(timed(() => remark.parse(text)).ms)
    }
  }
  // The first round warms up the engine and does not count. A single document is measured many times.
  measure()
  read.length = parsed.length = 0
  for (let repeat = 0; repeat < (documents.length === 1 ? 20 : 1); repeat++) measure()
  return {
    documents: documents.length,
    readP50Ms: round(percentile(read, 0.5)),
    readP95Ms: round(percentile(read, 0.95)),
    remarkP50Ms: round(percentile(parsed, 0.5)),
    remarkP95Ms: round(percentile(parsed, 0.95)),
    ratio: round(sum(read) / sum(parsed)),
  }
}

function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + value, 0)
}
