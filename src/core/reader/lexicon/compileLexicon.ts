import type { Vocabulary } from '../../vocabulary/vocabulary'
import { readMarker } from '../actionItems/markers'
import { compileStatusWords } from '../actionItems/statusPhrase'
import { anyAndSource } from '../people/conjunctions'
import { compileDecisionLabels, compileNoDecision } from '../rules/decisionLabels'
import { compileMarks } from '../rules/marks'
import { compileOutcomes, findOutcome } from '../rules/outcomes/outcomes'
import { compileTitleComposer } from '../sections/composedTitles'
import { tokensOf } from '../tokens/lineTokens'
import { fileNamePatterns } from './fileNamePatterns'
import type { Lexicon } from './lexicon'
import { findsWords, isWords, letterOrDigit, phraseSource, startsWithWords, wordsSource } from './phrasePatterns'
import { compileTitles, firstKindOf } from './titleMatchers'

export function compileLexicon(vocabulary: Vocabulary): Lexicon {
  const leading = (phrases: readonly string[], following: string): RegExp =>
    new RegExp(`^(?:${phrases.map(phraseSource).join('|')})${following}`, 'iu')
  const attendance = withOptionalCapital(wordsSource([...vocabulary.attendanceWords, ...vocabulary.absenceWords]))
  const scribeSentence = sentencePattern(vocabulary.scribeSentence)
  const attendanceVerb = withOptionalCapital(wordsSource(vocabulary.attendanceVerbs))
  const attendanceBeforeVerb = `${attendance}\\s(?:[\\p{L}'’]+\\s){0,4}?${attendanceVerb}`
  const officeBefore = '(?:\\p{Ll}[\\p{L}-]*\\s){0,2}'
  const signatures = wordsSource(vocabulary.scribe.filter((phrase) => signatureEnd.test(phrase)))
  // "Done: …", "Who: …" are labels too.
  const notNames: ReadonlySet<string> = new Set(
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
  )
  const namedGroup = `(?:[\\p{L}\\p{N}-]+ ){1,3}(?:${vocabulary.groupNouns.map(phraseSource).join('|')})`
  const marks = compileMarks({ vocabulary, notNames })
  const outcomes = compileOutcomes(vocabulary)
  const decisionLabel = compileDecisionLabels(vocabulary)
  const titles = compileTitles(vocabulary)
  return {
    vocabulary,
    titles,
    titleKindOf: firstKindOf(titles),
    composedTitle: compileTitleComposer(vocabulary),
    roles: {
      scribe: findsWords(vocabulary.scribe),
      reporter: findsWords(vocabulary.reporter),
      chair: findsWords(vocabulary.chair),
    },
    scribeSentence,
    findScribeSentence: ({ maskedText }) => scribeSentence.exec(maskedText),
    signature: new RegExp(`(?<!${letterOrDigit})${signatures}(?!${letterOrDigit})(?:\\s+by\\b)?[\\s,:*_(]*`, 'iu'),
    acting: findsWords(vocabulary.acting),
    scribeOffice: new RegExp(wordsSource(vocabulary.scribeOffice), 'giu'),
    reportWord: findsWords(vocabulary.reportWords),
    scribeVerbs: findsWords(vocabulary.scribeVerbs),
    questionWords: findsWords(vocabulary.questionWords),
    pastVerbs: findsWords(vocabulary.pastVerbs),
    topic: leading(vocabulary.topic, '[ \\t]+'),
    sponsor: leading(vocabulary.sponsor, '(?:\\s*\\([^)]*\\))?\\s*:'),
    presenterLead: new RegExp(`^\\s*(?:${vocabulary.presenter.map(phraseSource).join('|')})\\s+`, 'iu'),
    presenter: new RegExp(
      `(?:\\s+(?:[–—-]|-->?|→)\\s+|[,;]?\\s+(?:${vocabulary.presenter.map(phraseSource).join('|')})\\s+)([\\p{L}*_][\\p{L}\\p{N} .,&/*_'’-]{1,60})$`,
      'iu',
    ),
    nobody: startsWithWords(vocabulary.nobody),
    notNeeded: startsWithWords(vocabulary.notNeeded),
    others: findsWords(vocabulary.others),
    titledName: new RegExp(
      `^\\s*(?:${vocabulary.personTitles.map(phraseSource).join('|')})\\.?\\s+\\p{L}[\\p{L}.’' -]{1,40}\\s*$`,
      'iu',
    ),
    peopleTitle: new RegExp(`^[\\s*_]*${wordsSource(vocabulary.peopleTitles)}\\.?\\s+(?=\\p{L})`, 'iu'),
    comingNote: new RegExp(`(?<=\\p{L}\\.?)\\s+(?:${wordsSource(vocabulary.coming)}).*$`, 'su'),
    excusedRemark: findsWords(vocabulary.excusedRemark),
    remark: isWords(vocabulary.remark),
    nameColumn: isWords(vocabulary.nameColumn),
    handleColumn: findsWords(vocabulary.handleColumn),
    presenceColumn: isWords(vocabulary.presenceColumn.flatMap((phrase) => [phrase, `${phrase}?`])),
    absence: isWords(vocabulary.absence),
    presence: new RegExp(
      `^\\s*(?:${vocabulary.presence.map(phraseSource).join('|')}|[✓✔☑✅]\\uFE0F?|\\\\?\\+|\\[x\\]|:\\w*check\\w*:)\\s*$`,
      'iu',
    ),
    givenNameColumn: isWords(vocabulary.givenNameColumn),
    familyNameColumn: isWords(vocabulary.familyNameColumn),
    attendanceWords: findsWords(vocabulary.attendanceWords),
    absenceWords: findsWords(vocabulary.absenceWords),
    notPresent: findsWords(vocabulary.notPresent),
    otherPeople: findsWords(vocabulary.otherPeople),
    mayListPeople: findsWords(vocabulary.mayListPeople),
    presentBefore: new RegExp(
      `^.{0,160}?(?:${attendanceVerb}\\s${attendance}|${attendanceBeforeVerb})\\s+(?=${officeBefore}[\\p{Lu}@*_])`,
      'u',
    ),
    presentAfter: new RegExp(`(?:\\s${attendanceVerb})?\\s+(?:\\p{Ll}+\\s){0,3}?${attendance}`, 'u'),
    marks,
    readMarker: (line) => readMarker(line, marks),
    readOutcomes: (line) => ({
      label: decisionLabel(tokensOf(line)),
      outcome: findOutcome(outcomes, tokensOf(line)),
    }),
    saysNothing: compileNoDecision(vocabulary),
    status: compileStatusWords(vocabulary),
    leadingState: new RegExp(
      `^(?:[\\s*_~]*(?:\\p{Extended_Pictographic}\\uFE0F?|:\\w+:|${stateWordSource(vocabulary.done.concat(vocabulary.closed, vocabulary.open))}))*[\\s~]*`,
      'iu',
    ),
    doneTitle: new RegExp(
      `^[^\\p{L}]*(?:${[...vocabulary.done, ...vocabulary.closed].map(phraseSource).join('|')})(?!${letterOrDigit}|\\s+(?:by|until|bis)\\s)`,
      'iu',
    ),
    leadingDone: new RegExp(`^[\\s~]*${stateWordSource(vocabulary.done.concat(vocabulary.closed))}`, 'iu'),
    leadingCancelled: new RegExp(`^[\\s~]*${stateWordSource(vocabulary.cancelled)}`, 'iu'),
    doneSentence: new RegExp(
      `^[\\s*_\\\\–-]*(?:(?:${vocabulary.done.map(phraseSource).join('|')})[*_]*(?:[.!]|\\s*$))`,
      'iu',
    ),
    ownerLabel: new RegExp(
      `(?<!${letterOrDigit}|@)(?:${vocabulary.owner.map(phraseSource).join('|')})(?:[*_\\s]*(?:[:=][*_\\s]*|\\s(?=@))|(?<=\\s(?:to|by|an))\\s(?=\\p{L}))`,
      'giu',
    ),
    notNames,
    groupName: new RegExp(
      `^(?:(?:the|our|die|der|das)\\s+)?(${longestFirst(vocabulary.groups).map(phraseSource).join('|')}|${namedGroup})$`,
      'iu',
    ),
    namedGroupActor: new RegExp(
      `^[\\s*_]*(?:(?:the|our|die|der|das)\\s+)?(${namedGroup})(?:[*_]*:|[\\s*_]+(?:to|${vocabulary.actionVerbs.map(phraseSource).join('|')})(?!${letterOrDigit}|\\s+be(?!${letterOrDigit})))`,
      'iu',
    ),
    groupActor: new RegExp(
      `^[\\s*_]*(?:(?:the|our|die|der|das)\\s+)?(${longestFirst(vocabulary.groups).map(phraseSource).join('|')})(?:[\\s*_]*:|[\\s*_]+(?:(?:--?|[–—])\\s|(?:to|${vocabulary.actionVerbs.map(phraseSource).join('|')})(?!${letterOrDigit}|\\s+be(?!${letterOrDigit}))))`,
      'iu',
    ),
    actionVerbs: new Set(vocabulary.actionVerbs),
    willVerbs: new Set(vocabulary.willVerbs),
    nonActionWords: new Set(vocabulary.nonActionWords),
    itemDetail: new RegExp(
      `^[\\s*_]*(?:${longestFirst(
        [...vocabulary.owner, ...vocabulary.state, ...vocabulary.deadline].filter(
          (word) => !vocabulary.done.includes(word),
        ),
      )
        .map(phraseSource)
        .join('|')})[\\s*_]*:`,
      'iu',
    ),
    reminder: findsWords(vocabulary.reminder),
    // "Date & time:", "Datum und Ort:"
    dateLabel: new RegExp(
      `^[\\s*_|]*(?:${vocabulary.date.map(phraseSource).join('|')})(?:\\s*(?:[&/,]|\\s${anyAndSource})\\s*\\p{L}{3,9})?(?:[\\s*_]*[:|]|(?:\\*\\*|__)\\s)`,
      'iu',
    ),
    meeting: findsWords(vocabulary.meeting),
    meetingSigns: findsWords(vocabulary.meetingSigns),
    decisionsBelow: findsWords(vocabulary.decisionsBelow),
    undecided: findsWords(vocabulary.undecided),
    otherOffices: findsWords(vocabulary.otherOffices),
    ...fileNamePatterns(vocabulary),
    heldWords: findsWords(vocabulary.heldWords),
    otherMeeting: findsWords(vocabulary.otherMeeting),
    countedThings: new RegExp(
      `(?<!${letterOrDigit})(?:${vocabulary.countedThings.map(phraseSource).join('|')})s?\\.?[\\s:]*$`,
      'iu',
    ),
  }
}

/** The last word of a phrase before a signature. */
const signatureEnd = / (?:by|von|par|por|door|da|di|submitted|protokoll)$/

/** "[DONE] ", "(Done) ", "**DONE** ", "DONE: ", "Done - " */
function stateWordSource(words: readonly string[]): string {
  const word = `(?:${words.map(phraseSource).join('|')})`
  return `(?:\\[${word}\\]|\\(${word}\\)|\\*\\*\\[?${word}\\]?:?\\*\\*:?|${word}\\s*(?::|[–—-]\\s))`
}

/** Longest first, so that alternation prefers the longest phrase. */
function longestFirst(phrases: readonly string[]): readonly string[] {
  return [...phrases].sort((one, other) => other.length - one.length)
}

/** A full name or a handle. */
const personSource =
  "(\\p{Lu}[\\p{L}'’.-]+(?: (?:von|van|de|der|den))?(?: \\p{Lu}[\\p{L}'’.-]+){1,2}|@[A-Za-z0-9](?:[A-Za-z0-9-]*[A-Za-z0-9])?)"

/** A pattern for sentences with `<name>`. Words of a vote may precede the name ("wird einstimmig Jane Doe gewählt"). */
function sentencePattern(phrases: readonly string[]): RegExp {
  const parts = phrases.map((phrase) =>
    phrase.split('<name>').map((part) => withOptionalCapital(part.trim().split(' ').map(phraseSource).join('\\s+'))),
  )
  // The name appears once per alternative, so that it is matched only once.
  const before = parts.flatMap(([words = '', after = '']) => (after === '' ? [words] : []))
  const after = parts.flatMap(([words = '', following = '']) => (words === '' ? [following] : []))
  return new RegExp(
    `(?<!${letterOrDigit})(?:(?:${before.join('|')})\\s+(?:\\p{Ll}+\\s+){0,3}${personSource}|${personSource}\\s+(?:${after.join('|')}))(?!${letterOrDigit})`,
    'u',
  )
}

/** Allows a capital at the start of each word in an otherwise case-sensitive pattern. */
function withOptionalCapital(pattern: string): string {
  return pattern.replace(/(?<![\\\p{L}{])\p{Ll}(?!\})/gu, (letter) => `[${letter.toUpperCase()}${letter}]`)
}
