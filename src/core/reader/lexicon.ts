import type { Role } from '../minutes'
import type { Vocabulary } from '../vocabulary/vocabulary'
import { letter, source } from './phrases'
import { matchTitles, type TitleMatchers, untilWhen } from './sectionTitles'

/** The vocabulary compiled to patterns. Compile once per vocabulary. */
export interface Lexicon {
  readonly vocabulary: Vocabulary
  readonly titles: TitleMatchers
  readonly roles: Readonly<Record<'scribe' | 'reporter' | 'chair', RegExp>>
  /** One of its groups matches the person. */
  readonly scribeSentence: RegExp
  readonly asking: RegExp
  readonly settled: RegExp
  readonly topic: RegExp
  readonly sponsor: RegExp
  /** Its group matches the people at the end of a title: "Budget — Jane Doe", "Release, led by Jo". */
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
  /** State and done marks at the start of an item: "✅ …", "[DONE] …", "DONE: …". */
  readonly leadingState: RegExp
  readonly leadingDone: RegExp
  /** "… (closed)", "… - closed" */
  readonly closedAtEnd: RegExp
  readonly owner: RegExp
  /** Lower-case words that start a task or label and are not names. */
  readonly notNames: ReadonlySet<string>
  /** A group as the owner, at the start of a line: "Everyone: …", "The board will …". */
  readonly group: RegExp
  readonly acts: ReadonlySet<string>
  readonly notActs: ReadonlySet<string>
  /** A line with details of the item above: "Owner: Jane", "Due: Friday". */
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

/** Longest first, so that alternation prefers the longest phrase. */
function longestFirst(phrases: readonly string[]): readonly string[] {
  return [...phrases].sort((one, other) => other.length - one.length)
}

/** A phrase as in file names: "meeting-notes", "meeting_notes". */
function fileNameSource(phrase: string): string {
  return phrase.split(' ').map(source).join('[-_ ]')
}

/** A full name or a handle. */
const personSource =
  "(\\p{Lu}[\\p{L}'’.-]+(?: (?:von|van|de|der|den))?(?: \\p{Lu}[\\p{L}'’.-]+){1,2}|@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)"

/** A pattern for sentences with `<name>`. Words of a vote may precede the name ("wird einstimmig Jane Doe gewählt"). */
function sentencePattern(phrases: readonly string[]): RegExp {
  const parts = phrases.map((phrase) =>
    phrase.split('<name>').map((part) => withOptionalCapital(part.trim().split(' ').map(source).join('\\s+'))),
  )
  // The name appears once per alternative, so that it is matched only once.
  const before = parts.flatMap(([words = '', after = '']) => (after === '' ? [words] : []))
  const after = parts.flatMap(([words = '', following = '']) => (words === '' ? [following] : []))
  return new RegExp(
    `(?<!${letter})(?:(?:${before.join('|')})\\s+(?:\\p{Ll}+\\s+){0,3}${personSource}|${personSource}\\s+(?:${after.join('|')}))(?!${letter})`,
    'u',
  )
}

/** Allows a capital at the start of each word in an otherwise case-sensitive pattern. */
function withOptionalCapital(pattern: string): string {
  return pattern.replace(/(?<![\\\p{L}{])\p{Ll}(?!\})/gu, (letter) => `[${letter.toUpperCase()}${letter}]`)
}

/** The duties with words in the vocabulary. */
const roles = ['scribe', 'reporter', 'chair'] as const satisfies readonly Role[]

/** The duties that a label or question mentions. */
export function rolesIn(lexicon: Lexicon, label: string): readonly Role[] {
  return roles.filter((role) => lexicon.roles[role].test(label))
}

/** The duties that a heading asks for. A word for minute-taking or a question asks; "Report from team X" does not. */
export function rolesOfHeading(lexicon: Lexicon, title: string): readonly Role[] {
  const found = rolesIn(lexicon, title)
  if (found.includes('scribe') || found.includes('chair')) return found
  return /^\W*(?:who\b|report(?:ing|er|ers)?\W*$|designate\b)|community[ -]call|comm call|\?\s*$/iu.test(title)
    ? found
    : []
}
