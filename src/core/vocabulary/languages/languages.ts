import { danish } from './danish'
import { dutch } from './dutch'
import { english } from './english'
import { french } from './french'
import { german } from './german'
import { italian } from './italian'
import type { LanguageWords } from './languageWords'
import { norwegian } from './norwegian'
import { polish } from './polish'
import { portuguese } from './portuguese'
import { spanish } from './spanish'
import { swedish } from './swedish'

/**
 * The languages of the reader. A further language is one more file here, and one in `decisions`. Words of a language for
 * another subject are in a folder of that subject if they are many.
 */
export const languages: readonly LanguageWords[] = [
  english,
  german,
  french,
  spanish,
  dutch,
  portuguese,
  italian,
  swedish,
  norwegian,
  danish,
  polish,
]

/** The spellings of each month in all languages, January first. */
export const monthNames: readonly (readonly string[])[] = Array.from({ length: 12 }, (_, month) => [
  ...new Set(languages.flatMap(({ months }) => months[month] ?? [])),
])

/** The spellings of each weekday in all languages, Sunday first. */
export const weekdayNames: readonly (readonly string[])[] = Array.from({ length: 7 }, (_, weekday) => [
  ...new Set(languages.flatMap(({ weekdays }) => weekdays[weekday] ?? [])),
])

/** The languages whose dates put the day before the month. */
export const dayFirstLanguages: readonly LanguageWords[] = languages.filter((language) => language !== english)
