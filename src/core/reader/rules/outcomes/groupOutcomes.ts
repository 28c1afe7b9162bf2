import {
  anyOf,
  capture,
  kind,
  lineStart,
  not,
  oneOf,
  optional,
  phrases,
  sequence,
  several,
  token,
  type TokenPattern,
  upTo,
  word,
} from '../../tokens/patterns'
import { periodOf } from './earlierTimes'
import { adverb, clause, closing, inSentence, type NamedPattern, type OutcomeWords } from './outcomeWords'

/** "We agreed that", "The board approves", "All parties have agreed to" */
export function outcomesOfGroups({
  vocabulary,
  decider,
  unanimity,
  perfect,
  passive,
  notEarlier,
}: OutcomeWords): readonly NamedPattern[] {
  const between = several(oneOf(adverb, unanimity, perfect, word('also', 'here', 'then')), 0, 3)
  const remark = optional(kind('open'), upTo(kind('close'), 8, inSentence))
  const weak = anyOf(vocabulary.resolvesThat)
  const resolves = anyOf(vocabulary.resolves)
  // "Die Gruppe wählt nächste Woche"
  const next = oneOf(phrases(vocabulary.tomorrow), sequence(phrases(vocabulary.nextWords), periodOf(vocabulary)))
  const notSoon = not(oneOf(next, sequence(kind('word'), next)))
  const byGroup = (...parts: readonly TokenPattern[]): NamedPattern => ['group', decider, remark, between, ...parts]
  return [
    byGroup(
      capture('verb', weak),
      optional(adverb),
      oneOf(sequence(optional(kind('separator')), clause), closing, unanimity),
    ),
    byGroup(capture('verb', word('agreed')), word('the')),
    // "The members are in agreement", "The board came to an agreement"; not "Jane is in agreement"
    [
      'group',
      oneOf(sequence(decider, remark), lineStart),
      several(oneOf(passive, perfect, adverb), 0, 2),
      capture('verb', phrases(vocabulary.inAgreement)),
    ],
    // "Alle sind mit dem Plan einverstanden"
    ['group', decider, remark, passive, upTo(capture('verb', phrases(vocabulary.inAgreement)), 4, kind('word'))],
    byGroup(capture('verb', anyOf(vocabulary.concludes)), word('to', 'that', 'on')),
    // "The team discussed the roof and agreed to wait"
    [
      'group',
      decider,
      upTo(
        sequence(
          word('and'),
          optional(adverb),
          capture('verb', anyOf(vocabulary.decidedByGroup)),
          clause,
          not(word('last')),
        ),
        24,
        inSentence,
      ),
    ],
    byGroup(capture('verb', anyOf(vocabulary.voted)), oneOf(word('to', 'for', 'against'), unanimity)),
    byGroup(capture('verb', not(weak), resolves), notEarlier, notSoon),
    // "Danach beschließt der Vorstand den Kauf", but not "Beschließt der Vorstand den Kauf, zahlen wir"
    [
      'group',
      not(lineStart),
      capture('verb', anyOf(vocabulary.resolvesBeforeGroup)),
      optional(anyOf(vocabulary.articles)),
      decider,
      notSoon,
    ],
    // "Die Mehrheit ist dafür", not "dafür verantwortlich"
    byGroup(passive, capture('verb', word('dafür')), oneOf(closing, kind('separator'))),
    ...vocabulary.separableVerbs.map((phrase): NamedPattern => {
      const [verb = '', particle = ''] = phrase.split(' ')
      return byGroup(capture('verb', word(verb)), upTo(sequence(word(particle), closing), 12, inSentence))
    }),
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

/** "General consensus is to wait", "3 parties decided to wait"; not "Jane decided to leave" */
export function outcomesInPhrases(words: OutcomeWords): readonly NamedPattern[] {
  const { vocabulary, passive, unanimity } = words
  const decided = phrases(vocabulary.decided)
  const person = oneOf(
    kind('handle'),
    token(({ kind: is, text, lower }) => is === 'word' && text !== lower && !articles.has(lower)),
  )
  const auxiliary = oneOf(passive, word('have', 'has', 'had'))
  const notOfPerson = not(not(auxiliary), person, optional(passive), decided)
  const others = oneOf(words.outcome, words.outcomeAtEnd, words.outcomeOfMotion, passive)
  return [
    ['phrase', capture('verb', phrases(vocabulary.decidedTogether)), words.notByOthers, not(word('ut', 'ud', 'not'))],
    ['phrase', lineStart, capture('verb', decided)],
    ['phrase', oneOf(lineStart, kind('colon', 'separator', 'dash', 'pipe')), capture('verb', word('unanimous'))],
    ['phrase', lineStart, capture('verb', word('decision', 'agreement')), word('to', 'that', 'on')],
    ['phrase', notOfPerson, inSentence, capture('verb', decided)],
    ['phrase', word('consensus'), upTo(sequence(passive, capture('verb', word('to', 'that'))), 4, kind('word'))],
    ['unanimity', capture('verb', unanimity), upTo(others, 12, inSentence)],
    ['unanimity', others, upTo(capture('verb', unanimity), 24, inSentence)],
  ]
}
