import type { Vocabulary } from '../vocabulary'

/** The words of one language. Phrases follow the rules of `Vocabulary`. */
export interface LanguageWords extends Partial<Vocabulary> {
  /** A few very common words, to tell the language of a text. */
  readonly commonWords: readonly string[]
  /** The names of the seven weekdays in lower case, Sunday first, each with its abbreviations. */
  readonly weekdays: readonly (readonly string[])[]
  /** The names of the twelve months in lower case, each with its other spellings and abbreviations. */
  readonly months: readonly (readonly string[])[]
}
