import { actionItemWords } from './actionItems'
import { actionTitleWords } from './actionTitles'
import { actorWords } from './actors'
import { decisionWords } from './decisions'
import { meetingWords } from './meetings'
import { dutyWords } from './duties'
import { languages } from './languages/languages'
import { peopleWords } from './people'
import { statusWords } from './status'
import { titleWords } from './titles'
import type { Vocabulary } from './vocabulary'

/** The built-in words, from one file per subject and one per language. */
export const defaultVocabulary: Vocabulary = languages.reduce<Vocabulary>(addWords, {
  ...titleWords,
  ...actionTitleWords,
  ...dutyWords,
  ...peopleWords,
  ...actionItemWords,
  ...statusWords,
  ...actorWords,
  ...decisionWords,
  ...meetingWords,
  titleFillers: [],
  reportWords: [],
  assignWords: [],
  planWords: [],
  nextWords: [],
  reviewWords: [],
  earlierWords: [],
  attendanceWords: [],
  absenceWords: [],
  attendanceVerbs: [],
  otherPeople: [],
  givenNameColumn: [],
  familyNameColumn: [],
  presence: [],
  scribeOffice: [],
  meetingSigns: [],
  acting: [],
  willVerbs: [],
  scribeVerbs: [],
})

/** Merges two vocabularies without duplicates. */
function addWords(base: Vocabulary, more: Partial<Vocabulary>): Vocabulary {
  const entries = Object.entries(base).map(([key, words]: [string, readonly string[]]) => [
    key,
    [...new Set([...words, ...(more[key as keyof Vocabulary] ?? [])])],
  ])
  return Object.freeze(Object.fromEntries(entries)) as Vocabulary
}
