/**
 * The model of minutes that the reader returns, shared by completion, problems, views and publishing.
 *
 * All values are plain and readonly. Handles are as written, without `@`; compare them with `sameHandle`. A `Span`
 * covers exactly the source of its value.
 */

/** A position in a text, as in unist: 1-based line and column (UTF-16 units, a tab counts one), 0-based offset. */
export interface Point {
  readonly line: number
  readonly column: number
  readonly offset: number
}

/** A range of text from `start` up to, not including, `end`. */
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
  /** The date of the meeting from the text; undefined if it has none (callers then use the file name). */
  readonly date: DatedSpan | undefined
  readonly title: Title | undefined
  readonly participants: readonly Participant[]
  /** People listed again, ignoring case. */
  readonly repeated: readonly RepeatedParticipant[]
  /** People who are absent. */
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
  /** Sorted by first line; outer folds first. */
  readonly folds: readonly Fold[]
}

/** A foldable range of lines; 1-based, both inclusive. */
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

/** A person by handle, by name, or both; at least one is defined. */
export interface Person {
  readonly handle?: string
  readonly name?: string
}

export interface Participant extends Person {
  /** The note beside the person: "(until 09:30)", a company, a role. */
  readonly note?: string
  readonly span: Span
}

export interface RepeatedParticipant {
  readonly person: Participant
  /** The first entry of the person. */
  readonly first: Span
}

/**
 * `scribe` takes or transfers the minutes, `reporter` reports to the wider community, `other` is any other labeled duty
 * ("Timekeeper").
 */
export type Role = 'scribe' | 'reporter' | 'chair' | 'other'

export interface Duty {
  readonly role: Role
  /** The label or question before the answer. */
  readonly label: string
  /** Empty while nobody has the duty. */
  readonly people: readonly Person[]
  /** Whether the answer says that nobody is needed ("n/a"). */
  readonly isNotNeeded: boolean
  readonly span: Span
}

export interface AgendaItem {
  /** Without hashes, bullet and the parenthesis of owners. */
  readonly title: string
  readonly owners: readonly string[]
  /** The time box in minutes; undefined if there is none. */
  readonly minutes: number | undefined
  /** The level of the heading or bullet. */
  readonly level: number
  readonly isReminder: boolean
  readonly span: Span
}

/** The kind of marker, as used in exports and labels. */
export type ActionMarker = 'AI' | 'TODO' | 'ACTION_ITEM' | 'SECTION' | 'ARROW' | 'CHECKBOX'

/** What marks an item as done, so that marking it open can remove exactly that. `list`: the title of its list. */
export type DoneSign = 'checkbox' | 'strike' | 'word' | 'emoji' | 'child' | 'list'

export interface ActionItem {
  readonly marker: ActionMarker
  /** Handles, else names; `all` for everybody. */
  readonly owners: readonly string[]
  /** The source line without its bullet, unchanged. */
  readonly text: string
  /** The task as plain text, without marker, owners and markup; the text of the bullet above if the line has none. */
  readonly task: string
  readonly done: boolean
  readonly doneSign: DoneSign | undefined
  /** Whether it is marked as dropped: `[-]`, "cancelled". */
  readonly isCancelled?: boolean
  /** The words of the due date: "until EOW", "2024-05-01"; undefined if there are none. */
  readonly due: string | undefined
  /** Whether it is below a heading such as "Check AIs from last time". */
  readonly isCarriedOver: boolean
  /** The items directly below; in a review usually the status. */
  readonly status: readonly StatusLine[]
  readonly span: Span
  readonly why: readonly Evidence[]
}

export interface StatusLine {
  readonly text: string
  readonly span: Span
}

/** The rule of the reader that found a value, and the 1-based line with its evidence. */
export interface Evidence {
  readonly rule: string
  readonly line: number
}

export interface Decision {
  readonly text: string
  readonly span: Span
  readonly why: readonly Evidence[]
}

/** `pull` or `issue`, as in GitHub URLs. */
export type ReferenceKind = 'issue' | 'pull'

/** `link`: `[label](url)`; `url`: the bare URL; `short`: `repo#12`; `bare`: `#12`. */
export type ReferenceForm = 'link' | 'url' | 'short' | 'bare'

export interface Reference {
  readonly form: ReferenceForm
  /** Undefined in bare references and in short ones without owner. */
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
  /** Includes the `@`. */
  readonly span: Span
}

export interface Image {
  readonly alt: string
  readonly url: string
  readonly span: Span
}

export type SectionKind =
  'title' | 'participants' | 'excused' | 'duties' | 'agenda' | 'review' | 'actions' | 'decisions' | 'topic'

/** A heading (or a label line such as "Participants:") with everything below it. */
export interface Section {
  readonly kind: SectionKind
  readonly title: string
  /** 1 to 6 for headings, 7 for a label line. */
  readonly level: number
  /** The heading or label. */
  readonly heading: Span
  /** From the heading to the last line of the section. */
  readonly span: Span
}

export interface Slide {
  /** The first heading of the slide; undefined if it has none. */
  readonly title: string | undefined
  /** 0-based number of the section (`---`) and of the slide within it (`----`). */
  readonly section: number
  readonly index: number
  readonly span: Span
}

/** Whether two handles are the same account; GitHub ignores case. */
export function sameHandle(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}
