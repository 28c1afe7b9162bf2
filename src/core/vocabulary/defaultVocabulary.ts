import { actionItemWords } from './actionItems'
import { actionTitleWords } from './actionTitles'
import { actorWords } from './actors'
import { decisionLabelWords } from './decisionLabels'
import { decisionWords } from './decisions'
import { meetingWords } from './meetings'
import { hindranceWords } from './hindrances'
import { dutyWords } from './duties'
import { languages } from './languages/languages'
import { outcomeWords } from './outcomes'
import { peopleWords } from './people'
import { statusWords } from './status'
import { titleWords } from './titles'
import { voteWords } from './votes'
import type { Vocabulary } from './vocabulary'

/** English words and those of no single language, from one file per subject. */
const sharedWords: Vocabulary = {
  ...titleWords,
  ...actionTitleWords,
  ...dutyWords,
  ...peopleWords,
  ...actionItemWords,
  ...statusWords,
  ...actorWords,
  ...decisionLabelWords,
  ...decisionWords,
  ...outcomeWords,
  ...hindranceWords,
  ...voteWords,
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
  mayListPeople: [],
  givenNameColumn: [],
  familyNameColumn: [],
  presence: [],
  scribeOffice: [],
  meetingSigns: [],
  acting: [],
  willVerbs: [],
  scribeVerbs: [],
  separableVerbs: [],
  resolvesBeforeGroup: [],
  outcomeLast: [],
  outcomeAtEnd: [],
}

const keys = Object.keys(sharedWords) as readonly (keyof Vocabulary)[]

/** The built-in words of all languages, without duplicates. */
export const defaultVocabulary: Vocabulary = Object.freeze({
  ...sharedWords,
  ...Object.fromEntries(
    keys.map((key) => [key, [...new Set([sharedWords[key], ...languages.map((words) => words[key] ?? [])].flat())]]),
  ),
})
