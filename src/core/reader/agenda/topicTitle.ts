import type { AgendaItem } from '../../minutes'
import type { Lexicon } from '../lexicon/lexicon'
import { parsePeopleList } from '../people/names'
import { findHandles, isName } from '../people/handlesAndNames'
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
  // Trailing parentheses may contain owners, a time box, both or neither.
  let end = line.maskedText.replace(/[\s:]+$/, '').length
  // "Release notes (@x) -> moved to next week": the outcome is not part of the title.
  const outcome = /\)\s*(?:[-=]+>|→)\s*[^@()]+$/.exec(line.maskedText.slice(0, end))
  if (outcome !== null) end = outcome.index + 1
  const owners: string[] = []
  let minutes: number | undefined
  // "Budget (@x) - 20 min"
  const timeAfterParenthesis = /\)\s*([–—-]\s*~?\d{1,3}\s*(?:min(?:ute)?s?\.?|m))$/i.exec(
    line.maskedText.slice(0, end),
  )?.[1]
  if (timeAfterParenthesis !== undefined) {
    minutes = readDuration(timeAfterParenthesis)
    end -= timeAfterParenthesis.length
  }
  for (;;) {
    const parenthesis = /(?:\(([^()]*)\)|\[([^[\]]*)\])[\s:*_]*$/.exec(line.maskedText.slice(0, end))
    if (parenthesis === null) break
    const inside = parenthesis[1] ?? parenthesis[2] ?? ''
    const handles = peopleIn(inside, knownPeople)
    const time = readDuration(inside)
    if (handles.length === 0 && !(time !== undefined && isOnlyTime(inside))) break
    owners.unshift(...handles)
    minutes ??= time
    end = parenthesis.index
  }
  // "### Research (@x): what is needed": before a colon the remark stays in the title.
  if (owners.length === 0) {
    const inside = /\(([^()]*)\)\s*:/.exec(line.maskedText.slice(0, end))?.[1] ?? ''
    if (/^[\s@\w.,&/-]+$/.test(inside)) owners.push(...findHandles(inside).map(({ handle }) => handle))
  }
  // "### Intro @x", "### Press release -> @x": without parentheses
  const trailingHandles =
    owners.length === 0
      ? /(?:\s+(?:by|von)|\s*(?:[-=]+>|[–-]))?\s+((?:@[\w.-]+(?:\s*(?:,|&|\/|and|und)\s*|\s+)?)+)$/.exec(
          line.maskedText.slice(0, end),
        )
      : null
  if (trailingHandles !== null && trailingHandles.index > 0) {
    owners.push(...findHandles(trailingHandles[1] ?? '').map(({ handle }) => handle))
    end = trailingHandles.index
  }
  // "Budget — Jane Doe", "Release, led by Jo": known names only
  const named = owners.length > 0 ? null : lexicon.presenter.exec(line.maskedText.slice(0, end))
  const people = named === null ? [] : parsePeopleList(named[1] ?? '', knownPeople)
  if (named !== null && people.length > 0) {
    owners.push(
      ...(named[1] ?? '').split(/\s*(?:,|&|\/|\sand\s|\sund\s)\s*/).map((name) => name.replace(/[*_]/g, '').trim()),
    )
    end = named.index
  }
  return {
    title:
      line.text
        .slice(0, end)
        .replace(/[\s–-]+$/, '')
        .trim() || line.text,
    owners: distinct(owners),
    minutes:
      minutes ??
      readDuration(line.maskedText.slice(end)) ??
      trailingDuration(line.maskedText.slice(0, end)) ??
      leadingDuration(line.maskedText),
  }
}

/** The handles in a text, or known people if it contains only those: "(berta, jo)". */
function peopleIn(text: string, knownPeople: ReadonlySet<string>): readonly string[] {
  const handles = findHandles(text).map(({ handle }) => handle)
  if (handles.length > 0) return handles
  // "(@ada/Bo Cole)": two people, although "@ada/bo" would be a team.
  const pieces = text.split(/\s*(?:,|&|\/|\s(?:and|und)\s)\s*/).map((piece) => piece.trim())
  const isHandle = (piece: string): boolean => /^@[\w.-]+$/.test(piece)
  const isPerson = (piece: string): boolean => isHandle(piece) || (piece.includes(' ') && isName(piece, true))
  if (pieces.length > 1 && pieces.some(isHandle) && pieces.every(isPerson))
    return pieces.map((piece) => findHandles(piece)[0]?.handle ?? piece)
  // "(JD 5m)", "(JD/JB, 10 min)"
  const timed =
    readDuration(text) === undefined
      ? undefined
      : /^\s*((?:\p{Lu}{2,3}|\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+)+)(?:\s*(?:[,/&]|\sand\s)\s*(?:\p{Lu}{2,3}|\p{Lu}[\p{L}.’'-]+(?: \p{Lu}[\p{L}.’'-]+)+))*)[\s,;–-]+~?\d/u.exec(
          text,
        )?.[1]
  if (timed !== undefined) return timed.split(/\s*(?:[,/&]|\sand\s)\s*/)
  const hasTime = readDuration(text) !== undefined
  const words = text
    .replace(hasTime ? duration : '', '')
    .replace(/[\s,;–.-]+$/, '')
    .split(/\s*(?:,|&|\/|\s(?:and|und)\s)\s*/)
    .map((word) => word.trim())
  // "(UI)" is no person, "(Jo)" is.
  const isLong = (word: string): boolean => word.length > (hasTime || /^\p{Lu}\p{Ll}/u.test(word) ? 1 : 2)
  return words.every((word) => isLong(word) && knownPeople.has(word.toLowerCase())) ? words : []
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
