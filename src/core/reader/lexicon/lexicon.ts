import type { MarkerReader } from '../actionItems/markers'
import type { StatusWords } from '../actionItems/statusPhrase'
import type { DecisionLabel, NoDecisionReader } from '../rules/decisionLabels'
import type { MarkReader } from '../rules/marks'
import type { TitleComposer } from '../sections/composedTitles'
import type { SourceLine } from '../text/source'
import type { Vocabulary } from '../../vocabulary/vocabulary'
import type { WordFinder } from './phrasePatterns'
import type { firstKindOf, TitleMatchers } from './titleMatchers'

/** What a line alone says about decisions. */
export interface LineOutcomes {
  readonly label: DecisionLabel | undefined
  /** Name of the rule that finds an outcome in its words; undefined if none does. */
  readonly outcome: string | undefined
}

/** The vocabulary compiled to patterns. Compile once per vocabulary. */
export interface Lexicon {
  readonly vocabulary: Vocabulary
  readonly titles: TitleMatchers
  readonly titleKindOf: ReturnType<typeof firstKindOf>
  readonly composedTitle: TitleComposer
  readonly roles: Readonly<Record<'scribe' | 'reporter' | 'chair', WordFinder>>
  /** One of its captures is the person. */
  /** For `warmUp`. */
  readonly scribeSentence: RegExp
  /** The first sentence on a line that names who takes the minutes. Made for `computedOnce`. */
  readonly findScribeSentence: (line: Pick<SourceLine, 'maskedText'>) => RegExpExecArray | null
  readonly scribeOffice: RegExp
  /** Words for a report, in titles: "Secretary's report". */
  readonly reportWord: WordFinder
  /** "prepared by", "respectfully submitted": words before the signature of who took the minutes. */
  readonly signature: RegExp
  /** Words for an office that is held for one meeting: "acting secretary". */
  readonly acting: WordFinder
  readonly scribeVerbs: WordFinder
  readonly questionWords: WordFinder
  readonly pastVerbs: WordFinder
  readonly topic: RegExp
  readonly sponsor: RegExp
  /** The capture is the people at the end of a title: "Budget — Jane Doe", "Release, led by Jo". */
  readonly presenter: RegExp
  /** The words before a presenter at the start of a remark. */
  readonly presenterLead: RegExp
  readonly nobody: WordFinder
  readonly notNeeded: WordFinder
  readonly others: WordFinder
  /** The text after a name about when that person was present, to the end. */
  readonly comingNote: RegExp
  /** "Mr. P. Crowe" as a whole. */
  readonly titledName: RegExp
  /** "Councillors " before names. */
  readonly peopleTitle: RegExp
  readonly excusedRemark: WordFinder
  readonly remark: WordFinder
  readonly nameColumn: WordFinder
  readonly handleColumn: WordFinder
  readonly presenceColumn: WordFinder
  readonly absence: WordFinder
  readonly presence: RegExp
  readonly givenNameColumn: WordFinder
  readonly familyNameColumn: WordFinder
  readonly attendanceWords: WordFinder
  readonly absenceWords: WordFinder
  readonly notPresent: WordFinder
  readonly otherPeople: WordFinder
  readonly mayListPeople: WordFinder
  /** The text before the people of a sentence: "Also present were ", "The meeting was attended by ". */
  readonly presentBefore: RegExp
  /** The text after the people of a sentence: " were present", " attended the meeting". */
  readonly presentAfter: RegExp
  readonly marks: MarkReader
  /** Reads the marker of a line; for `computedOnce`. */
  readonly readMarker: MarkerReader
  /** Reads what a line says about decisions; for `computedOnce`. */
  readonly readOutcomes: (line: SourceLine) => LineOutcomes
  readonly saysNothing: NoDecisionReader
  readonly status: StatusWords
  /** State and done marks at the start of an item: "✅ …", "[DONE] …", "DONE: …". */
  readonly leadingState: RegExp
  readonly leadingDone: RegExp
  /** The title of a list of done items. */
  readonly doneTitle: RegExp
  readonly leadingCancelled: RegExp
  /** A line that begins with a sentence of only a word for done: "DONE.", "erledigt". */
  readonly doneSentence: RegExp
  readonly ownerLabel: RegExp
  /** Lower-case words that start a task or label and are not names. */
  readonly notNames: ReadonlySet<string>
  /** A group as the owner, at the start of a line: "Everyone: …", "The board will …". */
  readonly groupActor: RegExp
  /** A text that names a group: "everyone", "the mill team". The capture is the name without the article. */
  readonly groupName: RegExp
  /** A group by its own name as the owner, at the start of a line: "The mill team will …". */
  readonly namedGroupActor: RegExp
  readonly actionVerbs: ReadonlySet<string>
  readonly willVerbs: ReadonlySet<string>
  readonly nonActionWords: ReadonlySet<string>
  /** A line with details of the item above: "Owner: Jane", "Due: Friday". */
  readonly itemDetail: RegExp
  readonly reminder: WordFinder
  readonly dateLabel: RegExp
  readonly meeting: WordFinder
  readonly meetingSigns: WordFinder
  readonly decisionsBelow: WordFinder
  readonly undecided: WordFinder
  readonly otherOffices: WordFinder
  readonly minutesName: RegExp
  readonly minutesFolder: RegExp
  readonly heldWords: WordFinder
  readonly otherMeeting: WordFinder
  readonly countedThings: RegExp
}
