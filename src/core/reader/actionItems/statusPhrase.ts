import type { Vocabulary } from '../../vocabulary/vocabulary'
import { letterOrDigit, phraseSource } from '../lexicon/phrasePatterns'

/** What a text says about an item: closed as done or as given up, or open. */
export type StatusSays = 'done' | 'cancelled' | 'open'

export interface StatusPhrase {
  /** Undefined if the text says nothing about the status. */
  readonly says: StatusSays | undefined
  /** Whether it begins with the closing word: "done, see #12", not "this is done". */
  readonly isBare: boolean
  /** Whether it names somebody who has done it: "Jane has done this". */
  readonly hasAgent: boolean
}

/** The words of status lines, compiled once per vocabulary. */
export interface StatusWords {
  readonly done: RegExp
  readonly closed: RegExp
  readonly cancelled: RegExp
  readonly unfinished: RegExp
  /** Negation, part or future anywhere before a closing word. */
  readonly weakens: RegExp
  /** Part or future after a closing word. */
  readonly narrows: RegExp
  readonly agentVerb: RegExp
  readonly contrast: RegExp
  readonly notYet: RegExp
  readonly negation: RegExp
  readonly affirmative: ReadonlySet<string>
  readonly yes: ReadonlySet<string>
}

export function compileStatusWords(vocabulary: Vocabulary): StatusWords {
  const { negation, partial, unsettled, unfinished, agentVerb, contrast } = vocabulary
  const within = (phrases: readonly string[]): RegExp => new RegExp(wordSource(phrases), 'u')
  return {
    done: within(vocabulary.done),
    closed: within(vocabulary.closed),
    cancelled: within(vocabulary.cancelled),
    unfinished: new RegExp(`^${wordSource(unfinished)}|${wordSource(unfinished)}$`, 'u'),
    weakens: within([...negation, ...partial, ...unsettled, ...unfinished]),
    narrows: within([...partial, ...unsettled, ...unfinished]),
    agentVerb: new RegExp(`${wordSource(agentVerb)}(?! (?:been|to|\\S+ worden))`, 'u'),
    contrast: new RegExp(`^${wordSource(contrast)}`, 'u'),
    notYet: within(vocabulary.notYet),
    negation: within(negation),
    affirmative: new Set(vocabulary.affirmative),
    yes: new Set(vocabulary.yes),
  }
}

/**
 * Reads a status: "done", "done, see #12", "Jane has done this", "not yet done", "docs done, code to do".
 *
 * A text closes an item only if it plainly says that all is done. A negation, a part, a condition, the future tense or a
 * question leaves the item open. So does an unknown subject: "docs done" may be a part.
 *
 * @param text Masked text without the label in front ("Status:").
 */
export function readStatusPhrase(text: string, words: StatusWords): StatusPhrase {
  const clauses = withQuestions(splitClauses(text), words)
  let says: StatusSays | undefined
  let isBare = false
  let hasAgent = false
  let isOpen = false
  clauses.forEach((clause, index) => {
    const closing = findClosing(clause.text, words)
    // "signed and completed" is one clause.
    const isJoined =
      index > 0 &&
      says === undefined &&
      clause.lead === '' &&
      closing?.index === 4 &&
      /^(?:and|und)\s/.test(clause.text)
    const own =
      closing === undefined ? (isRest(clause.text, words) ? 'open' : undefined) : judge(clause, closing, words)
    if (isJoined && own !== 'open') return
    if (own === 'open' || isAnswerNo(clauses[index - 1], clause, words)) isOpen = true
    else if (own !== undefined && says !== 'cancelled') {
      says = own
      if (index === 0) isBare = closing?.index === 0
      hasAgent = words.agentVerb.test(clause.text.slice(0, closing?.index))
    }
  })
  // TypeScript does not see the assignment in the callback above.
  return (isOpen as boolean) ? { says: 'open', isBare: false, hasAgent: false } : { says, isBare, hasAgent }
}

interface Clause {
  /** Lower-case words, one space between them. */
  readonly text: string
  /** The punctuation before it. */
  readonly lead: string
  readonly isQuestion: boolean
}

/** Extends a question mark to its whole sentence: "done, I hope?" The answer "yes" cancels it: "done? yes". */
function withQuestions(clauses: readonly Clause[], { yes }: StatusWords): readonly Clause[] {
  let isQuestion = false
  return clauses
    .toReversed()
    .map((clause, index, reversed) => {
      const answer = reversed[index - 1]
      isQuestion ||= clause.isQuestion && !(answer?.lead === '?' && yes.has(answer.text))
      const own = { ...clause, isQuestion }
      if (clause.lead !== ',') isQuestion = false
      return own
    })
    .toReversed()
}

interface Closing {
  readonly says: 'done' | 'cancelled'
  readonly index: number
  readonly end: number
  /** Whether the word has other meanings, so that no object may follow: "complete the form". */
  readonly isLoose: boolean
}

const clauseEnd =
  /([,;:()[\]!?]+|\.(?=\s|$)|\s[–—-]+>?\s|→|=>|\s(?=(?:but|however|though|although|except|apart from|aber|jedoch|allerdings|außer|bis auf|and|und)\s))/u

function splitClauses(text: string): readonly Clause[] {
  const parts = text
    .toLowerCase()
    .replace(/’/g, "'")
    .replace(/(?<![\p{L}\p{N}])@[\p{L}\p{N}_.-]+/gu, ' ')
    .replace(/[*_~`\uFFFC]+/g, ' ')
    .split(clauseEnd)
  const clauses: Clause[] = []
  for (let at = 0; at < parts.length; at += 2) {
    const words = (parts[at] ?? '').match(/#?[\p{L}\p{N}]+(?:['./-][\p{L}\p{N}]+)*%?|\s%/gu) ?? []
    if (words.length > 0)
      clauses.push({
        text: words.map((word) => word.trim()).join(' '),
        lead: (parts[at - 1] ?? '').trim(),
        isQuestion: (parts[at + 1] ?? '').includes('?'),
      })
  }
  return clauses
}

function findClosing(clause: string, words: StatusWords): Closing | undefined {
  const cancelled = words.cancelled.exec(clause)
  if (cancelled !== null) return { ...rangeOf(cancelled), says: 'cancelled', isLoose: true }
  const done = words.done.exec(clause)
  if (done !== null) return { ...rangeOf(done), says: 'done', isLoose: false }
  const closed = words.closed.exec(clause)
  return closed === null ? undefined : { ...rangeOf(closed), says: 'done', isLoose: true }
}

function rangeOf(match: RegExpExecArray): { readonly index: number; readonly end: number } {
  return { index: match.index, end: match.index + match[0].length }
}

/** What a clause with a closing word says; undefined if its subject may be a part of the task. */
function judge({ text, isQuestion }: Clause, closing: Closing, words: StatusWords): StatusSays | undefined {
  const before = text.slice(0, closing.index).trim()
  const after = text.slice(closing.end).trim()
  if (isQuestion || isPartial(text)) return 'open'
  if (words.weakens.test(before) || words.narrows.test(after)) return 'open'
  if (futureDay.test(after) || someTimeLater.test(after) || invertedStart.test(before)) return 'open'
  if (closing.isLoose && after !== '' && !circumstance.test(after)) return undefined
  // "3 done" and "two are done" are parts, "all three are done" is not.
  if (someOfThem.test(before)) return undefined
  const isKnown = before.split(' ').every((word) => word === '' || words.affirmative.has(word) || /^#?\d/.test(word))
  return isKnown || isAgent(before, words) ? closing.says : undefined
}

const someOfThem =
  /^(?:\d{1,2}|two|three|four|five|six|zwei|drei|vier|fünf|sechs)(?:\s(?:is|are|were|of them|ist|sind|davon))*$/u

/** "Jane and Bo have", "Jane hat das"; not "what others have". */
function isAgent(before: string, { agentVerb }: StatusWords): boolean {
  const verb = agentVerb.exec(before)
  return verb !== null && before.slice(0, verb.index).trim().split(' ').length <= 3 && !relative.test(before)
}

const relative = /(?<!\p{L})(?:what|which|that|those|how|where|was|welche|die|wie)(?!\p{L})/u

/** "done by Friday" is a plan; "done by Jane" is not. */
const futureDay =
  /^(?:by|bis|zum|for|für)\s(?:(?:the|end|ende|mid|mitte|early|anfang|of|next|this)\s)*(?:\d|(?:mon|tues|wednes|thurs|fri|satur|sun)day|mon|tue|wed|thu|fri|(?:mon|diens|donners|frei|sams|sonn)tag|mittwoch|(?:jan|feb|mar|apr|jun|jul|aug|sep|sept|oct|okt|nov|dec|dez|may|mai) ?\d|january|february|march|april|may|june|july|august|september|october|november|december|januar|februar|märz|mai|juni|juli|oktober|dezember|eow|eod|eob|eom|week|month|year|woche|monat|monats|jahr|today|tonight|tomorrow|then|now|heute|morgen|q[1-4]|kw|cw)(?![\p{L}])/u

/** "done in two weeks" */
const someTimeLater =
  /^in\s(?:a|an|one|two|three|four|five|six|\d+|ein|einem|einer|zwei|drei|vier)\s(?:day|week|month|tag|woche|monat)(?:s|e|en|n)?(?!\p{L})/u

/** A question that may lack its mark: "is it done", "ist das erledigt". */
const invertedStart =
  /^(?:(?:is|are|was|were|has|have|did|does)\s(?:it|this|that|these|the|he|she|they|you|we|anyone|anybody)|(?:ist|sind|hat|wurde|wurden)\s(?:das|es|dies))(?!\p{L})/u

/** What may follow a word that is also a verb or an adjective: "closed by #12", "resolved on Monday". */
const circumstance =
  /^(?:by|with|in|on|via|per|at|as|since|due|because|see|cf|for|now|yesterday|today|#?\d|durch|mit|am|im|seit|per|siehe|wegen|da|weil|gestern|heute|von)(?![\p{L}])/u

/** "50%", "2/3 done", "two thirds" is partial; "100%" and "3 of 3" are not. */
function isPartial(text: string): boolean {
  const percent = /(\d+)(?:[.,]\d+)?\s?%/.exec(text)
  if (percent !== null) return Number(percent[1]) < 100
  const share = /(?<![\d./-])(\d{1,3})(?:\/| of | out of | von )(\d{1,3})(?![\d./-])/.exec(text)
  return share !== null && Number(share[1]) < Number(share[2])
}

/** "done in staging, not in production", "done, but not tested" */
const exceptHere =
  /^(?:(?:but|aber|jedoch|allerdings|and|und)\s(?:noch\s)?(?:not|nicht)\s|(?:not|nicht)\s(?:in|on|for|at|with|by|the|im|auf|für|bei|mit|am|der|die|das)\s)/u

/** Whether a clause without a closing word says that work is left: "code to do", "tests not written yet". */
function isRest(text: string, words: StatusWords): boolean {
  return (
    exceptHere.test(text) ||
    words.unfinished.test(text) ||
    words.notYet.test(text) ||
    /^(?:except|apart from|other than|bis auf|außer)\s/.test(text)
  )
}

/** "done: no", "erledigt: teilweise", "done: 50%", "done? not yet" */
function isAnswerNo(label: Clause | undefined, { text, lead }: Clause, words: StatusWords): boolean {
  if (label === undefined || !/[:?(]/.test(lead) || findClosing(label.text, words) === undefined) return false
  return isPartial(text) || (text.split(' ').length <= 2 && (words.weakens.test(text) || /^(?:nein|n)$/.test(text)))
}

/** A pattern for phrases as whole words; ` * ` matches up to three words. */
function wordSource(phrases: readonly string[]): string {
  const sources = [...phrases]
    .sort((one, other) => other.length - one.length)
    .map((phrase) => phrase.split(' * ').map(phraseSource).join(`(?:\\s\\S+){0,3}\\s`))
  return `(?<!${letterOrDigit})(?:${sources.join('|')})(?!${letterOrDigit})`
}
