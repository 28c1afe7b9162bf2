import type { Vocabulary } from '../../vocabulary/vocabulary'
import { cachedByText, cachedForLastText } from '../../cachedByText'
import { comparableText, type FoundPhrase, indexPhrases, wordAt } from './phraseIndex'

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

/** Recognizes the titles of one kind of section. */
export interface TitleMatcher {
  /** Whether a title starts with one of the phrases and ends there, or goes on with a remark. */
  readonly test: (title: string) => boolean
  /** What a normalized title says after the phrase; undefined if it does not start with one. */
  readonly rest: (title: string) => string | undefined
}

export type TitleMatchers = Readonly<Record<TitleKind, TitleMatcher>>

export function compileTitles(vocabulary: Vocabulary): TitleMatchers {
  return {
    participants: titleMatcher(vocabulary.participants),
    excused: titleMatcher(vocabulary.excused),
    agenda: titleMatcher(vocabulary.agenda),
    preamble: titleMatcher(vocabulary.preamble),
    review: titleMatcher(vocabulary.review),
    actions: titleMatcher(vocabulary.actions, true),
    nextSteps: titleMatcher(vocabulary.nextSteps, true),
    decisions: titleMatcher(vocabulary.decisions),
    ignoredSections: titleMatcher(vocabulary.ignoredSections),
  }
}

/** The kind of a normalized title by its first words; undefined if it starts with no phrase. */
export function firstKindOf(matchers: TitleMatchers): (title: string) => TitleKind | undefined {
  return cachedByText((title) => titleKinds.find((kind) => matchers[kind].test(title)))
}

/**
 * @param phrases Those that begin with `* ` may follow one to three words.
 * @param mayHaveTime Whether a remark of time may follow: "Tasks until the next meeting", "To-dos for this week".
 */
export function titleMatcher(phrases: readonly string[], mayHaveTime = false): TitleMatcher {
  const first = indexPhrases(phrases.filter((phrase) => !phrase.startsWith('* ')))
  const phrasesAfterWords = phrases.flatMap((phrase) => (phrase.startsWith('* ') ? [phrase.slice(2)] : []))
  const afterWords = indexPhrases(phrasesAfterWords)
  const restOf = (title: string, phrase: FoundPhrase): string | undefined => {
    const rest = title.slice(phrase.end)
    if (phrase.isStem) {
      const ending = wordAt(rest, 0)
      return ending === '' && /^[-–]\p{L}/u.test(rest) ? undefined : rest.slice(ending.length)
    }
    return endsTitle.test(rest) || (mayHaveTime && timeRemark.test(rest)) ? rest : undefined
  }
  const rest = (title: string): string | undefined => {
    const comparable = comparableText(title)
    const { text } = comparable
    const starts = phrasesAfterWords.length === 0 ? [] : startsAfterWords(text)
    const found = [...first.at(comparable, 0), ...starts.flatMap((start) => afterWords.at(comparable, start))]
    return found.map((phrase) => restOf(text, phrase)).find((one) => one !== undefined)
  }
  return { test: (title) => rest(title) !== undefined, rest }
}

/** The end of a title, or a mark after which a remark follows. */
const endsTitle = /^\s*(?:[^\p{L}\p{N}\s'-]|[-–—]\s|$)/u

const timeRemark =
  /^\s+(?:for|until|till|before|by|bis|für|vor)\s+(?:(?:the|zum|zur)\s+)?(?:next|this|upcoming|coming|following|nächste|diese|kommende|\d|mon|tue|wed|thu|fri|sat|sun)/u

const maxWordsBefore = 3
/** A word that may stand before a phrase, and no function word: "what to present" is not a list of people. */
const wordBefore =
  /^(?!(?:to|and|or|of|for|if|when|where|while|is|are|was|were|not|und|oder|zu|wenn)\s)[\p{L}\p{N}'/&-]+\s+/u

/** The offsets after the first words of a text, up to three. Cached, because several kinds of titles ask for them. */
const startsAfterWords = cachedForLastText((text): readonly number[] => {
  const starts: number[] = []
  for (let start = 0; starts.length < maxWordsBefore;) {
    const word = wordBefore.exec(text.slice(start))?.[0]
    if (word === undefined) break
    start += word.length
    starts.push(start)
  }
  return starts
})
