import { wordUseOf } from '../../src/core/reader/people/personShape'
import { defaultLexicon, readMinutes } from '../../src/core/reader/readMinutes'
import { attendanceFeatures, attendanceWeights } from '../../src/core/reader/sections/attendanceScore'
import { readSource, type Source, type SourceLine } from '../../src/core/reader/text/source'
import type { BenchOptions, Figures } from '../main'
import { round } from '../percentiles'
import { type LabeledDocument, readLabeled } from '../reader/labels'
import { type Case, f1Of, fitLogistic, heldOutF1 } from '../reader/logistic'

const names = ['people', 'entries', 'title', 'top', 'notes'] as const
const folds = 5

/**
 * Fits the weights that tell lists of who attended from other sections (`attendanceWeights`) to labeled documents: each
 * `*.md` of `--documents` with its labels in the `*.json` beside it, or in the array of `--gold`.
 *
 * `inUse`, `fitted` and `heldOut` are the F1 with the weights in the code, with the weights fitted here, and by
 * cross-validation. Then follow the fitted weights, and for each rule of owners the share of its items with correct
 * owners and their number.
 */
export function run({ documents, gold }: BenchOptions): Figures {
  if (documents === undefined) throw new Error('reader-fit needs --documents DIR.')
  const labeled = readLabeled(documents, gold)
  const cases = labeled.flatMap(casesOf)
  const inUse = [attendanceWeights.bias, ...names.map((name) => attendanceWeights[name])]
  const fitted = fitLogistic(cases)
  return {
    documents: labeled.length,
    sections: cases.length,
    lists: cases.filter(({ isTrue }) => isTrue).length,
    inUse: round(f1Of(cases, inUse)),
    fitted: round(f1Of(cases, fitted)),
    heldOut: round(heldOutF1(cases, folds)),
    bias: round(fitted[0] ?? 0),
    ...Object.fromEntries(names.map((name, index) => [name, round(fitted[index + 1] ?? 0)])),
    ...rightByRule(labeled),
  }
}

/** The sections of a document: its headings, and its labels with people on their line. */
function casesOf({ labels, text }: LabeledDocument): readonly Case[] {
  const source = readSource(text)
  const isWord = wordUseOf(source)
  const people = labels.participants.map((name) => name.toLowerCase())
  let topicsAbove = 0
  return source.lines.flatMap((line): readonly Case[] => {
    const below = line.kind === 'heading' ? linesOfSection(source, line) : []
    const label = line.kind === 'heading' ? undefined : /^[\s*_]*(\p{L}[^:]{1,60}):[\s*_]*(?=\S)/u.exec(line.maskedText)
    if (line.kind !== 'heading' && (label === null || label?.[1] === undefined)) return []
    const title = label?.[1] ?? line.maskedText
    const inline = label === undefined || label === null ? '' : line.maskedText.slice(label[0].length)
    const features = attendanceFeatures(source, title, inline, below, topicsAbove, isWord, defaultLexicon)
    const content = [inline, ...below.map(({ maskedText }) => maskedText)].join('\n').toLowerCase()
    const isTrue = people.length > 1 && people.filter((name) => content.includes(name)).length * 2 > people.length
    if (line.kind === 'heading' && !isTrue) topicsAbove++
    return features === undefined ? [] : [{ features: names.map((name) => features[name]), isTrue, group: labels.file }]
  })
}

function linesOfSection({ lines }: Source, heading: SourceLine): readonly SourceLine[] {
  const rest = lines.slice(heading.index + 1)
  const end = rest.findIndex(({ kind }) => kind === 'heading')
  return rest.slice(0, end < 0 ? undefined : end)
}

/** `owner-acts: 0.98`, `owner-acts-items: 120` */
function rightByRule(documents: readonly LabeledDocument[]): Figures {
  const counts = new Map<string, { items: number; right: number }>()
  for (const { labels, text } of documents) {
    const found = new Map(readMinutes(text, { path: labels.file }).actions.map((item) => [item.span.start.line, item]))
    for (const { line, owners } of labels.actions) {
      const item = found.get(line)
      const rule = item?.why.find(({ rule: name }) => name.startsWith('owner-'))?.rule
      if (item === undefined || rule === undefined) continue
      const count = counts.get(rule) ?? { items: 0, right: 0 }
      const isRight = keyOf(item.owners) === keyOf(owners)
      counts.set(rule, { items: count.items + 1, right: count.right + (isRight ? 1 : 0) })
    }
  }
  return Object.fromEntries(
    [...counts].flatMap(([rule, { items, right }]) => [
      [rule, round(right / items)],
      [`${rule}-items`, items],
    ]),
  )
}

function keyOf(people: readonly string[]): string {
  return people
    .map((person) => person.toLowerCase())
    .sort()
    .join()
}
