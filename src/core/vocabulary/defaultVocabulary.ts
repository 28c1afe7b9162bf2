import { actionItemWords } from './actionItems'
import { actionTitleWords } from './actionTitles'
import { actorWords } from './actors'
import { decisionWords } from './decisions'
import { meetingWords } from './meetings'
import { dutyWords } from './duties'
import { peopleWords } from './people'
import { titleWords } from './titles'
import type { Vocabulary } from './vocabulary'

/** The built-in words, from one file for each subject. */
export const defaultVocabulary: Vocabulary = Object.freeze({
  ...titleWords,
  ...actionTitleWords,
  ...dutyWords,
  ...peopleWords,
  ...actionItemWords,
  ...actorWords,
  ...decisionWords,
  ...meetingWords,
})
