import { letterOrDigit, phraseSource, precedingWords } from './phrasePatterns'

/** The kinds of sections that titles identify, in the order of testing: "not present" must not match "present". */
export const titleKinds = [
  'excused',
  'participants',
  'review',
  'actions',
  'nextSteps',
  'decisions',
  'preamble',
  'agenda',
  'ignoredSections',
] as const

export type TitleKind = (typeof titleKinds)[number]

export type TitlePatterns = Readonly<Record<TitleKind, RegExp>>

/**
 * A pattern for normalized titles that start with one of the phrases, optionally followed by a remark or by `otherEnd`.
 * Common parts of phrases are factored out, because the pattern runs on every possible title.
 */
export function titlePattern(phrases: readonly string[], otherEnd = ''): RegExp {
  const [afterWords, atStart] = partition(phrases, (phrase) => phrase.startsWith('* '))
  const parts = [
    phraseAlternatives(atStart, otherEnd),
    ...(afterWords.length === 0
      ? []
      : [
          precedingWords +
            phraseAlternatives(
              afterWords.map((phrase) => phrase.slice(2)),
              otherEnd,
            ),
        ]),
  ]
  return new RegExp(`^(?:${parts.join('|')})`, 'u')
}

function phraseAlternatives(phrases: readonly string[], otherEnd: string): string {
  const [stems, whole] = partition(phrases, (phrase) => phrase.endsWith('*'))
  const ends = `(?:(?=\\s*(?:[^\\p{L}\\p{N}\\s'’-]|[-–—]\\s|$))${otherEnd})`
  const parts = [
    ...(stems.length === 0
      ? []
      : [
          `(?:${stems.map((phrase) => phraseSource(phrase.replace(/\*+$/, ''))).join('|')})${letterOrDigit}*(?![-–]\\p{L})`,
        ]),
    ...(whole.length === 0 ? [] : [`(?:${whole.map(phraseSource).join('|')})${ends}`]),
  ]
  return `(?:${parts.join('|')})`
}

function partition<T>(values: readonly T[], isFirst: (value: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))]
}

/** "Tasks until the next meeting", "To-dos for this week": remarks of time after the title of a list. */
export const timeRemark =
  '|\\s+(?:for|until|till|before|by|bis|für|vor)\\s+(?:(?:the|zum|zur)\\s+)?(?:next|this|upcoming|coming|following|nächste|diese|kommende|\\d|mon|tue|wed|thu|fri|sat|sun)'
