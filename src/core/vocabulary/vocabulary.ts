import { actionItemWords } from './actionItems'
import { actionTitleWords } from './actionTitles'
import { actorWords } from './actors'
import { decisionWords } from './decisions'
import { meetingWords } from './meetings'
import { dutyWords } from './duties'
import { peopleWords } from './people'
import { titleWords } from './titles'

/**
 * The words that minute-takers use, in one table: the reader, completion, problems, templates and the setting
 * `minutes.vocabulary` all read it. Sources: the conventions of several hundred real minutes of an open-source
 * community, W3C's and MeetBot's scribing manners, and their German counterparts.
 *
 * A phrase is lower-case. It matches at the beginning of a title, as whole words, when nothing but a remark follows
 * ("Present (handles)", "Agenda:"); a `*` at its end takes any ending ("participant*", "agenda*"), one before it up to
 * three words ("* present": "Board members present").
 */
export interface Vocabulary {
  /** Titles of sections. */
  readonly participants: readonly string[]
  readonly excused: readonly string[]
  readonly agenda: readonly string[]
  /** Sections of duties and other formalities that are no topic of the meeting. */
  readonly formalities: readonly string[]
  /** Action items carried over from earlier meetings. */
  readonly review: readonly string[]
  readonly actions: readonly string[]
  /** What comes next: action items where somebody is named who does them, otherwise a topic. */
  readonly steps: readonly string[]
  readonly decisions: readonly string[]
  /** Sections that are neither topics nor any of the above. */
  readonly asides: readonly string[]

  /** Words of a label or question that ask for somebody who does it; a `*` takes any ending. */
  readonly scribe: readonly string[]
  readonly reporter: readonly string[]
  readonly chair: readonly string[]
  /** Sentences that say who takes the minutes; `<name>` stands for the person. A `*` takes any ending. */
  readonly scribeSentence: readonly string[]
  /** Words of a question or label that ask for somebody, whatever else it says. */
  readonly asking: readonly string[]
  /** What is done with minutes that others wrote ("Minutes: approved"); a `*` takes any ending. */
  readonly settled: readonly string[]
  /** What begins a topic on a line that is no heading (MeetBot). */
  readonly topic: readonly string[]
  /** What stands at the end of a title before the name of whoever brings the item up. */
  readonly presenter: readonly string[]
  /** Labels below a heading that name who brought the item up. */
  readonly sponsor: readonly string[]
  /** Answers that mean "nobody". */
  readonly nobody: readonly string[]
  /** Answers that mean "nobody, and nobody is wanted". */
  readonly waived: readonly string[]
  /** Words of a list of people that name nobody in particular ("and 5 others"). */
  readonly others: readonly string[]
  /** Remarks in a list of people that say that somebody did not come. */
  readonly excusedRemark: readonly string[]
  /** Labels of remarks, which ask for nobody ("Note: …"). */
  readonly remark: readonly string[]
  /** Titles of columns with the names of people, with their handles (a `*` takes any ending), with who came. */
  readonly nameColumn: readonly string[]
  readonly handleColumn: readonly string[]
  readonly presenceColumn: readonly string[]
  /** What a column of who came holds, besides nothing, for somebody who did not come. */
  readonly absence: readonly string[]
  /** Handles that a template left behind. */
  readonly placeholders: readonly string[]

  /** Marks of an action item, as they are written. `AI` alone is case-sensitive, because "ai" is a word of its own. */
  readonly actionInitials: readonly string[]
  readonly todo: readonly string[]
  readonly actionItem: readonly string[]
  /** Words that begin a line which records an outcome ("Decision: …"). */
  readonly decision: readonly string[]
  /** What begins such a line without a colon (MeetBot). */
  readonly decisionMark: readonly string[]
  /** Words of a label that has the word of a decision and records none ("No decision: …", "Decision needed: …"). */
  readonly undecided: readonly string[]
  /** Verbs that say that it was decided, anywhere in a line. */
  readonly decided: readonly string[]
  readonly done: readonly string[]
  /** Labels of the one who has to act ("Owner: Jane"), and titles of such a column in a table of action items. */
  readonly owner: readonly string[]
  /** Further titles of such a column, in a list of action items only. */
  readonly ownerColumn: readonly string[]
  /** Words that begin a task, or stand for nobody, and are no names, although a capital may begin them. */
  readonly notNames: readonly string[]
  /** Many at once, or an office, who may have to act. */
  readonly groups: readonly string[]
  /** Verbs that only people are the subject of: whoever stands before them acts, known or not. */
  readonly acts: readonly string[]
  /** Words that somebody's name stands before without acting ("Jane fragen", "Mark the date"). */
  readonly notActs: readonly string[]
  /** Titles of columns that say what is to be done, how it stands, and until when it has to be done. */
  readonly task: readonly string[]
  readonly state: readonly string[]
  readonly deadline: readonly string[]
  /** What such a column holds when it is done, besides the words of `done`. */
  readonly closed: readonly string[]
  /** What a column that asks whether an item is done says when it is. */
  readonly yes: readonly string[]
  /** What an item may begin with while it is open. */
  readonly open: readonly string[]
  /** Words of time in an action item, a `*` takes any ending. */
  readonly due: readonly string[]
  readonly reminder: readonly string[]
  /** Labels of the day of the meeting. */
  readonly date: readonly string[]
  /** Words of a title, and of the name of a file with a day in it, that say that there was a meeting. */
  readonly meeting: readonly string[]
  /** Names of a file that say that it is minutes, at the end of the name. */
  readonly minutesName: readonly string[]
  /** Names of folders of minutes. */
  readonly minutesFolder: readonly string[]
  /** Words of a sentence that says when the meeting was, before its day ("took place on Tuesday, 5 March 2026"). */
  readonly held: readonly string[]
  /** Words that speak of another meeting than this one; a `*` takes any ending. */
  readonly otherMeeting: readonly string[]
  /** Words after or before which `#4` is a number, not an issue. */
  readonly numbered: readonly string[]
}

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

/** What a setting may add to the table: more words for some of its keys. */
export type VocabularyExtension = { readonly [Key in keyof Vocabulary]?: readonly string[] }

/** The table with more words; unknown keys and values that are no lists of words are left out. */
export function extendVocabulary(base: Vocabulary, extension: VocabularyExtension): Vocabulary {
  const entries = Object.entries(base).map(([key, words]: [string, readonly string[]]) => {
    const more: unknown = extension[key as keyof Vocabulary]
    const added = Array.isArray(more)
      ? more.filter((word): word is string => typeof word === 'string' && word.trim() !== '')
      : []
    // Initials such as AI are told apart by case; everything else is compared in lower case.
    return [key, [...words, ...added.map((word) => (key === 'actionInitials' ? word : word.toLowerCase()))]]
  })
  return Object.freeze(Object.fromEntries(entries)) as Vocabulary
}
