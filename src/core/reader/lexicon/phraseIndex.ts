import { cachedForLastText } from '../../cachedByText'

/** The phrases of a list, to be found in texts. */
export interface PhraseIndex {
  /** The phrases at an offset where no word is cut, longest first; whole words, except for the ending of a stem. */
  readonly at: (text: ComparableText, start: number) => readonly FoundPhrase[]
  /** Whether a text has one of the phrases anywhere, as whole words. */
  readonly isIn: (text: ComparableText) => boolean
}

/** A text as phrases are compared with it. */
export interface ComparableText {
  /** In lower case and composed Unicode, with one kind of blank and of apostrophe. */
  readonly text: string
  readonly words: readonly { readonly word: string; readonly start: number }[]
}

export interface FoundPhrase {
  /** The offset after the phrase, before the ending of a stem. */
  readonly end: number
  /** Whether letters and digits may follow as its ending. */
  readonly isStem: boolean
}

interface Phrase {
  readonly text: string
  readonly isStem: boolean
}

/**
 * Indexes phrases by their first words. A trailing `*` of a phrase stands for any word ending. An expression with thousands of
 * alternatives would take longer to compile than a document to read.
 */
export function indexPhrases(phrases: readonly string[]): PhraseIndex {
  /** Stems of one word, by their first letter. */
  const stems = new Map<string, Phrase[]>()
  /** Other phrases that start with a word, by that word. */
  const byWord = new Map<string, Phrase[]>()
  /** Phrases that start with another character. */
  const marks: Phrase[] = []
  for (const one of new Set(phrases.map(normalize))) {
    const phrase = { text: one.replace(/\*+$/, ''), isStem: one.endsWith('*') }
    const word = wordAt(phrase.text, 0)
    if (word === '') marks.push(phrase)
    else if (phrase.isStem && word === phrase.text) push(stems, word.charAt(0), phrase)
    else push(byWord, word, phrase)
  }
  const isAt = (text: string, start: number, { text: phrase, isStem }: Phrase): boolean =>
    text.startsWith(phrase, start) && (isStem || wordAt(text, start + phrase.length) === '')
  const stemsOf = (word: string): readonly Phrase[] => stems.get(word.charAt(0)) ?? none
  const startingWith = (word: string): readonly Phrase[] => (word === '' ? marks : (byWord.get(word) ?? none))
  return {
    at: ({ text, words }, start) => {
      const word = words.find((one) => one.start >= start)
      const first = word?.start === start ? word.word : ''
      return [...stemsOf(first), ...startingWith(first)]
        .filter((phrase) => isAt(text, start, phrase))
        .map(({ text: phrase, isStem }) => ({ end: start + phrase.length, isStem }))
        .sort((one, other) => other.end - one.end)
    },
    isIn: ({ text, words }) =>
      words.some(
        ({ word, start }) =>
          stemsOf(word).some((stem) => word.startsWith(stem.text)) ||
          startingWith(word).some((phrase) => isAt(text, start, phrase)),
      ) || marks.some((mark) => startsOf(text, mark.text).some((start) => isAt(text, start, mark))),
  }
}

const none: readonly Phrase[] = []

/** Cached, because several lists are searched in a line one after the other. */
export const comparableText = cachedForLastText((of): ComparableText => {
  const text = normalize(of)
  return {
    text,
    words: [...text.matchAll(/[\p{L}\p{N}]+/gu)].map(({ 0: word, index }) => ({ word, start: index })),
  }
})

function normalize(text: string): string {
  const lower = text.normalize('NFC').toLowerCase()
  const spaced = /\s{2}|[^\S ]/.test(lower) ? lower.replace(/\s+/g, ' ') : lower
  return spaced.includes('’') ? spaced.replaceAll('’', "'") : spaced
}
/** The letters and digits from an offset on; '' if another character is there. */
export function wordAt(text: string, start: number): string {
  return /^[\p{L}\p{N}]+/u.exec(text.slice(start))?.[0] ?? ''
}

/** The offsets of a phrase that starts with a mark, where the mark is not behind a letter or digit. */
function startsOf(text: string, phrase: string): readonly number[] {
  const starts: number[] = []
  for (let at = text.indexOf(phrase); at >= 0; at = text.indexOf(phrase, at + 1))
    if (!/[\p{L}\p{N}]$/u.test(text.slice(0, at))) starts.push(at)
  return starts
}

function push(map: Map<string, Phrase[]>, key: string, phrase: Phrase): void {
  const list = map.get(key)
  if (list === undefined) map.set(key, [phrase])
  else list.push(phrase)
}
