import type { Vocabulary } from '../../vocabulary/vocabulary'
import {
  phraseOf,
  phraseTable,
  type TokenPattern,
  word,
  sequence,
  oneOf,
  matchAt,
  kind,
  lineEnd,
} from '../tokens/patterns'
import type { Token } from '../tokens/tokens'

/** A label of a decision, with the rule that found it. */
export interface DecisionLabel {
  readonly rule: string
  /** Whether the line also says what was decided. */
  readonly isFilled: boolean
}

/** Finds the label of a decision at the start of a line: "Decision: …", "=> Conclusion:", "#agreed …", "**Decision** …". */
export type DecisionLabelReader = (tokens: readonly Token[]) => DecisionLabel | undefined

/** Maximum number of tokens in a label without its colon, and of words among them. */
const maxLabelLength = 10
const maxLabelWords = 5
/** Number of tokens in a one-word remark with its parentheses. */
const maxRemark = 3

export function compileDecisionLabels(vocabulary: Vocabulary): DecisionLabelReader {
  const label = phraseOf(phraseTable(vocabulary.decision))
  const undecided = phraseOf(phraseTable(vocabulary.undecided))
  const saysNothing = compileNoDecision(vocabulary)
  const marks = vocabulary.decisionMark.map((mark) => mark.replace(/^[#!]/, ''))
  const mark = sequence(word('#', '!'), word(...marks))
  return (tokens) => {
    const first = tokens.findIndex(({ kind, text }) => !isLead(kind, text))
    const [start] = tokens
    if (start === undefined || first < 0 || tokens.at(-1)?.text.includes('?') === true) return undefined
    if (matchAt(mark, tokens, 0) !== undefined) return { rule: 'decision-mark', isFilled: true }
    if (isMarkedLabel(tokens, first, label) || isInBrackets(tokens, label))
      return { rule: 'decision-label', isFilled: true }
    if (isBoldLine(tokens, label)) return { rule: 'decision-label', isFilled: false }
    const colon = tokens.findIndex(({ kind }) => kind === 'colon')
    const whole = tokens.slice(first, colon)
    const own = withoutRemark(whole)
    if (colon < 0 || own.length > maxLabelLength || own.some(({ kind }) => kind === 'handle')) return undefined
    if (own.filter(({ kind }) => kind === 'word').length > maxLabelWords) return undefined
    if (!own.some((_, at) => isPart(own, at) && hasPhrase(label, own, at))) return undefined
    // "Outcome (proposal):"
    const said = whole.length - own.length > maxRemark ? own : whole
    if (said.some((_, at) => hasPhrase(undecided, said, at))) return undefined
    const text = tokens.slice(colon + 1).filter(({ kind }) => kind !== 'end')
    if (text.length > 0 && (saysNothing(text) || matchAt(stillOpen, text, 0) !== undefined)) return undefined
    return { rule: 'decision-label', isFilled: text.length > 0 }
  }
}

/** The label of "Decisions (no changes for the mill): …" */
function withoutRemark(label: readonly Token[]): readonly Token[] {
  const opening = label.findIndex(({ kind }) => kind === 'open')
  return opening > 0 && label.at(-1)?.kind === 'close' ? label.slice(0, opening) : label
}

/** "**Resolutions**" above a list */
function isBoldLine(tokens: readonly Token[], label: TokenPattern): boolean {
  const bold = tokens[0]?.emphasis ?? ''
  return (bold.includes('**') || bold.includes('__')) && matchAt(label, tokens, 0)?.to === tokens.length
}

/** "(Decision) we go on", "[Decision] we go on" */
function isInBrackets(tokens: readonly Token[], label: TokenPattern): boolean {
  const match = tokens[0]?.kind === 'open' ? matchAt(label, tokens, 1) : undefined
  return (
    match !== undefined &&
    tokens[match.to]?.kind === 'close' &&
    tokens.slice(match.to + 1).some(({ kind }) => kind === 'word')
  )
}

function isLead(kind: Token['kind'], text: string): boolean {
  return ['arrow', 'open', 'dash', 'emoji'].includes(kind) || ['>', '=', '-'].includes(text)
}

function hasPhrase(pattern: TokenPattern, tokens: readonly Token[], at: number): boolean {
  return matchAt(pattern, tokens, at) !== undefined
}

/** Whether an index is the start of a label, its second word, or after a separator: "Notes and decisions". */
function isPart(label: readonly Token[], at: number): boolean {
  const before = label[at - 1]
  return at < 2 || before?.kind === 'separator' || before?.lower === 'and' || before?.lower === 'und'
}

/** "**Decision** we go on", "DECISION - we go on" */
function isMarkedLabel(tokens: readonly Token[], first: number, label: TokenPattern): boolean {
  const match = matchAt(label, tokens, first)
  const next = match === undefined ? undefined : tokens[match.to]
  const start = tokens[first]
  if (next === undefined || start === undefined || match === undefined || match.to + 1 >= tokens.length) return false
  const isBold = start.emphasis.includes('**') || start.emphasis.includes('__')
  const isCapitals = start.text === start.text.toUpperCase()
  // "*Decision.* We go on"
  if (next.kind === 'end' && start.emphasis !== '' && tokens[match.to + 1]?.emphasis !== '') return true
  // "Decision – we go on", "DECISION we go on"
  const isFirst = first === 0 && match.to === 1
  if (next.kind === 'dash') return isBold || isCapitals || isFirst
  if (next.kind !== 'word') return false
  return (isBold && next.emphasis !== '') || (isFirst && isCapitals && next.text !== next.text.toUpperCase())
}

const notApplicable: TokenPattern = sequence(word('n'), word('/'), word('a'))

/** The start of a text about a decision that is still to be made: "tbc, Bo will ask", "to be made next week". */
const stillOpen: TokenPattern = oneOf(
  word('tbd', 'tbc', 'tba', 'maybe'),
  sequence(word('pending'), oneOf(lineEnd, kind('separator', 'end', 'dash'))),
  sequence(word('not'), word('yet')),
  sequence(
    word('to'),
    word('be'),
    word('made', 'decided', 'determined', 'confirmed', 'announced', 'discussed'),
    oneOf(lineEnd, kind('separator', 'end', 'dash'), word('next', 'later', 'at', 'in', 'by', 'on', 'soon')),
  ),
)

/** Whether a text means that nothing was decided: "none", "n/a", "open". */
export type NoDecisionReader = (tokens: readonly Token[]) => boolean

export function compileNoDecision({ noDecision }: Vocabulary): NoDecisionReader {
  const none = oneOf(phraseOf(phraseTable(noDecision)), notApplicable)
  return (tokens) => {
    const said = tokens.filter(({ kind }) => kind !== 'end' && kind !== 'sign' && kind !== 'dash' && kind !== 'colon')
    return said.length === 0 || matchAt(none, said, 0)?.to === said.length
  }
}
