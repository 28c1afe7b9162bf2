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
