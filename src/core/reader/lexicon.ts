import type { Role } from '../minutes'
import type { Vocabulary } from '../vocabulary/vocabulary'

/** The vocabulary made ready for matching. Compile it once per vocabulary; it holds no state. */
export interface Lexicon {
  readonly vocabulary: Vocabulary
  readonly titles: TitleMatchers
  readonly roles: Readonly<Record<'scribe' | 'reporter' | 'chair', RegExp>>
  /** Its groups, one of them, hold the person. */
  readonly scribeSentence: RegExp
  readonly asking: RegExp
  readonly settled: RegExp
  readonly topic: RegExp
  readonly sponsor: RegExp
  readonly nobody: RegExp
  readonly waived: RegExp
  readonly others: RegExp
  readonly excusedRemark: RegExp
  readonly remark: RegExp
  readonly nameColumn: RegExp
  readonly handleColumn: RegExp
  readonly presenceColumn: RegExp
  readonly absence: RegExp
  readonly actionInitials: RegExp
  readonly todo: RegExp
  readonly actionItem: RegExp
  readonly decision: RegExp
  readonly decided: RegExp
  readonly done: RegExp
  /** What says at the beginning of an item how it stands, and that it is done: "✅ …", "[DONE] …", "DONE: …". */
  readonly leadingState: RegExp
  readonly leadingDone: RegExp
  /** "… (closed)", "… - closed" */
  readonly closedAtEnd: RegExp
  readonly owner: RegExp
  /** In lower case: words that begin a task or label, whether or not a capital begins them. */
  readonly notNames: ReadonlySet<string>
  /** Many who have to act, at the beginning of a line: "Everyone: …", "The board will …". */
  readonly group: RegExp
  readonly acts: ReadonlySet<string>
  readonly notActs: ReadonlySet<string>
  /** A line that only says more of the item above it: "Owner: Jane", "Due: Friday". */
  readonly detail: RegExp
  readonly due: RegExp
  readonly reminder: RegExp
  readonly date: RegExp
  readonly meeting: RegExp
  readonly minutesName: RegExp
  readonly minutesFolder: RegExp
  readonly held: RegExp
  readonly otherMeeting: RegExp
  readonly numbered: RegExp
}

export type TitleKey =
  'participants' | 'excused' | 'agenda' | 'formalities' | 'review' | 'actions' | 'steps' | 'decisions' | 'asides'

export type TitleMatchers = Readonly<Record<TitleKey, RegExp>>

const letter = '[\\p{L}\\p{N}]'

export function compileLexicon(vocabulary: Vocabulary): Lexicon {
  const words = (phrases: readonly string[], flags = 'iu'): RegExp =>
    new RegExp(`(?<!${letter})(?:${phrases.map(source).join('|')})(?!${letter})`, flags)
  const whole = (phrases: readonly string[], then = ''): RegExp =>
    new RegExp(`^\\s*(?:${phrases.map(source).join('|')})${then}\\s*$`, 'iu')
  const leading = (phrases: readonly string[], then: string): RegExp =>
    new RegExp(`^(?:${phrases.map(source).join('|')})${then}`, 'iu')
  return {
    vocabulary,
    titles: {
      participants: titles(vocabulary.participants),
      excused: titles(vocabulary.excused),
      agenda: titles(vocabulary.agenda),
      formalities: titles(vocabulary.formalities),
      review: titles(vocabulary.review),
      actions: titles(vocabulary.actions, untilWhen),
      steps: titles(vocabulary.steps, untilWhen),
      decisions: titles(vocabulary.decisions),
      asides: titles(vocabulary.asides),
    },
    roles: { scribe: words(vocabulary.scribe), reporter: words(vocabulary.reporter), chair: words(vocabulary.chair) },
    scribeSentence: sentences(vocabulary.scribeSentence),
    asking: words(vocabulary.asking),
    settled: words(vocabulary.settled),
    topic: leading(vocabulary.topic, '[ \\t]+'),
    sponsor: leading(vocabulary.sponsor, '(?:\\s*\\([^)]*\\))?\\s*:'),
    nobody: leading(vocabulary.nobody, `(?!${letter})`),
    waived: leading(vocabulary.waived, `(?!${letter})`),
    others: words(vocabulary.others),
    excusedRemark: words(vocabulary.excusedRemark),
    remark: whole(vocabulary.remark),
    nameColumn: whole(vocabulary.nameColumn),
    handleColumn: words(vocabulary.handleColumn),
    presenceColumn: whole(vocabulary.presenceColumn, '\\??'),
    absence: whole([...vocabulary.absence, '']),
    actionInitials: new RegExp(
      `(?<![A-Za-z0-9/])(?:${vocabulary.actionInitials.map(source).join('|')})(?:[ -]?#?\\d{1,4}(?=\\s*:)|(?![A-Za-z0-9/]))`,
      'g',
    ),
    todo: new RegExp(`(?<![A-Za-z0-9@/-])(?:${vocabulary.todo.map(source).join('|')})s?(?![A-Za-z0-9-])`, 'gi'),
    actionItem: new RegExp(`(?:${longestFirst(vocabulary.actionItem).map(source).join('|')})(?![A-Za-z0-9])`, 'iy'),
    decision: leading(vocabulary.decision, `(?!${letter})`),
    decided: words(vocabulary.decided),
    done: words(vocabulary.done, 'giu'),
    leadingState: new RegExp(
      `^(?:[\\s*_~]*(?:\\p{Extended_Pictographic}\\uFE0F?|:\\w+:|${stateWord(vocabulary.done.concat(vocabulary.closed, vocabulary.open))}))*[\\s~]*`,
      'iu',
    ),
    closedAtEnd: new RegExp(
      `(?:[[(]\\s*(?:${vocabulary.closed.map(source).join('|')})\\s*[\\])]|\\s[–—-]+>?\\s*(?:${vocabulary.closed.map(source).join('|')}))[\\s.!*_]*$`,
      'iu',
    ),
    leadingDone: new RegExp(`^[\\s~]*${stateWord(vocabulary.done.concat(vocabulary.closed))}`, 'iu'),
    owner: new RegExp(
      `(?<!${letter}|@)(?:${vocabulary.owner.map(source).join('|')})(?:[*_\\s]*(?:[:=][*_\\s]*|\\s(?=@))|(?<=\\s(?:to|by|an))\\s(?=\\p{L}))`,
      'giu',
    ),
    // "Done: …", "Who: …" label something too.
    notNames: new Set(
      [
        vocabulary.notNames,
        vocabulary.owner,
        vocabulary.done,
        vocabulary.task,
        vocabulary.state,
        vocabulary.nobody,
        vocabulary.decision,
        vocabulary.reminder,
      ].flat(),
    ),
    group: new RegExp(
      `^[\\s*_]*(?:(?:the|our|die|der|das)\\s+)?(${longestFirst(vocabulary.groups).map(source).join('|')})(?:[\\s*_]*:|[\\s*_]+(?:(?:--?|[–—])\\s|(?:to|${vocabulary.acts.map(source).join('|')})(?!${letter}|\\s+be(?!${letter}))))`,
      'iu',
    ),
    acts: new Set(vocabulary.acts),
    notActs: new Set(vocabulary.notActs),
    detail: new RegExp(
      `^[\\s*_]*(?:${longestFirst(
        [...vocabulary.owner, ...vocabulary.state, ...vocabulary.deadline].filter(
          (word) => !vocabulary.done.includes(word),
        ),
      )
        .map(source)
        .join('|')})[\\s*_]*:`,
      'iu',
    ),
    due: new RegExp(`${words(vocabulary.due).source}(?!['’]s)`, 'giu'),
    reminder: words(vocabulary.reminder),
    date: new RegExp(`^[\\s*_|]*(?:${vocabulary.date.map(source).join('|')})[\\s*_]*[:|]`, 'iu'),
    meeting: words(vocabulary.meeting),
    minutesName: new RegExp(`(?:^|[-_ ])(?:${vocabulary.minutesName.map(fileSource).join('|')})$`, 'iu'),
    minutesFolder: new RegExp(`(?:^|/)(?:${vocabulary.minutesFolder.map(fileSource).join('|')})(?:/|$)`, 'iu'),
    held: words(vocabulary.held),
    otherMeeting: words(vocabulary.otherMeeting),
    numbered: new RegExp(`(?<!${letter})(?:${vocabulary.numbered.map(source).join('|')})s?\\.?[\\s:]*$`, 'iu'),
  }
}

/** "[DONE] ", "(Done) ", "**DONE** ", "DONE: ", "Done - " */
function stateWord(words: readonly string[]): string {
  const word = `(?:${words.map(source).join('|')})`
  return `(?:\\[${word}\\]|\\(${word}\\)|\\*\\*\\[?${word}\\]?:?\\*\\*:?|${word}\\s*(?::|[–—-]\\s))`
}

/**
 * Titles that begin with one of the phrases, in lower case. A remark may follow: anything that does not go on with a
 * word, or what `then` says. What phrases have in common stands there once, and those that may have words before them
 * are looked for together: titles are looked for in every line that may be one.
 */
function titles(phrases: readonly string[], then = ''): RegExp {
  const [behindWords, atStart] = partition(phrases, (phrase) => phrase.startsWith('* '))
  const parts = [
    anyEnd(atStart, then),
    ...(behindWords.length === 0
      ? []
      : [
          wordsBefore +
            anyEnd(
              behindWords.map((phrase) => phrase.slice(2)),
              then,
            ),
        ]),
  ]
  return new RegExp(`^(?:${parts.join('|')})`, 'u')
}

function anyEnd(phrases: readonly string[], then: string): string {
  const [stems, whole] = partition(phrases, (phrase) => phrase.endsWith('*'))
  const ends = `(?:(?=\\s*(?:[^\\p{L}\\p{N}\\s'’-]|[-–—]\\s|$))${then})`
  const parts = [
    ...(stems.length === 0
      ? []
      : [`(?:${stems.map((phrase) => source(phrase.replace(/\*+$/, ''))).join('|')})${letter}*`]),
    ...(whole.length === 0 ? [] : [`(?:${whole.map(source).join('|')})${ends}`]),
  ]
  return `(?:${parts.join('|')})`
}

function partition<T>(values: readonly T[], isFirst: (value: T) => boolean): readonly [readonly T[], readonly T[]] {
  return [values.filter(isFirst), values.filter((value) => !isFirst(value))]
}

/** "Tasks until the next meeting", "To-dos for this week": what may follow the title of a list. */
const untilWhen =
  '|\\s+(?:for|until|till|before|by|bis|für|vor)\\s+(?:(?:the|zum|zur)\\s+)?(?:next|this|upcoming|coming|following|nächste|diese|kommende|\\d|mon|tue|wed|thu|fri|sat|sun)'

/** So that no phrase hides one that begins with it. */
function longestFirst(phrases: readonly string[]): readonly string[] {
  return [...phrases].sort((one, other) => other.length - one.length)
}

/** One to three words that a phrase may have before it; "what to present" is no list of people. */
const wordsBefore =
  "(?:(?!(?:to|and|or|of|for|if|when|where|while|is|are|was|were|not|und|oder|zu|wenn)\\s)[\\p{L}\\p{N}'’/&-]+\\s+){1,3}"

/** A phrase as the source of a regular expression; a `*` at its end takes the rest of the word, one before it words. */
function source(phrase: string): string {
  if (phrase.startsWith('* ')) return wordsBefore + source(phrase.slice(2))
  const stem = phrase.replace(/\*+$/, '')
  const escaped = stem
    .replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
    .replace(/ +/g, '\\s+')
    .replace(/'/g, "['’]")
  return phrase.endsWith('*') ? `${escaped}${letter}*` : escaped
}

/** A phrase as names of files write it: "meeting-notes", "meeting_notes". */
function fileSource(phrase: string): string {
  return phrase.split(' ').map(source).join('[-_ ]')
}

/** A whole name, or a handle. */
const somebody =
  "(\\p{Lu}[\\p{L}'’.-]+(?: (?:von|van|de|der|den))?(?: \\p{Lu}[\\p{L}'’.-]+){1,2}|@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)"

/** Sentences with `<name>` in them; words of a vote may stand before the name ("wird einstimmig Jane Doe gewählt"). */
function sentences(phrases: readonly string[]): RegExp {
  const parts = phrases.map((phrase) =>
    phrase.split('<name>').map((part) => anyCase(part.trim().split(' ').map(source).join('\\s+'))),
  )
  // Each of the two begins with the name once, so that it is looked for once.
  const before = parts.flatMap(([words = '', after = '']) => (after === '' ? [words] : []))
  const after = parts.flatMap(([words = '', then = '']) => (words === '' ? [then] : []))
  return new RegExp(
    `(?<!${letter})(?:(?:${before.join('|')})\\s+(?:\\p{Ll}+\\s+){0,3}${somebody}|${somebody}\\s+(?:${after.join('|')}))(?!${letter})`,
    'u',
  )
}

/** The source of a pattern in which a capital may begin the first word, although letter case tells elsewhere. */
function anyCase(pattern: string): string {
  return pattern.replace(/(?<![\\\p{L}{])\p{Ll}(?!\})/gu, (letter) => `[${letter.toUpperCase()}${letter}]`)
}

/** Emoji shortcodes, emoji, marks of emphasis, numbering and the colon at the end: what a title is matched without. */
const decoration =
  /:[a-z0-9_+-]+:|\p{Extended_Pictographic}|\u200D|\uFE0F|\uFFFC|[*_`~]+|^\s*\d+(?:\.\d+)*[.)]?\s+|^\s*[IVX]{1,5}[.)]\s+/giu

/** A title as it is matched: lower-case, without decoration. */
export function normalizeTitle(title: string): string {
  return title
    .replace(decoration, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[:：]$/, '')
    .trim()
    .toLowerCase()
}

/** The first kind of section that a title names. The order matters: "not present" is not "present". */
const titleOrder: readonly TitleKey[] = [
  'excused',
  'participants',
  'review',
  'actions',
  'steps',
  'decisions',
  'formalities',
  'agenda',
  'asides',
]

export function sectionNamed(lexicon: Lexicon, title: string): TitleKey | undefined {
  const normalized = normalizeTitle(title)
  const named = titleOrder.find((key) => lexicon.titles[key].test(normalized))
  // "Follow up: the mirror" is a topic, "Next steps (30 min)" is not.
  if (named === 'steps' && /[:–—-]\s*\p{L}/u.test(normalized.replace(lexicon.titles.steps, ''))) return undefined
  if (named !== undefined && named !== 'asides') return named
  // "Outcomes, todos", "Decisions and action items"
  const parts = normalized.split(/\s*[,&/]\s*|\s(?:and|und)\s/)
  const isList = parts.length > 1 && parts.length < 4 && parts.some((part) => lexicon.vocabulary.actions.includes(part))
  return isList ? 'actions' : named
}

/** The duties that have words of their own in the vocabulary. */
const roles = ['scribe', 'reporter', 'chair'] as const satisfies readonly Role[]

/** The duties that a label or question is about. */
export function rolesIn(lexicon: Lexicon, label: string): readonly Role[] {
  return roles.filter((role) => lexicon.roles[role].test(label))
}

/** The duties that a heading asks for. "Report from team X" asks for nobody: a word of minute-taking does, or a question. */
export function rolesOfHeading(lexicon: Lexicon, title: string): readonly Role[] {
  const found = rolesIn(lexicon, title)
  if (found.includes('scribe') || found.includes('chair')) return found
  return /^\W*(?:who\b|report(?:ing|er|ers)?\W*$|designate\b)|community[ -]call|comm call|\?\s*$/iu.test(title)
    ? found
    : []
}
