import type { AgendaItem } from '../../minutes'
import type { Lexicon } from '../lexicon/lexicon'
import { parsePeopleList, splitPeople } from '../people/names'
import { findHandles, isFullName } from '../people/handlesAndNames'
import type { SourceLine } from '../text/source'
import { duration, isOnlyTime, leadingDuration, readDuration, trailingDuration } from './timeBoxes'

/** A title without remarks, and the owners and time box from these remarks. */
export interface TopicTitle {
  readonly title: string
  readonly owners: readonly string[]
  readonly minutes: number | undefined
}

/** @param knownPeople The people of the document in lower case, to tell owners without `@` from other remarks. */
export function readTopicTitle(line: SourceLine, lexicon: Lexicon, knownPeople: ReadonlySet<string>): TopicTitle {
  const { maskedText } = line
  const withTime = maskedText.slice(0, endBeforeOutcome(maskedText)).replace(headingAnchor, '')
  const time = timeAfterParenthesis.exec(withTime)?.[1]
  const remarks = remarksAtEnd(withTime.slice(0, withTime.length - (time?.length ?? 0)), lexicon, knownPeople)
  const head = maskedText.slice(0, remarks.end)
  const { owners, end } =
    remarks.owners.length > 0
      ? remarks
      : (ownersBeforeColon(head) ??
        handlesAtEnd(head) ??
        presentersAtEnd(head, lexicon, knownPeople) ??
        timedPresenters(withTime, knownPeople) ??
        remarks)
  return {
    title:
      line.text
        .slice(0, end)
        .replace(/[\s–-]+$/, '')
        .trim() || line.text,
    owners: distinct(owners),
    minutes:
      (time === undefined ? undefined : readDuration(time)) ??
      remarks.minutes ??
      readDuration(maskedText.slice(end)) ??
      trailingDuration(maskedText.slice(0, end)) ??
      leadingDuration(maskedText),
  }
}

/** "## Budget {#budget}": the address of a heading, as some converters write it. */
const headingAnchor = /\s*\{#[\w-]+\}\s*$/

/** The owners of a topic, and the offset where the title ends before them. */
interface OwnersAtEnd {
  readonly owners: readonly string[]
  readonly end: number
}

/** The offset before an outcome: "Release notes (@x) -> moved to next week". */
function endBeforeOutcome(maskedText: string): number {
  const plain = maskedText.replace(/[\s:]+$/, '')
  const outcome = /\)\s*(?:[-=]+>|→)\s*[^@()]+$/.exec(plain)
  return outcome === null ? plain.length : outcome.index + 1
}

/** "Budget (@x) - 20 min" */
const timeAfterParenthesis = /\)\s*([–—-]\s*~?\d{1,3}\s*(?:min(?:ute)?s?\.?|m))$/i

/** Trailing parentheses with owners, a time box, both or neither. */
function remarksAtEnd(
  text: string,
  lexicon: Lexicon,
  knownPeople: ReadonlySet<string>,
): OwnersAtEnd & Pick<TopicTitle, 'minutes'> {
  let end = text.length
  const owners: string[] = []
  let minutes: number | undefined
  for (;;) {
    const parenthesis = /(?:\(([^()]*)\)|\[([^[\]]*)\])[\s:*_]*$/.exec(text.slice(0, end))
    if (parenthesis === null) break
    // "(led by Jane)"
    const inside = (parenthesis[1] ?? parenthesis[2] ?? '').replace(lexicon.presenterLead, '')
    const handles = peopleIn(inside, knownPeople)
    const time = readDuration(inside)
    if (handles.length === 0 && !(time !== undefined && isOnlyTime(inside))) break
    owners.unshift(...handles)
    minutes ??= time
    end = parenthesis.index
  }
  return { owners, minutes, end }
}

/** "Research (@x): what is needed": before a colon the remark stays in the title. */
function ownersBeforeColon(text: string): OwnersAtEnd | undefined {
  const inside = /\(([^()]*)\)\s*:/.exec(text)?.[1] ?? ''
  const owners = /^[\s@\w.,&/-]+$/.test(inside) ? findHandles(inside).map(({ handle }) => handle) : []
  return owners.length === 0 ? undefined : { owners, end: text.length }
}

const trailingHandles = /(?:\s+(?:by|von)|\s*(?:[-=]+>|[–-]))?\s+((?:@[\w.-]+(?:\s*(?:,|&|\/|and|und)\s*|\s+)?)+)$/

/** "Intro @x", "Press release -> @x": without parentheses */
function handlesAtEnd(text: string): OwnersAtEnd | undefined {
  const found = trailingHandles.exec(text.replace(closingMarks, ''))
  if (found === null || found.index === 0) return undefined
  return { owners: findHandles(found[1] ?? '').map(({ handle }) => handle), end: found.index }
}

/** "Budget — Jane Doe", "Release, led by Jo": known names only */
function presentersAtEnd(text: string, lexicon: Lexicon, knownPeople: ReadonlySet<string>): OwnersAtEnd | undefined {
  const plain = text.replace(closingMarks, '')
  // "Item 1 - Budget - Jane": behind the last dash
  const lastDash = plain.search(/\s[–—-]\s(?!.*\s[–—-]\s)/)
  for (const from of [0, Math.max(0, lastDash)]) {
    const found = lexicon.presenter.exec(plain.slice(from))
    const names = found?.[1] ?? ''
    if (found === null || parsePeopleList(names, knownPeople).length === 0) continue
    const owners = splitPeople(names).map((name) => name.replace(/[*_]/g, '').trim())
    return { owners, end: from + found.index }
  }
  return undefined
}

/** The marks of emphasis and the colon at the end of "**Budget - Jane:**" */
const closingMarks = /[\s:*_]+$/

/** What may be people between a dash and a time box: " - Jane Doe, Acme, 30 minutes", " -- Jane Doe (30 minutes)". */
export function presentersBesideTime(
  text: string,
): { readonly pieces: readonly string[]; readonly end: number } | undefined {
  const time = timeAtEnd.exec(text)
  const [, title = '', people = ''] =
    time === null ? [] : (/^(.*\S)\s+(?:[–—-]|--)\s+(\S.*)$/.exec(text.slice(0, time.index)) ?? [])
  const pieces = splitPeople(people.replace(/[*_]/g, ''))
  return pieces.length === 0 ? undefined : { pieces, end: title.length }
}

const timeAtEnd = new RegExp(`[\\s,;(–—-]+${duration.source}\\W*$`, 'i')

/** Known people between a dash and a time box. */
function timedPresenters(text: string, knownPeople: ReadonlySet<string>): OwnersAtEnd | undefined {
  const found = presentersBesideTime(text)
  if (found === undefined) return undefined
  const owners = found.pieces.filter((piece) => knownPeople.has(piece.toLowerCase()))
  // "remote", "Acme"
  const remarks = found.pieces.length - owners.length
  return owners[0] === found.pieces[0] && remarks < 2 ? { owners, end: found.end } : undefined
}

/** The handles in a text, or known people if it contains only those: "(berta, jo)". */
function peopleIn(text: string, knownPeople: ReadonlySet<string>): readonly string[] {
  const handles = findHandles(text).map(({ handle }) => handle)
  if (handles.length > 0) return handles
  // "(@ada/Bo Cole)": two people, although "@ada/bo" would be a team.
  const pieces = splitPeople(text).map((piece) => piece.trim())
  const isHandle = (piece: string): boolean => /^@[\w.-]+$/.test(piece)
  const isPerson = (piece: string): boolean => isHandle(piece) || isFullName(piece)
  // "(Rocket Chat/Matrix Chat)" are no people.
  if (pieces.length > 1 && pieces.every(isPerson) && pieces.some(isHandle))
    return pieces.map((piece) => findHandles(piece)[0]?.handle ?? piece)
  // "(JD 5m)", "(JD/JB, 10 min)"
  const timed =
    readDuration(text) === undefined
      ? undefined
      : /^\s*((?:\p{Lu}{2,3}|\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+)+)(?:\s*(?:[,/&]|\sand\s)\s*(?:\p{Lu}{2,3}|\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+)+))*)(?:\s+[–-]\s+[\p{L}\p{N} .&]{2,30}?)?[\s,;–-]+~?\d/u.exec(
          text,
        )?.[1]
  if (timed !== undefined) return timed.split(/\s*(?:[,/&]|\sand\s)\s*/)
  const hasTime = readDuration(text) !== undefined
  const untimed = text.replace(hasTime ? duration : '', '').replace(/(?:[\s,;–-]|(?<!\s\p{L})\.)+$/u, '')
  const words = splitPeople(untimed).map((word) => word.trim())
  // "(UI)" is not a person, "(Jo)" is.
  const isLong = (word: string): boolean => word.length > (hasTime || /^\p{Lu}\p{Ll}/u.test(word) ? 1 : 2)
  return words.every((word) => isLong(word) && isKnown(word.toLowerCase(), knownPeople)) ? words : []
}

/** "Jane", or "Jane D." of "Jane Doe" */
function isKnown(name: string, knownPeople: ReadonlySet<string>): boolean {
  const short = /^\p{L}+ \p{L}(?=\.?$)/u.exec(name)?.[0]
  return knownPeople.has(name) || (short !== undefined && [...knownPeople].some((known) => known.startsWith(short)))
}

/** "Jane: the budget", "**Jane:** the budget", "[Jane] the budget": the owner of a bullet of the agenda. */
export function leadingOwners({ maskedText }: SourceLine, knownPeople: ReadonlySet<string>): readonly string[] {
  const lead = /^[\s*_]*(?:[[(](?:name=)?([^[\]()]{1,60})[\])](?!\uFFFC)|([^:[\]()]{1,60}?)[*_]*:)[*_]*\s/u.exec(
    maskedText,
  )
  return parsePeopleList(lead?.[1] ?? lead?.[2] ?? '', knownPeople)
}

/** "sponsor: @x; time: 3 min", "Presenter: Jane Doe (JD)" */
export function readSponsor(line: SourceLine, lexicon: Lexicon): Pick<AgendaItem, 'owners' | 'minutes'> | undefined {
  const plain = line.maskedText.replace(/^[\s*_]+/, '')
  const label = lexicon.sponsor.exec(plain)
  if (label === null) return undefined
  const rest = plain.slice(label[0].length)
  const outside = rest.replace(/\([^)]*\)?/g, '')
  const handles = findHandles(outside).map(({ handle }) => handle)
  const names =
    handles.length > 0
      ? []
      : outside
          .split(/[;,&]|\sand\s/)
          .map((name) => name.replace(/[*_]/g, '').trim())
          .filter((name) => /^\p{L}[\p{L}' .-]+$/u.test(name))
  return { owners: handles.length > 0 ? distinct(handles) : names, minutes: readDuration(rest) }
}

function distinct(handles: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return handles.filter((handle) => !seen.has(handle.toLowerCase()) && seen.add(handle.toLowerCase()))
}
