import MarkdownIt from 'markdown-it'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { detectKind } from '../../src/core/detectMinutes'
import { defaultLexicon } from '../../src/core/reader/readMinutes'
import { extendWithPadSyntax } from '../../src/core/slides/padPreview'
import { readCorpus } from '../documents'
import type { BenchOptions, Figures } from '../main'
import { percentile, round, timed } from '../percentiles'

/**
 * Time that our plugins add to the built-in preview of Markdown files that are not minutes, rendered repeatedly as
 * during typing. Without a corpus, the files are the READMEs of the installed packages.
 */
export function run({ corpus, n = 20 }: BenchOptions): Figures {
  const texts = (corpus === undefined ? readmes() : readCorpus(corpus).map(({ text }) => text)).filter(
    (text) => detectKind('', text, defaultLexicon) === 'other',
  )
  const plain = new MarkdownIt({ html: true, linkify: true })
  const extended = extendWithPadSyntax(new MarkdownIt({ html: true, linkify: true }), () => defaultLexicon)
  const render = (md: Pick<typeof plain, 'render'>): number =>
    timed(() => texts.forEach((text) => md.render(text, {}))).ms
  const shares: number[] = []
  let plainMs = 0
  // The first rounds warm up the engine.
  for (let turn = -3; turn < n; turn++) {
    const one = render(plain)
    const other = render(extended)
    if (turn < 0) continue
    plainMs += one
    shares.push((other - one) / one)
  }
  return {
    files: texts.length,
    plainMs: round(plainMs / n / texts.length),
    extraShare: round(percentile(shares, 0.5)),
  }
}

function readmes(): readonly string[] {
  const packages = join(__dirname, '..', '..', 'node_modules')
  return readdirSync(packages)
    .slice(0, 200)
    .flatMap((name) => {
      try {
        return [readFileSync(join(packages, name, 'README.md'), 'utf8')]
      } catch {
        return []
      }
    })
    .slice(0, 80)
}
