/**
 * The words of minutes, used by the reader, completion, problems and templates. The setting `minutes.vocabulary` extends
 * it. Sources: conventions of several hundred minutes of an open-source community, W3C and MeetBot scribing, and German
 * minutes.
 *
 * Phrases are lower-case. A phrase matches whole words at the start of a title if at most a remark follows ("Present
 * (handles)", "Agenda:"). A trailing `*` matches any ending ("participant*"), a leading `* ` up to three words
 * ("* present": "Board members present").
 */
export interface Vocabulary {
  /** Titles of sections. */
  readonly participants: readonly string[]
  readonly excused: readonly string[]
  readonly agenda: readonly string[]
  /** Sections of duties and other preamble that are not topics. */
  readonly preamble: readonly string[]
  /** Action items carried over from earlier meetings. */
  readonly review: readonly string[]
  readonly actions: readonly string[]
  /** Next steps: action items if they have an owner, otherwise a topic. */
  readonly nextSteps: readonly string[]
  readonly decisions: readonly string[]
  /** Sections that are ignored: neither topics nor any of the above. */
  readonly ignoredSections: readonly string[]
  /** Titles of data about the meeting and of what is attached to it: no topics, except below the agenda. */
  readonly dataTitles: readonly string[]

  /** Words in titles that do not change the kind of the section ("Summary of the decisions"). */
  readonly titleFillers: readonly string[]
  /** Words for a report: "Secretary's report" asks for no scribe. */
  readonly reportWords: readonly string[]
  /** Words that do not change a title with a word for tasks: "Distribution of the tasks". */
  readonly assignWords: readonly string[]
  /** Words that make a list of plans of a title with a word for the next meeting: "Goals until the next sprint". */
  readonly planWords: readonly string[]
  readonly nextWords: readonly string[]
  /** Words that make a review of a title with a word for tasks: "Status of the tasks". */
  readonly reviewWords: readonly string[]
  /** Words for earlier meetings: "Previous tasks" are a review, "Previous attendees" did not attend. */
  readonly earlierWords: readonly string[]

  /** Words for attendance and for absence, anywhere in a title or sentence; a `*` matches any ending. */
  readonly attendanceWords: readonly string[]
  readonly absenceWords: readonly string[]
  /** Words for lists of people or groups that say nothing about who was there: "invited". */
  readonly notPresent: readonly string[]
  /** Words for lists of other people: candidates, reviewers, speakers. */
  readonly otherPeople: readonly string[]
  /** Titles of a list of the attendees that may as well be about something else: "Introductions". */
  readonly mayListPeople: readonly string[]
  /** Verbs between a word for attendance and names: "present were". */
  readonly attendanceVerbs: readonly string[]

  /** Words for duties in labels and questions; a `*` matches any ending. */
  readonly scribe: readonly string[]
  /** Labels of the notes themselves. If only a person follows, that person takes the minutes. */
  readonly scribeTitle: readonly string[]
  /** Offices among the words for who takes the minutes; in a list of members they do not name the scribe. */
  readonly scribeOffice: readonly string[]
  /** Words for an office that somebody has for one meeting only. */
  readonly acting: readonly string[]
  /** Verbs between a person and a task: "Jane will call". */
  readonly willVerbs: readonly string[]
  /** Verbs for taking the minutes, and for being chosen to take them. */
  readonly scribeVerbs: readonly string[]
  readonly reporter: readonly string[]
  readonly chair: readonly string[]
  /** Sentences about who takes the minutes; `<name>` is the person, a `*` matches any ending. */
  readonly scribeSentence: readonly string[]
  /** Question words; a label or question with one asks for somebody. */
  readonly questionWords: readonly string[]
  /** Past verbs about earlier minutes ("Minutes: approved"); a `*` matches any ending. */
  readonly pastVerbs: readonly string[]
  /** Commands that start a topic on a text line (MeetBot). */
  readonly topic: readonly string[]
  /** Words before the presenter at the end of a title. */
  readonly presenter: readonly string[]
  /** Labels of the presenter below a heading. */
  readonly sponsor: readonly string[]
  /** Titles of the column with the topics in the table of an agenda. */
  readonly topicColumn: readonly string[]
  /** Answers that mean "nobody". */
  readonly nobody: readonly string[]
  /** Answers that mean "nobody, and nobody is wanted". */
  readonly notNeeded: readonly string[]
  /** Words for unnamed people in a list ("and 5 others"). */
  readonly others: readonly string[]
  /** Words after a name about when that person was present ("Jane joins at 10:25"), in lower case only. */
  readonly coming: readonly string[]
  /** Words before the name of one person ("Mr") and of several ("Councillors"). */
  readonly personTitles: readonly string[]
  readonly peopleTitles: readonly string[]
  /** Remarks in a list of people that mean absent. */
  readonly excusedRemark: readonly string[]
  /** Labels of remarks, which do not ask for anyone ("Note: …"). */
  readonly remark: readonly string[]
  /** Titles of columns with names, with handles (a `*` matches any ending), and with attendance. */
  readonly nameColumn: readonly string[]
  readonly handleColumn: readonly string[]
  readonly presenceColumn: readonly string[]
  /** Titles of columns with parts of names. */
  readonly givenNameColumn: readonly string[]
  readonly familyNameColumn: readonly string[]
  /** Values in a column of attendance that mean present, besides a check mark. */
  readonly presence: readonly string[]
  /** Values in a column of attendance that mean absent, besides an empty cell. */
  readonly absence: readonly string[]
  /** Placeholder handles of templates. */
  readonly placeholders: readonly string[]

  /** Markers of action items. Initials such as `AI` are case-sensitive. */
  readonly actionInitials: readonly string[]
  readonly todo: readonly string[]
  readonly actionItem: readonly string[]
  /** Words that start a line with an outcome ("Decision: …"). */
  readonly decision: readonly string[]
  /** Words that start such a line without a colon (MeetBot). */
  readonly decisionMark: readonly string[]
  /** Words in a label that mean that nothing is decided ("No decision: …", "Decision needed: …"). */
  readonly undecided: readonly string[]
  /** Phrases of deciding, anywhere in a sentence but after a person: "decided to", not "Jane decided to leave". */
  readonly decided: readonly string[]
  /** Phrases of deciding that nobody says of one person: "there was agreement to". */
  readonly decidedTogether: readonly string[]
  /** Auxiliary verbs of the perfect, between a group and its outcome: "the board has agreed". */
  readonly perfect: readonly string[]
  /** What a group is in or comes to when it decides: "in agreement", "came to an agreement". */
  readonly inAgreement: readonly string[]
  /** Participles that are an outcome alone after a label of a vote ("Vote: passed"), and those after any label. */
  readonly outcomeAlone: readonly string[]
  readonly outcomeOfVote: readonly string[]
  /** Participles before what they decide on: "Approved the budget". */
  readonly outcomeOfTopic: readonly string[]
  /** What a vote is counted with, besides votes: "approved with two corrections". */
  readonly counted: readonly string[]
  /** Participles that end a short sentence about an outcome: "Budget approuvé". */
  readonly outcomeLast: readonly string[]
  /** Participles of an outcome ("decided"); those far after their auxiliary; those that need a motion ("passed"). */
  readonly outcome: readonly string[]
  readonly outcomeAtEnd: readonly string[]
  readonly outcomeOfMotion: readonly string[]
  /** Participles that are no outcome as the first word: "Resolved by Jane". */
  readonly outcomeNotFirst: readonly string[]
  /** Words that start a line about an outcome if votes follow: "Passed unanimously". */
  readonly outcomeWithCount: readonly string[]
  /** Verbs that start a line and say what was decided: "Agreed to wait". */
  readonly decidedThat: readonly string[]
  /** Verbs that start a line, before a motion ("Accepted the minutes", "Adopted the budget as proposed"), or alone. */
  readonly acceptedMotion: readonly string[]
  readonly asProposed: readonly string[]
  readonly acceptedAlone: readonly string[]
  /** Verbs of talking, and of deciding after them ("Discussed the roof and agreed to wait"), there also of a group. */
  readonly discussed: readonly string[]
  readonly decidedAfterTalk: readonly string[]
  readonly decidedByGroup: readonly string[]
  /** Participles at the end of a sentence about a motion ("Jo seconded, carried"), and words that begin such a sentence. */
  readonly carried: readonly string[]
  readonly moved: readonly string[]
  /** Verbs of proposing, and of deciding after them: "It was proposed by Jane and resolved to wait". */
  readonly proposed: readonly string[]
  readonly decidedAsProposed: readonly string[]
  /** Participles after the passive: "Ada was chosen as", "the decision was made", "was approved as amended". */
  readonly chosen: readonly string[]
  readonly decisionMade: readonly string[]
  readonly asAmended: readonly string[]
  /** Auxiliaries of the passive and the past ("was"). */
  readonly passive: readonly string[]
  /** Verbs of a group that decides ("approves"), words for the groups, and words for what they decide on. */
  readonly resolves: readonly string[]
  readonly deciders: readonly string[]
  /** Verbs of a group that decide only before a clause or at the end: "we agree to wait", not "we agree with Jane". */
  readonly resolvesThat: readonly string[]
  /** Verbs of a group before what it decides: "the board concluded that", "we voted to". */
  readonly concludes: readonly string[]
  readonly voted: readonly string[]
  /** Verbs of a group in two parts, the second at the end of the sentence: "stimmt … zu". */
  readonly separableVerbs: readonly string[]
  /** Verbs in front of the group that decides, in languages that put them there: "Danach beschließt der Vorstand". */
  readonly resolvesBeforeGroup: readonly string[]
  readonly motions: readonly string[]
  /** Words for a motion, of those with its content behind them: "motion that". */
  readonly proposals: readonly string[]
  readonly motionVerbs: readonly string[]
  /** Words beside the count of a vote, and labels of lines that only propose something. */
  readonly votes: readonly string[]
  readonly proposal: readonly string[]
  /** Words for how many agreed ("unanimously"), and words of counted votes. */
  readonly unanimity: readonly string[]
  readonly votesFor: readonly string[]
  readonly votesAgainst: readonly string[]
  readonly votesAbstained: readonly string[]
  /** Words before a verb of deciding that prevent an outcome ("not", "should", "if"). */
  readonly hindrances: readonly string[]
  /** Words that deny an outcome before its verb ("nobody"), and those that deny it directly after ("beschließt nicht"). */
  readonly negations: readonly string[]
  readonly denials: readonly string[]
  /** Words that make an outcome a duty or a wish anywhere in its clause ("needs", "must"). */
  readonly obligations: readonly string[]
  /** Words that make an outcome a condition anywhere in its clause ("if"), and those that do only as its first word. */
  readonly conditions: readonly string[]
  readonly openingConditions: readonly string[]
  /** Words that make a subordinate clause directly before a group: "after the board approved". */
  readonly subordinators: readonly string[]
  /** Words for parts of time ("week", "meeting"), and for the day before; prepositions before them. */
  readonly periods: readonly string[]
  readonly yesterday: readonly string[]
  /** Words for the past behind a time ("two years ago"), and before one ("il y a deux ans"). */
  readonly ago: readonly string[]
  readonly inThePast: readonly string[]
  readonly articles: readonly string[]
  readonly tomorrow: readonly string[]
  /** Words for a part of a group, which does not decide for it: "some of the members". */
  readonly partOf: readonly string[]
  /** Words between a negation and the verb that it denies: "beschlossen, nicht zu warten". */
  readonly infinitives: readonly string[]
  readonly timePrepositions: readonly string[]
  /** Pronouns before a verb that tells about a group: "the team that decided". */
  readonly relatives: readonly string[]
  /** Words between two statements. */
  readonly conjunctions: readonly string[]
  /** Words between a verb and its negation: "einigten uns noch nicht". */
  readonly beforeNegation: readonly string[]
  /** What stands for a decision if there is none: "Decision: open". */
  readonly noDecision: readonly string[]
  readonly done: readonly string[]
  /** Labels of owners ("Owner: Jane"), also as column titles in tables of action items. */
  readonly owner: readonly string[]
  /** More titles of owner columns, only in sections of action items. */
  readonly ownerColumn: readonly string[]
  /** Words that are not names although they may start with a capital. */
  readonly notNames: readonly string[]
  /** Groups and offices that may be owners. */
  readonly groups: readonly string[]
  /** Nouns at the end of the name of a group: "Mill team". */
  readonly groupNouns: readonly string[]
  /** Verbs of people: an unknown name before one is an owner. */
  readonly actionVerbs: readonly string[]
  /** Words after a name that is not an owner ("Jane fragen", "Mark the date"). */
  readonly nonActionWords: readonly string[]
  /** Titles of columns with the task, its state and its due date. */
  readonly task: readonly string[]
  readonly state: readonly string[]
  readonly deadline: readonly string[]
  /** Values of a state column that mean done, besides those of `done`. */
  readonly closed: readonly string[]
  /** Values that mean yes in a column such as "Done?". */
  readonly yes: readonly string[]
  /** Words that mean that an item was given up. */
  readonly cancelled: readonly string[]
  /** States of open items. */
  readonly open: readonly string[]
  /** Words of a status line that mean that something is left to do. */
  readonly unfinished: readonly string[]
  /** Words that negate a status ("not done"), limit it ("half done"), or put it in the future ("will be done"). */
  readonly negation: readonly string[]
  readonly partial: readonly string[]
  readonly unsettled: readonly string[]
  /** Words that may precede "done" without changing it ("this is already done"). Other words may name a part. */
  readonly affirmative: readonly string[]
  /** Verbs between a person and "done" ("Jane has done this"). */
  readonly agentVerb: readonly string[]
  /** Words before an exception ("done except the docs"). */
  readonly contrast: readonly string[]
  /** Phrases about remaining work ("tests not written yet"). A ` * ` matches up to three words. */
  readonly notYet: readonly string[]
  readonly reminder: readonly string[]
  /** Labels of the meeting date. */
  readonly date: readonly string[]
  /** Words for a meeting, in titles and in file names with a date. */
  readonly meeting: readonly string[]
  /** Words of motions and of the course of a meeting, which distinguish minutes from other documents. */
  readonly meetingSigns: readonly string[]
  /** Ends of sentences that announce a list of decisions: "the following decisions". */
  readonly decisionsBelow: readonly string[]
  /** Offices other than that of a secretary, which lists of a board name beside it. */
  readonly otherOffices: readonly string[]
  /** Endings of file names of minutes. */
  readonly minutesName: readonly string[]
  /** Names of folders of minutes. */
  readonly minutesFolder: readonly string[]
  /** Words before the date in a sentence about when the meeting took place ("took place on Tuesday, 5 March 2026"). */
  readonly heldWords: readonly string[]
  /** Words for another meeting; a `*` matches any ending. */
  readonly otherMeeting: readonly string[]
  /** Words beside `#4` that make it a number, not an issue. */
  readonly countedThings: readonly string[]
}

/** Additional words for some keys, from the setting. */
export type VocabularyExtension = { readonly [Key in keyof Vocabulary]?: readonly string[] }

/** Adds words to a vocabulary; ignores unknown keys and values that are not lists of strings. */
export function extendVocabulary(base: Vocabulary, extension: VocabularyExtension): Vocabulary {
  const entries = Object.entries(base).map(([key, words]: [string, readonly string[]]) => {
    const more: unknown = extension[key as keyof Vocabulary]
    const added = Array.isArray(more)
      ? more.filter((word): word is string => typeof word === 'string' && word.trim() !== '')
      : []
    // Initials such as AI are case-sensitive; everything else is lower-case.
    return [key, [...words, ...added.map((word) => (key === 'actionInitials' ? word : word.toLowerCase()))]]
  })
  return Object.freeze(Object.fromEntries(entries)) as Vocabulary
}
