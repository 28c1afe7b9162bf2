import { cachedByText } from '../../cachedByText'
import { comparableText, type FoundPhrase, indexPhrases, wordAt } from './phraseIndex'

/** Turns phrases of the vocabulary into sources of regular expressions. */

export const letterOrDigit = '[\\p{L}\\p{N}]'

/** One to three words before a phrase, without function words: "what to present" is not a list of people. */
export const precedingWords =
  "(?:(?!(?:to|and|or|of|for|if|when|where|while|is|are|was|were|not|und|oder|zu|wenn)\\s)[\\p{L}\\p{N}'’/&-]+\\s+){1,3}"

/** The source of a regular expression for a phrase. A trailing `*` matches any word ending, a leading `* ` up to three words. */
export function phraseSource(phrase: string): string {
  if (phrase.startsWith('* ')) return precedingWords + phraseSource(phrase.slice(2))
  const stem = phrase.replace(/\*+$/, '')
  const escaped = stem
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ +/g, '\\s+')
    .replace(/'/g, "['’]")
  return phrase.endsWith('*') ? `${escaped}${letterOrDigit}*` : escaped
}

/** Tests whether a text has one of several phrases as whole words, in any case. */
export interface WordFinder {
  readonly test: (text: string) => boolean
}

export function findsWords(phrases: readonly string[]): WordFinder {
  const index = indexPhrases(phrases)
  return { test: cachedByText((text) => index.isIn(comparableText(text))) }
}

/** Tests whether a text starts with one of several phrases. */
export function startsWithWords(phrases: readonly string[]): WordFinder {
  const index = indexPhrases(phrases)
  return { test: cachedByText((text) => index.at(comparableText(text), 0).length > 0) }
}

/** Tests whether a text is one of several phrases, with blanks around it or not. */
export function isWords(phrases: readonly string[]): WordFinder {
  const index = indexPhrases(phrases)
  return {
    test: cachedByText((text) => {
      const comparable = comparableText(text.trim())
      const endOf = ({ end, isStem }: FoundPhrase): number => (isStem ? end + wordAt(comparable.text, end).length : end)
      return index.at(comparable, 0).some((phrase) => endOf(phrase) === comparable.text.length)
    }),
  }
}

/** The source of an expression for phrases as whole words. They share one class of letters, which compiles quickly. */
export function wordsSource(phrases: readonly string[]): string {
  const stems = phrases
    .filter((phrase) => phrase.endsWith('*'))
    .map((phrase) => phraseSource(phrase.replace(/\*+$/, '')))
  const whole = phrases.filter((phrase) => !phrase.endsWith('*')).map(phraseSource)
  const parts = [...(stems.length === 0 ? [] : [`(?:${stems.join('|')})${letterOrDigit}*`]), ...whole]
  return `(?<!${letterOrDigit})(?:${parts.join('|')})(?!${letterOrDigit})`
}
