import type { Vocabulary } from '../../vocabulary/vocabulary'
import {
  capture,
  kind,
  lineEnd,
  lineStart,
  not,
  oneOf,
  optional,
  phraseOf,
  phraseTable,
  sequence,
  several,
  token,
  type TokenPattern,
  upTo,
  word,
  wordOf,
} from '../tokens/patterns'
import type { Token } from '../tokens/tokens'

/** The patterns of sentences that state an outcome, by the name of their rule. */

export type NamedPattern = readonly [name: string, ...parts: readonly TokenPattern[]]

export const phrases = (words: readonly string[]): TokenPattern => phraseOf(phraseTable(words))

/** All patterns, in order of precedence. */
export function outcomePatterns(vocabulary: Vocabulary): readonly NamedPattern[] {
  return [
    ...rulesOfSentenceStart(vocabulary),
    ...rulesOfMotions(vocabulary),
    ...rulesOfPassive(vocabulary),
    ...rulesOfGroups(vocabulary),
    ...rulesOfPhrases(vocabulary),
    ...rulesOfShortSentences(vocabulary),
  ]
}

/** Words that are not people, although they have a capital at the start of a sentence. */
const articles: ReadonlySet<string> = new Set([
  'the',
  'a',
  'an',
  'der',
  'die',
  'das',
  'le',
  'la',
  'el',
  'il',
  'o',
  'de',
  'het',
])

const adverb = token(({ kind: is, lower }) => is === 'word' && lower.length > 4 && lower.endsWith('ly'))
const inSentence = token(({ kind: is }) => is !== 'end')
/** "… approved at the last meeting" is an earlier outcome. */
const notEarlier = not(
  optional(word('at', 'in', 'during')),
  optional(word('the', 'our')),
  word('last', 'previous', 'prior'),
)
const clause = oneOf(
  word('to', 'that', 'on', 'upon', 'not', 'against', 'dass', 'daß', 'dat', 'que', 'che', 'di', 'de', 'zu', 'om', 'te'),
  kind('colon'),
)
const by = sequence(word('by', 'door', 'von', 'par', 'por', 'da', 'dal'), not(kind('colon')))
const withCount = sequence(
  word('with', 'mit', 'met', 'avec', 'con', 'com'),
  oneOf(kind('number'), word('one', 'two', 'three', 'no')),
)
const closing = oneOf(lineEnd, kind('end', 'pipe'))

/** "Approved by all.", "Accepted unanimously", "Agreed to wait", "-> beschlossen" */
function rulesOfSentenceStart(vocabulary: Vocabulary): readonly NamedPattern[] {
  const start = oneOf(kind('arrow', 'dash'), lineStart)
  const participle = oneOf(
    phrases(vocabulary.outcome),
    phrases(vocabulary.outcomeAtEnd),
    phrases(vocabulary.outcomeOfMotion),
  )
  const unanimity = phrases(vocabulary.unanimity)
  const following = oneOf(closing, kind('open'), unanimity, by, word('om'), withCount)
  return [
    [
      'outcome-first',
      start,
      optional(adverb),
      capture('verb', not(word('resolved', 'failed', 'passed', 'declined', 'confirmed')), participle),
      following,
    ],
    [
      'outcome-first',
      start,
      capture('verb', word('passed', 'passes', 'carries', 'failed', 'declined', 'confirmed')),
      oneOf(unanimity, withCount),
    ],
    ['outcome-first', lineStart, capture('verb', word('passed')), closing],
    // "Gewählt wurde Ada Berg"
    [
      'outcome-first',
      lineStart,
      capture('verb', phrases(vocabulary.outcomeAtEnd)),
      wordOf(new Set(vocabulary.passive)),
    ],
    [
      'outcome-first',
      start,
      capture('verb', word('agreed', 'decided', 'resolved', 'voted')),
      optional(adverb),
      optional(kind('separator')),
      clause,
    ],
    // "Decided our channel is the chat", "Agreed, we take the mill"
    ['outcome-first', lineStart, capture('verb', word('decided')), not(kind('colon')), not(by), inSentence],
    ['outcome-first', lineStart, capture('verb', word('agreed')), kind('separator'), inSentence],
    // "Accepted the minutes of May", not "Accepted the invitation"
    [
      'outcome-first',
      lineStart,
      capture('verb', word('accepted', 'adopted')),
      optional(word('the', 'our')),
      phrases(vocabulary.motions),
      oneOf(closing, kind('open'), by, word('of', 'from', 'as', 'with')),
    ],
    // "Discussed the roof and agreed to wait"
    [
      'outcome-first',
      lineStart,
      word('discussed', 'debated', 'reviewed', 'considered', 'talked'),
      upTo(sequence(word('and'), capture('verb', word('agreed', 'decided', 'concluded')), clause), 24, inSentence),
    ],
    ['outcome-first', lineStart, capture('verb', inCapitals, participle), kind('colon', 'dash'), inSentence],
    [
      'outcome-first',
      lineStart,
      capture('verb', word('approved', 'ratified', 'genehmigt', 'beschlossen')),
      not(word('by'), kind('colon')),
      inSentence,
    ],
    [
      'outcome-first',
      lineStart,
      capture('verb', word('reject', 'rejected', 'accept', 'accepted')),
      oneOf(closing, word('because')),
    ],
  ]
}

/** "Bilan financier validé.", "Bureau réélu le 5 mars à l'unanimité": hardly more than the outcome. */
function rulesOfShortSentences(vocabulary: Vocabulary): readonly NamedPattern[] {
  // "Status: approved" is the state of something.
  const notState = not(phrases(vocabulary.state))
  const end = oneOf(closing, withCount, upTo(phrases(vocabulary.unanimity), maxBefore, inSentence))
  const verb = sequence(capture('verb', phrases(vocabulary.outcomeLast)), end)
  return [
    ['outcome-last', lineStart, notState, kind('word'), upTo(verb, maxBefore, kind('word', 'number', 'colon'))],
    // "Vote: passed", "By affirmation: carried"
    [
      'outcome-last',
      lineStart,
      notState,
      upTo(sequence(kind('colon'), capture('verb', phrases(vocabulary.outcomeAlone)), closing), 5, kind('word')),
    ],
  ]
}

/** Maximum number of words before the outcome of a short sentence. */
const maxBefore = 6

/** "Motion carried", "The minutes of May were approved", "Jane moved to wait, Jo seconded, carried" */
function rulesOfMotions(vocabulary: Vocabulary): readonly NamedPattern[] {
  const motion = phrases(vocabulary.motions)
  const auxiliary = oneOf(adverb, phrases(vocabulary.unanimity), wordOf(new Set(vocabulary.passive)))
  const participle = oneOf(phrases(vocabulary.outcome), phrases(vocabulary.outcomeOfMotion))
  const passive = wordOf(new Set(vocabulary.passive))
  const verb = capture('verb', oneOf(participle, phrases(vocabulary.motionVerbs)))
  const pause = oneOf(kind('separator', 'dash', 'arrow', 'close', 'colon', 'open'), word('and', 'und'))
  return [
    [
      'motion',
      kind('separator', 'close', 'open'),
      capture('verb', word('carried', 'passed', 'defeated')),
      oneOf(closing, kind('close')),
    ],
    // "The accounts were presented, and these were accepted."
    ['motion', word('and'), word('these', 'those'), passive, several(auxiliary, 0, 2), verb, closing],
    ['motion', word('motion', 'motions'), upTo(sequence(capture('verb', word('carried')), closing), 80)],
    // "It was proposed by Ada Berg and resolved to wait"
    [
      'motion',
      word('proposed', 'moved'),
      by,
      upTo(sequence(word('and'), capture('verb', word('resolved', 'carried', 'approved', 'agreed'))), 12, inSentence),
    ],
    [
      'motion',
      motion,
      upTo(sequence(passive, kind('word'), word('and'), capture('verb', participle)), 12, inSentence),
      notEarlier,
    ],
    ['motion', motion, several(oneOf(auxiliary, kind('colon', 'dash', 'separator')), 0, 4), verb, notEarlier],
    [
      'motion',
      motion,
      upTo(
        sequence(wordOf(new Set(vocabulary.passive)), several(auxiliary, 0, 3), capture('verb', participle)),
        24,
        inSentence,
      ),
      notEarlier,
    ],
    [
      'motion',
      word('motion', 'moved', 'moves', 'seconded', 'antrag'),
      upTo(
        sequence(pause, several(auxiliary, 0, 3), verb, oneOf(closing, kind('open'), phrases(vocabulary.unanimity))),
        40,
        inSentence,
      ),
    ],
  ]
}

/** "It was decided to wait", "Der Antrag wird einstimmig angenommen", "wordt gehonoreerd" */
function rulesOfPassive(vocabulary: Vocabulary): readonly NamedPattern[] {
  const passive = wordOf(new Set(vocabulary.passive))
  const between = several(oneOf(adverb, word('also'), passive, phrases(vocabulary.unanimity)), 0, 3)
  const participle = phrases(vocabulary.outcomeOfMotion)
  return [
    ['passive', passive, between, capture('verb', phrases(vocabulary.outcome)), notEarlier],
    ['passive', passive, between, capture('verb', inCapitals, oneOf(phrases(vocabulary.outcome), participle))],
    ['passive', passive, between, capture('verb', participle), withCount],
    // "Ada was chosen to be the chair"
    [
      'passive',
      word('was', 'were', 'been'),
      between,
      capture('verb', word('chosen', 'nominated', 'appointed')),
      oneOf(word('as'), sequence(word('to'), word('be'))),
    ],
    // "… and approved by the members"
    ['passive', word('and'), capture('verb', participle), by, upTo(deciderOf(vocabulary), 3)],
    ['passive', word('decision', 'decisions'), passive, between, capture('verb', word('made', 'taken', 'reached'))],
    [
      'passive',
      passive,
      between,
      capture('verb', phrases(vocabulary.outcomeOfMotion)),
      word('as'),
      word('drafted', 'amended', 'written', 'distributed', 'presented', 'circulated', 'submitted', 'corrected', 'read'),
    ],
    [
      'passive',
      passive,
      upTo(capture('verb', phrases(vocabulary.outcomeAtEnd)), 28, inSentence),
      notEarlier,
      not(word('werden')),
    ],
    [
      'passive',
      passive,
      between,
      capture('verb', phrases(vocabulary.outcomeOfMotion)),
      by,
      upTo(deciderOf(vocabulary), 3),
    ],
  ]
}

/** "The plan is APPROVED", "PASSED: the budget" */
const inCapitals: TokenPattern = ({ tokens }, at) => (isInCapitals(tokens[at]) ? at : -1)

function isInCapitals(one: Token | undefined): boolean {
  return one !== undefined && one.text.length > 3 && one.text === one.text.toUpperCase()
}

/** "the board", "members", "TSC", "le CA" */
function deciderOf(vocabulary: Vocabulary): TokenPattern {
  const acronym = (length: number): TokenPattern =>
    token(({ kind: is, text }) => is === 'word' && text.length >= length && text === text.toUpperCase())
  const article = word('the', 'le', 'la', 'der', 'die', 'das', 'el', 'il', 'o', 'a', 'het', 'de')
  return oneOf(phrases(vocabulary.deciders), acronym(3), sequence(article, acronym(2)))
}

/** "We agreed that", "The board approves", "All parties have agreed to" */
function rulesOfGroups(vocabulary: Vocabulary): readonly NamedPattern[] {
  const decider = deciderOf(vocabulary)
  const unanimity = phrases(vocabulary.unanimity)
  const between = several(
    oneOf(adverb, phrases(vocabulary.unanimity), wordOf(new Set(vocabulary.perfect)), word('also', 'here', 'then')),
    0,
    3,
  )
  const remark = optional(kind('open'), upTo(kind('close'), 8, inSentence))
  const weak = word(...['agree', 'agreed', 'approve', 'accept', 'adopt', 'decide', 'resolved', 'wählen', 'entscheiden'])
  const resolves = wordOf(new Set(vocabulary.resolves))
  return [
    [
      'group',
      decider,
      remark,
      between,
      capture('verb', weak),
      optional(adverb),
      oneOf(sequence(optional(kind('separator')), clause), closing, unanimity),
    ],
    ['group', decider, remark, between, capture('verb', word('agreed')), word('the')],
    // "The members are in agreement", not "Jane is in agreement"
    [
      'group',
      decider,
      remark,
      wordOf(new Set(vocabulary.passive)),
      optional(adverb),
      capture('verb', phrases(vocabulary.inAgreement)),
    ],
    ['group', decider, remark, between, capture('verb', word('conclude', 'concluded')), word('to', 'that', 'on')],
    // "The team discussed the roof and agreed to wait"
    [
      'group',
      decider,
      upTo(sequence(word('and'), optional(adverb), capture('verb', word('agreed', 'decided')), clause), 24, inSentence),
    ],
    [
      'group',
      decider,
      remark,
      between,
      capture('verb', word('vote', 'votes', 'voted')),
      oneOf(word('to', 'for', 'against'), unanimity),
    ],
    ['group', decider, remark, between, capture('verb', not(weak), resolves), notEarlier],
  ]
}

/** "General consensus is to wait", "3 parties decided to wait"; not "Jane decided to leave" */
function rulesOfPhrases(vocabulary: Vocabulary): readonly NamedPattern[] {
  const decided = phrases(vocabulary.decided)
  const person = oneOf(
    kind('handle'),
    token(({ kind: is, text, lower }) => is === 'word' && text !== lower && !articles.has(lower)),
  )
  const auxiliary = oneOf(wordOf(new Set(vocabulary.passive)), word('have', 'has', 'had'))
  const notOfPerson = not(not(auxiliary), person, optional(wordOf(new Set(vocabulary.passive))), decided)
  const others = oneOf(
    phrases(vocabulary.outcome),
    phrases(vocabulary.outcomeAtEnd),
    phrases(vocabulary.outcomeOfMotion),
    wordOf(new Set(vocabulary.passive)),
  )
  const unanimity = phrases(vocabulary.unanimity)
  return [
    ['phrase', capture('verb', phrases(vocabulary.decidedTogether))],
    ['phrase', lineStart, capture('verb', decided)],
    ['phrase', oneOf(lineStart, kind('colon', 'separator', 'dash', 'pipe')), capture('verb', word('unanimous'))],
    ['phrase', lineStart, capture('verb', word('decision', 'agreement')), word('to', 'that', 'on')],
    ['phrase', notOfPerson, inSentence, capture('verb', decided)],
    [
      'phrase',
      word('consensus'),
      upTo(sequence(wordOf(new Set(vocabulary.passive)), capture('verb', word('to', 'that'))), 4, kind('word')),
    ],
    ['unanimity', capture('verb', unanimity), upTo(others, 12, inSentence)],
    ['unanimity', others, upTo(capture('verb', unanimity), 24, inSentence)],
  ]
}
