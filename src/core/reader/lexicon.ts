import type { Role } from '../minutes'
import type { Vocabulary } from '../vocabulary/vocabulary'
import { letter, source } from './phrases'
import { matchTitles, type TitleMatchers, untilWhen } from './sectionTitles'

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
  /** Its group holds whom a title names at its end: "Budget — Jane Doe", "Release, led by Jo". */
  readonly presenter: RegExp
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
  readonly decisionMark: RegExp
  readonly undecided: RegExp
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

export function compileLexicon(vocabulary: Vocabulary): Lexicon {
  const words = (phrases: readonly string[], flags = 'iu'): RegExp =>
    new RegExp(`(?<!${letter})(?:${phrases.map(source).join('|')})(?!${letter})`, flags)
  const whole = (phrases: readonly string[], following = ''): RegExp =>
    new RegExp(`^\\s*(?:${phrases.map(source).join('|')})${following}\\s*$`, 'iu')
  const leading = (phrases: readonly string[], following: string): RegExp =>
    new RegExp(`^(?:${phrases.map(source).join('|')})${following}`, 'iu')
  return {
    vocabulary,
    titles: {
      participants: matchTitles(vocabulary.participants),
      excused: matchTitles(vocabulary.excused),
      agenda: matchTitles(vocabulary.agenda),
      preamble: matchTitles(vocabulary.formalities),
      review: matchTitles(vocabulary.review),
      actions: matchTitles(vocabulary.actions, untilWhen),
      nextSteps: matchTitles(vocabulary.steps, untilWhen),
      decisions: matchTitles(vocabulary.decisions),
      ignoredSections: matchTitles(vocabulary.asides),
    },
    roles: { scribe: words(vocabulary.scribe), reporter: words(vocabulary.reporter), chair: words(vocabulary.chair) },
    scribeSentence: sentencePattern(vocabulary.scribeSentence),
    asking: words(vocabulary.asking),
    settled: words(vocabulary.settled),
    topic: leading(vocabulary.topic, '[ \\t]+'),
    sponsor: leading(vocabulary.sponsor, '(?:\\s*\\([^)]*\\))?\\s*:'),
    presenter: new RegExp(
      `(?:\\s+(?:[–—-]|-->?|→)\\s+|[,;]?\\s+(?:${vocabulary.presenter.map(source).join('|')})\\s+)([\\p{L}*_][\\p{L}\\p{N} .,&/*_'’-]{1,60})$`,
      'iu',
    ),
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
    decisionMark: leading(vocabulary.decisionMark, `(?!${letter})`),
    undecided: words(vocabulary.undecided),
    decided: words(vocabulary.decided),
    done: words(vocabulary.done, 'giu'),
    leadingState: new RegExp(
      `^(?:[\\s*_~]*(?:\\p{Extended_Pictographic}\\uFE0F?|:\\w+:|${stateWordSource(vocabulary.done.concat(vocabulary.closed, vocabulary.open))}))*[\\s~]*`,
      'iu',
    ),
    closedAtEnd: new RegExp(
      `(?:[[(]\\s*(?:${vocabulary.closed.map(source).join('|')})\\s*[\\])]|\\s[–—-]+>?\\s*(?:${vocabulary.closed.map(source).join('|')}))[\\s.!*_]*$`,
      'iu',
    ),
    leadingDone: new RegExp(`^[\\s~]*${stateWordSource(vocabulary.done.concat(vocabulary.closed))}`, 'iu'),
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
    minutesName: new RegExp(`(?:^|[-_ ])(?:${vocabulary.minutesName.map(fileNameSource).join('|')})$`, 'iu'),
    minutesFolder: new RegExp(`(?:^|/)(?:${vocabulary.minutesFolder.map(fileNameSource).join('|')})(?:/|$)`, 'iu'),
    held: words(vocabulary.held),
    otherMeeting: words(vocabulary.otherMeeting),
    numbered: new RegExp(`(?<!${letter})(?:${vocabulary.numbered.map(source).join('|')})s?\\.?[\\s:]*$`, 'iu'),
  }
}

/** "[DONE] ", "(Done) ", "**DONE** ", "DONE: ", "Done - " */
function stateWordSource(words: readonly string[]): string {
  const word = `(?:${words.map(source).join('|')})`
  return `(?:\\[${word}\\]|\\(${word}\\)|\\*\\*\\[?${word}\\]?:?\\*\\*:?|${word}\\s*(?::|[–—-]\\s))`
}

/** So that no phrase hides one that begins with it. */
function longestFirst(phrases: readonly string[]): readonly string[] {
  return [...phrases].sort((one, other) => other.length - one.length)
}

/** A phrase as names of files write it: "meeting-notes", "meeting_notes". */
function fileNameSource(phrase: string): string {
  return phrase.split(' ').map(source).join('[-_ ]')
}

/** A whole name, or a handle. */
const personSource =
  "(\\p{Lu}[\\p{L}'’.-]+(?: (?:von|van|de|der|den))?(?: \\p{Lu}[\\p{L}'’.-]+){1,2}|@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)"

/** Sentences with `<name>` in them; words of a vote may stand before the name ("wird einstimmig Jane Doe gewählt"). */
function sentencePattern(phrases: readonly string[]): RegExp {
  const parts = phrases.map((phrase) =>
    phrase.split('<name>').map((part) => withOptionalCapital(part.trim().split(' ').map(source).join('\\s+'))),
  )
  // Each of the two begins with the name once, so that it is looked for once.
  const before = parts.flatMap(([words = '', after = '']) => (after === '' ? [words] : []))
  const after = parts.flatMap(([words = '', following = '']) => (words === '' ? [following] : []))
  return new RegExp(
    `(?<!${letter})(?:(?:${before.join('|')})\\s+(?:\\p{Ll}+\\s+){0,3}${personSource}|${personSource}\\s+(?:${after.join('|')}))(?!${letter})`,
    'u',
  )
}

/** The source of a pattern in which a capital may begin the first word, although letter case tells elsewhere. */
function withOptionalCapital(pattern: string): string {
  return pattern.replace(/(?<![\\\p{L}{])\p{Ll}(?!\})/gu, (letter) => `[${letter.toUpperCase()}${letter}]`)
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
