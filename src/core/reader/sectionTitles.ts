import type { Lexicon } from './lexicon'
import { letter, source, wordsBefore } from './phrases'

/** The kinds of sections that titles tell apart by words. */
export type TitleKey =
  | 'participants'
  | 'excused'
  | 'agenda'
  | 'preamble'
  | 'review'
  | 'actions'
  | 'nextSteps'
  | 'decisions'
  | 'ignoredSections'

export type TitleMatchers = Readonly<Record<TitleKey, RegExp>>

/**
 * Titles that begin with one of the phrases, in lower case. A remark may follow: anything that does not go on with a
 * word, or what `then` says. What phrases have in common stands there once, and those that may have words before them
 * are looked for together: titles are looked for in every line that may be one.
 */
export function matchTitles(phrases: readonly string[], otherEnd = ''): RegExp {
  const [afterWords, atStart] = partition(phrases, (phrase) => phrase.startsWith('* '))
  const parts = [
    phraseAlternatives(atStart, otherEnd),
    ...(afterWords.length === 0
      ? []
      : [
          wordsBefore +
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
      : [`(?:${stems.map((phrase) => source(phrase.replace(/\*+$/, ''))).join('|')})${letter}*`]),
    ...(whole.length === 0 ? [] : [`(?:${whole.map(source).join('|')})${ends}`]),
  ]
  return `(?:${parts.join('|')})`
}

function partition<T>(values: readonly T[], isFirst: (value: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))]
}

/** "Tasks until the next meeting", "To-dos for this week": what may follow the title of a list. */
export const untilWhen =
  '|\\s+(?:for|until|till|before|by|bis|für|vor)\\s+(?:(?:the|zum|zur)\\s+)?(?:next|this|upcoming|coming|following|nächste|diese|kommende|\\d|mon|tue|wed|thu|fri|sat|sun)'

/** Emoji shortcodes, emoji, marks of emphasis, numbering and the colon at the end: what a title is matched without. */
const decoration =
  /:[a-z0-9_+-]+:|\p{Extended_Pictographic}|\u200D|\uFE0F|\uFFFC|[*_`~]+|^\s*\d+(?:\.\d+)*[.)]?\s+|^\s*[IVX]{1,5}[.)]\s+/giu

/** A title as it is matched: lower-case, without decoration. */
export function normalizeTitle(title: string): string {
  return title
    .replace(decoration, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[:：]$/, '')
    .trim()
    .toLowerCase()
}

/** The first kind of section that a title names. The order matters: "not present" is not "present". */
const titleOrder: readonly TitleKey[] = [
  'excused',
  'participants',
  'review',
  'actions',
  'nextSteps',
  'decisions',
  'preamble',
  'agenda',
  'ignoredSections',
]

export function sectionNamed(lexicon: Lexicon, title: string): TitleKey | undefined {
  const normalized = normalizeTitle(title)
  const named = titleOrder.find((key) => lexicon.titles[key].test(normalized))
  // "Follow up: the mirror" is a topic, "Next steps (30 min)" is not.
  if (named === 'nextSteps' && /[:–—-]\s*\p{L}/u.test(normalized.replace(lexicon.titles.nextSteps, '')))
    return undefined
  if (named !== undefined && named !== 'ignoredSections') return named
  // "Outcomes, todos", "Decisions and action items"
  const parts = normalized.split(/\s*[,&/]\s*|\s(?:and|und)\s/)
  const isList = parts.length > 1 && parts.length < 4 && parts.some((part) => lexicon.vocabulary.actions.includes(part))
  return isList ? 'actions' : named
}
