/** Phrases of the table of words as sources of regular expressions. */

export const letter = '[\\p{L}\\p{N}]'

/** One to three words that a phrase may have before it; "what to present" is no list of people. */
export const wordsBefore =
  "(?:(?!(?:to|and|or|of|for|if|when|where|while|is|are|was|were|not|und|oder|zu|wenn)\\s)[\\p{L}\\p{N}'’/&-]+\\s+){1,3}"

/** A phrase as the source of a regular expression; a `*` at its end takes the rest of the word, one before it words. */
export function source(phrase: string): string {
  if (phrase.startsWith('* ')) return wordsBefore + source(phrase.slice(2))
  const stem = phrase.replace(/\*+$/, '')
  const escaped = stem
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ +/g, '\\s+')
    .replace(/'/g, "['’]")
  return phrase.endsWith('*') ? `${escaped}${letter}*` : escaped
}
