import type { Lexicon } from '../lexicon/lexicon'
import type { Token } from '../tokens/tokens'
import {
  isAtLeast,
  isCapital,
  type PeopleTokens,
  peopleAt,
  type PeopleWords,
  type PersonEvidence,
} from './peopleTokens'

/** The owners of an action item by their place on its line, with the rule that found them. */
export interface FoundOwners {
  readonly rule: string
  readonly names: readonly string[]
}

/**
 * What precedes the text: a mark with its colon, a bare mark, a task with its mark, the bullet of a list, or nothing that
 * marks a task.
 */
export type OwnerPlace = 'mark' | 'bareMark' | 'trailingMark' | 'list' | 'sentence'

/** People at an index of a line, and whether their place makes them owners. */
interface OwnerRule {
  readonly name: string
  readonly isOwner: (place: OwnerContext) => boolean
}

interface OwnerContext {
  readonly tokens: readonly Token[]
  /** Index of the first token of the people. */
  readonly at: number
  readonly people: PeopleTokens
  /** Whether the people are directly after a mark or at the start of a bullet. */
  readonly isFirst: boolean
  readonly place: OwnerPlace
  readonly lexicon: Lexicon
  /** The tokens of the items before and after it in its list. */
  readonly beside: () => readonly (readonly Token[])[]
}

/** In order of precedence. */
const rules: readonly OwnerRule[] = [
  { name: 'owner-acts', isOwner: acts },
  { name: 'owner-after-label', isOwner: isAfterLabel },
  { name: 'owner-label', isOwner: isLabel },
  { name: 'owner-alone', isOwner: isAlone },
  { name: 'owner-first', isOwner: isFirst },
  { name: 'owner-parenthesis', isOwner: isInParentheses },
  { name: 'owner-dash', isOwner: isBesideDash },
  { name: 'owner-handle-at-end', isOwner: isHandleAtEnd },
]

export const ownerRuleNames: readonly string[] = rules.map(({ name }) => name)

/**
 * @param tokens The tokens of the text after the mark, or of the whole item.
 * @param beside The tokens of the items before and after it in its list. Most items have their people at the same place.
 */
export function findOwners(
  tokens: readonly Token[],
  place: OwnerPlace,
  words: PeopleWords,
  beside: () => readonly (readonly Token[])[] = () => [],
): FoundOwners | undefined {
  const candidates = tokens.flatMap((_, at): readonly OwnerContext[] => {
    if (!isClauseStart(tokens, at)) return []
    const people = peopleAt(tokens, at, words)
    return people === undefined
      ? []
      : [{ tokens, at, people, isFirst: isAtStart(tokens, at), place, beside, lexicon: words.lexicon }]
  })
  // "Jane: ask Kim/Jo to call them"
  const isLabelled = candidates.some((context) => context.isFirst && isLabel(context))
  for (const { name, isOwner } of place === 'sentence' ? rules.slice(0, 1) : rules) {
    const owners = candidates.filter(
      (context) => (context.isFirst || isOwner !== acts || !isLabelled) && isOwner(context),
    )
    // "Tickets - Jane - OK"
    const known = isOwner === isBesideDash ? owners.find(({ people }) => people.evidence === 'known') : undefined
    const found = known ?? owners[0]
    if (found !== undefined) return { rule: name, names: found.people.names }
  }
  return undefined
}

/** The start of the text, a sentence or a parenthesis, or the token after a comma, colon, dash or change of emphasis. */
function isClauseStart(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1]
  if (before === undefined || (tokens[at]?.emphasis ?? '') !== '' || tokens[at]?.kind === 'handle') return true
  if (assigned.has(before.lower) && openingBefore(tokens, at) >= 0) return true
  return ['colon', 'dash', 'end', 'open', 'close', 'separator', 'arrow', 'pipe'].includes(before.kind)
}

/** At the start, after a box, a remark in parentheses, or a date. */
function isAtStart(tokens: readonly Token[], at: number): boolean {
  return tokens.slice(0, at).every(({ kind }) => !['word', 'handle', 'mask', 'end'].includes(kind))
}

/** Verbs of a task where "to" follows: "plans to", "is to". */
const verbsBeforeTo: ReadonlySet<string> = new Set(
  'need needs plans volunteers volunteered agrees agreed resolves offered offers is going'.split(' '),
)
const auxiliaries: ReadonlySet<string> = new Set(['is', 'are', 'has', 'have', 'had', 'was', 'were'])
const noVerb: ReadonlySet<string> = new Set('the a an all any our your my be it them this that these those'.split(' '))

/** "Jane to call", "Course: Boris will ask", "(later) the mill team plans to ask"; not "the link to the page". */
function acts({ tokens, at, people, isFirst: isLead, lexicon }: OwnerContext): boolean {
  // "Jane has volunteered to call"
  const isAuxiliary =
    auxiliaries.has(tokens[people.to]?.lower ?? '') && verbsBeforeTo.has(tokens[people.to + 1]?.lower ?? '')
  const verb = isAuxiliary ? people.to + 1 : people.to
  const next = tokens[verb]
  const after = tokens[verb + 1]
  if (next?.kind !== 'word' || after?.kind !== 'word' || !isClauseStart(tokens, at)) return false
  // "ADR to discuss (@ada)": a handle at the end is more certain than initials.
  if (people.evidence === 'initials' && tokens.at(-1)?.kind === 'close' && tokens.at(-2)?.kind === 'handle')
    return false
  // "the release is to be announced"
  if (after.lower === 'be' || isCapital(after)) return false
  const isDirect =
    next.lower === 'to'
      ? !noVerb.has(after.lower)
      : lexicon.willVerbs.has(next.lower) || (verbsBeforeTo.has(next.lower) && after.lower === 'to')
  if (!isDirect) return false
  if (isAtLeast(people.evidence, 'whole') || isLead) return true
  // "The tax office can decline" is a possibility, not a task.
  if (next.lower !== 'to' && next.lower !== 'will') return false
  return (
    ['colon', 'end', 'close', 'separator'].includes(tokens[at - 1]?.kind ?? '') || (tokens[at]?.emphasis ?? '') !== ''
  )
}

/** "Mirror: @ada asks for it": a handle after the label of a bullet. */
function isAfterLabel({ tokens, at, place }: OwnerContext): boolean {
  const before = tokens.slice(0, at)
  const isLabelled = before.at(-1)?.kind === 'colon' && before.slice(0, -1).every(({ kind }) => kind === 'word')
  return place === 'list' && tokens[at]?.kind === 'handle' && isLabelled && at > 1 && at <= maxLabel
}

/** Maximum number of tokens in a label with its colon. */
const maxLabel = 4

/** "The mill team: find a name", "Jane (lead), Kim (support): call"; an unknown single word may be a topic. */
function isLabel({ tokens, people, isFirst: isLead, place }: OwnerContext): boolean {
  const next = tokens[people.to]
  if (!isLead || next?.kind !== 'colon' || tokens[people.to + 1] === undefined) return false
  // "Action item Jane: call", "ACTION: Jane D: call"
  if (place === 'bareMark' || (people.evidence === 'whole' && tokens[people.to - 1]?.text.length === 1)) return true
  return people.names.length > 1 || people.evidence === 'known' || people.evidence === 'group'
}

/** "AI: Jane", "ACTION: Jane. **Done** before the call": only people after a mark. */
function isAlone({ tokens, people, isFirst: isLead, place }: OwnerContext): boolean {
  if (!isLead || place === 'list') return false
  // "TODO: Documentation" names the task.
  if (place !== 'trailingMark' && !isAtLeast(people.evidence, 'group')) return false
  const next = tokens[people.to]
  return next === undefined || next.emphasis !== '' || (next.kind === 'end' && tokens[people.to + 1] === undefined)
}

/** "ACTION: Jane with help from Kim …", "JD, add a warning": known people or initials first, before any other text. */
function isFirst({ tokens, people, isFirst: isLead, place, lexicon }: OwnerContext): boolean {
  const next = tokens[people.to]
  if (!isLead || next === undefined || noVerb.has(next.lower)) return false
  // "Jane --> data"
  if (next.kind === 'arrow') return people.evidence === 'known'
  if (next.kind === 'separator') {
    // "ACTION: Jane, please ask Kim"
    const isAsked = place !== 'list' && lexicon.willVerbs.has(tokens[people.to + 1]?.lower ?? '')
    return isAsked || (isAtLeast(people.evidence, 'initials') && people.evidence !== 'group')
  }
  // "#action everybody read it"
  if (place === 'bareMark' && people.evidence === 'group') return true
  return place !== 'list' && people.evidence === 'known' && !isGenitive(next)
}

function isGenitive({ text }: Token): boolean {
  return text.startsWith("'") || text.startsWith('’')
}

/** "write it down @ada" at the end. */
function isHandleAtEnd({ tokens, at, people }: OwnerContext): boolean {
  return tokens[at]?.kind === 'handle' && tokens.slice(people.to).every(({ kind }) => kind === 'end')
}

/** "Jane - Write it down" first in a bullet, "find a name - all", "find a name → Jane Doe, by Friday" at its end. */
function isBesideDash(context: OwnerContext): boolean {
  const { tokens, at, people, isFirst: isLead, place } = context
  const next = tokens[people.to]
  const before = tokens[at - 1]
  // "find a name | Jane | Friday"
  if (before?.kind === 'pipe' && next?.kind === 'pipe') return people.evidence === 'known'
  // "find a name **Jane Doe**"
  if (at > 1 && next === undefined && /\*\*|__/.test(tokens[at]?.emphasis ?? '')) return people.evidence === 'known'
  if (at > 1 && before !== undefined && isSign(before) && isEndOrDue(tokens, people.to))
    return isAtLeast(people.evidence, leastEvidenceAfter(before, context))
  const after = tokens[people.to + 1]
  // "Tickets - Jane - 14 May", "Video - Jane/Kim - not yet"
  if (at > 1 && before?.kind === 'dash' && next?.kind === 'dash' && place !== 'sentence')
    return people.evidence === 'known' || (place === 'list' && people.names.length > 1)
  if (!isLead || place !== 'list' || next?.kind !== 'dash' || after === undefined) return false
  // "Pictures - Jane/Kim" has its people at the end.
  const isTitle =
    people.evidence === 'single' && tokens[people.to + 2]?.kind === 'separator' && hasOnlyNames(tokens, people.to + 1)
  return (isCapital(after) && !isTitle) || isAtLeast(people.evidence, 'group')
}

/** "Jane/Kim" to the end. */
function hasOnlyNames(tokens: readonly Token[], from: number): boolean {
  return tokens.slice(from).every((token) => token.kind === 'separator' || (token.kind === 'word' && isCapital(token)))
}

/** Minimum number of words of a task before an unknown name: in "rename foo → Bar" the arrow is part of the task. */
const minWordsOfTask = 3

/**
 * The evidence that a name needs after a dash, arrow or pipe. Dashes also join sentences, and arrows names. An unknown
 * single word is a person only in a list of action items: after a whole task, or if an item beside it ends the same way.
 */
function leastEvidenceAfter({ kind }: Token, { tokens, at, people, place, beside }: OwnerContext): PersonEvidence {
  // "Pictures - Jane/Kim"
  if (kind === 'dash' && place === 'list' && people.names.length > 1) return 'single'
  const isOne = (item: readonly Token[]): boolean => {
    const [sign, name] = item.filter((token) => token.kind !== 'end').slice(-2)
    return sign?.kind === kind && name !== undefined && (name.kind === 'handle' || isCapital(name))
  }
  const isTask = (): boolean => tokens.slice(0, at).filter((token) => token.kind === 'word').length >= minWordsOfTask
  if ((kind === 'dash' || kind === 'arrow') && place === 'list' && (isTask() || beside().some(isOne))) return 'single'
  return kind === 'dash' || kind === 'pipe' ? 'group' : 'initials'
}

/** Signs before an owner at the end: "… - Jane", "… → Jane", "… | Jane", "…: Jane". */
function isSign({ kind }: Token): boolean {
  return kind === 'dash' || kind === 'arrow' || kind === 'pipe' || kind === 'colon'
}

const dueWords: ReadonlySet<string> = new Set(
  'by until till due before on bis am vor eta deadline asap eow next this'.split(' '),
)
const maxDue = 7

/** The end of the item, or only a due date before it: "… - Jane, by Friday", "… (Jane) 12 March". */
function isEndOrDue(tokens: readonly Token[], from: number): boolean {
  const rest = tokens
    .slice(from)
    .filter(({ kind }) => !['separator', 'dash', 'open', 'close', 'end', 'pipe'].includes(kind))
  const [first] = rest
  return (
    first === undefined ||
    (rest.length <= maxDue && (dueWords.has(first.lower) || rest.some(({ kind }) => kind === 'number')))
  )
}

/** Words before people in parentheses: "(by Jane)", "(assigned to Jane)", "(Action: Jane)". */
const assigned: ReadonlySet<string> = new Set(
  'by for to owner owners assigned assignee action who lead responsible von für par por door da'.split(' '),
)

/**
 * "Find a name (Jane Doe)", "Ask around (Mike Z., Kim)", "Start hiring (the mill team, by Friday)" at the end; known people
 * anywhere.
 */
function isInParentheses({ tokens, at, people, place, beside }: OwnerContext): boolean {
  const opening = openingBefore(tokens, at)
  const end = closingAfter(tokens, people.to)
  if (opening < 0 || end < 0) return false
  // "(All) tidy up", "(AB) check the details"
  if (isAtStart(tokens, opening))
    return place === 'list' && end < tokens.length && isAtLeast(people.evidence, 'initials')
  // "Branding (Jane and Kim): find a name"
  if (place === 'list' && (people.evidence === 'known' || people.evidence === 'group')) return true
  if (!isEndOrDue(tokens, end)) return false
  if (people.names.length > 1 || isAtLeast(people.evidence, 'group')) return true
  // "Find a name (Jane)" above "Hire a cook (Kim)"; "Find a name (UI)" alone says nothing.
  return place === 'list' && people.evidence === 'single' && beside().some(endsInName)
}

/** "Hire a cook [Kim]" */
function endsInName(item: readonly Token[]): boolean {
  const [open, name, close] = item.filter(({ kind }) => kind !== 'end').slice(-3)
  return open?.kind === 'open' && close?.kind === 'close' && name?.kind === 'word' && /^\p{Lu}\p{Ll}/u.test(name.text)
}

/** The index of the bracket before people, with at most two words that assign between; -1 if there is none. */
function openingBefore(tokens: readonly Token[], at: number): number {
  let opening = at - 1
  while (opening >= at - 3 && (assigned.has(tokens[opening]?.lower ?? '') || tokens[opening]?.kind === 'colon'))
    opening--
  return tokens[opening]?.kind === 'open' ? opening : -1
}

/** The index after the bracket that closes after people and a due date; -1 if something else follows them. */
function closingAfter(tokens: readonly Token[], to: number): number {
  const length = tokens.slice(to, to + maxDue).findIndex(({ kind }) => kind === 'close')
  return length >= 0 && isEndOrDue(tokens.slice(0, to + length), to) ? to + length + 1 : -1
}
