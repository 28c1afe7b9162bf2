import { cachedByText } from '../../cachedByText'

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
  /** For `warmUp`. */
  readonly expression: RegExp
}

/**
 * Finds phrases of the vocabulary in the text in lower case and composed Unicode, because an expression that ignores case takes ten times as
 * long to compile.
 */
export function findsWords(phrases: readonly string[]): WordFinder {
  const expression = new RegExp(wordsSource(phrases.map((phrase) => phrase.toLowerCase())), 'u')
  return { expression, test: cachedByText((text) => expression.test(text.normalize('NFC').toLowerCase())) }
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
