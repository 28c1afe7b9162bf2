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

/** Words about one subject in one language: decisions, status. */
export type SubjectWords = Partial<Vocabulary>

/**
 * Joins the words of a language with those about single subjects. A key in several of them has the words of all, so that
 * no file hides those of another.
 */
export function withSubjects(language: LanguageWords, ...subjects: readonly SubjectWords[]): LanguageWords {
  const joined: Record<string, readonly unknown[]> = { ...language }
  for (const [key, words] of subjects.flatMap((subject) => Object.entries(subject)))
    joined[key] = [...new Set([...(joined[key] ?? []), ...words])]
  return joined as unknown as LanguageWords
}
