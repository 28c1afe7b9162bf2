/**
 * What the reader finds in a text: the one model that completion, problems, the tree and publishing share.
 *
 * Everything is a plain, readonly value. Handles are kept as they are written, without `@`; compare them with
 * `sameHandle`. A `Span` always covers exactly the source that the value was read from.
 */

/** A place in a text, as in unist: 1-based line and column (UTF-16 units, a tab counts one), 0-based offset. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** A stretch of text from `start` up to, not including, `end`. */
export interface Span {
  readonly start: Point
  readonly end: Point
}

/** A day, `YYYY-MM-DD`. */
export type CalendarDate = string

/** `slides` is a deck (`type: slide` in its front matter); `other` is neither minutes nor a deck. */
export type MinutesKind = 'minutes' | 'slides' | 'other'

export interface Minutes {
  readonly kind: MinutesKind
  /** The day of the meeting as the text gives it; the caller falls back to the file name where it gives none. */
  readonly date: DatedSpan | undefined
  readonly title: Title | undefined
  readonly participants: readonly Participant[]
  /** Those who are listed a second time, whatever the letter case. */
  readonly repeated: readonly RepeatedParticipant[]
  /** Those who said that they would not come. */
  readonly excused: readonly Participant[]
  readonly duties: readonly Duty[]
  readonly agenda: readonly AgendaItem[]
  readonly actions: readonly ActionItem[]
  readonly decisions: readonly Decision[]
  readonly references: readonly Reference[]
  readonly mentions: readonly Mention[]
  readonly images: readonly Image[]
  readonly sections: readonly Section[]
  /** The slides of a deck in order; empty in other documents. */
  readonly slides: readonly Slide[]
  /** By first line; a fold that spans others comes before them. */
  readonly folds: readonly Fold[]
}

/** Lines that can be folded into the first of them; 1-based, the last one belongs to the fold. */
export interface Fold {
  readonly startLine: number
  readonly endLine: number
}

export interface DatedSpan {
  readonly value: CalendarDate
  readonly span: Span
}

export interface Title {
  readonly text: string
  readonly span: Span
}

/** Somebody as a line names them: by handle, by name, or both; at least one is there. */
export interface Person {
  readonly handle?: string
  readonly name?: string
}

export interface Participant extends Person {
  /** What stands beside the person: "(until 09:30)", a company, a role. */
  readonly note?: string
  readonly span: Span
}

export interface RepeatedParticipant {
  readonly person: Participant
  /** Where the person stands first. */
  readonly first: Span
}

/**
 * `scribe` takes or transfers the minutes, `reporter` reports to the wider community; `other` is any other duty with a
 * label of its own ("Timekeeper").
 */
export type Role = 'scribe' | 'reporter' | 'chair' | 'other'

export interface Duty {
  readonly role: Role
  /** The label or question that stands before the answer. */
  readonly label: string
  /** Empty while nobody has taken it. */
  readonly people: readonly Person[]
  /** True where the answer says that nobody is needed ("n/a"), so that nobody has to be asked. */
  readonly waived: boolean
  readonly span: Span
}

export interface AgendaItem {
  /** Without hashes, bullet and the parenthesis of owners. */
  readonly title: string
  readonly owners: readonly string[]
  /** The time box. */
  readonly minutes: number | undefined
  /** Depth below the agenda: the heading's level, or that of the bullet. */
  readonly level: number
  readonly isReminder: boolean
  readonly span: Span
}

/** How an action item is marked: the keys that exports and labels use. */
export type ActionMarker = 'AI' | 'TODO' | 'ACTION_ITEM' | 'SECTION' | 'ARROW' | 'CHECKBOX'

/** What says that an item is done, so that undoing can take back exactly that. */
export type DoneSign = 'checkbox' | 'strike' | 'word' | 'emoji' | 'child'

export interface ActionItem {
  readonly marker: ActionMarker
  /** Handles, or names where no handle is given; `all` for everybody. */
  readonly owners: readonly string[]
  /** The source line without its bullet, to the letter. */
  readonly text: string
  /** What is to be done, as plain text: without marker, owners and markup; that of the bullet above where there is none. */
  readonly task: string
  readonly done: boolean
  readonly doneSign: DoneSign | undefined
  /** The words that name a time: "until EOW", "2024-05-01". */
  readonly due: string | undefined
  /** True below a heading such as "Check AIs from last time". */
  readonly isCarriedOver: boolean
  /** The lines right below the item, in a review usually its status. */
  readonly status: readonly StatusLine[]
  readonly span: Span
}

export interface StatusLine {
  readonly text: string
  readonly span: Span
}

export interface Decision {
  readonly text: string
  readonly span: Span
}

/** `pull` and `issue` as GitHub's addresses tell them apart; undefined where the text does not say. */
export type ReferenceKind = 'issue' | 'pull'

/** `link`: `[label](url)`; `url`: the bare address; `short`: `repo#12`; `bare`: `#12`. */
export type ReferenceForm = 'link' | 'url' | 'short' | 'bare'

export interface Reference {
  readonly form: ReferenceForm
  /** Undefined in a bare reference, and in a short one without an owner. */
  readonly owner: string | undefined
  readonly repo: string | undefined
  readonly number: number
  readonly kind: ReferenceKind | undefined
  /** The text between the brackets of a link, or the short form itself. */
  readonly label: string | undefined
  readonly url: string | undefined
  readonly span: Span
}

export interface Mention {
  readonly handle: string
  /** Covers the `@` too. */
  readonly span: Span
}

export interface Image {
  readonly alt: string
  readonly url: string
  readonly span: Span
}

export type SectionKind =
  'title' | 'participants' | 'excused' | 'duties' | 'agenda' | 'review' | 'actions' | 'decisions' | 'topic'

/** A heading (or a label line such as "Participants:") with all that stands below it. */
export interface Section {
  readonly kind: SectionKind
  readonly title: string
  /** 1 to 6 for headings, 7 for a label line. */
  readonly level: number
  /** The heading or label itself. */
  readonly heading: Span
  /** From the heading to the last line of the section. */
  readonly span: Span
}

export interface Slide {
  /** The first heading of the slide, undefined where it has none. */
  readonly title: string | undefined
  /** 0-based number of the section (`---`) and of the slide within it (`----`). */
  readonly section: number
  readonly index: number
  readonly span: Span
}

/** Whether two handles name the same account: GitHub does not tell letter cases apart. */
export function sameHandle(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
