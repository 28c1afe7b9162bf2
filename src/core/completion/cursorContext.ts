import type { Lexicon } from '../reader/lexicon/lexicon'
import { sectionKindOfTitle } from '../reader/sections/sectionTitles'
import { findHandles, isPlaceholder } from '../reader/people/handlesAndNames'
import { parseIssueAddress } from '../reader/references'
import { issueKey, newTopic, type Topic, topicWords } from '../topics'
import { proseLines, type ProseLine, urlPattern } from './proseLines'

/** The text around the cursor, as far as ranking needs it. */
export interface CursorContext {
  /** Handles listed as participants, as written. */
  readonly participants: readonly string[]
  /** Whether the cursor is in the list of participants. */
  readonly isInParticipants: boolean
  /** Whether the cursor is in a heading. */
  readonly isInHeading: boolean
  /** Topics up to the cursor; the last one is the current topic and may be empty. */
  readonly topics: readonly Topic[]
  /** Topics after the cursor. */
  readonly later: readonly Topic[]
  /** Whether the line asks for a reporter. */
  readonly asksForReport: boolean
  /** Words before the cursor on its line. */
  readonly words: readonly string[]
  /** Handles before the cursor on its line. */
  readonly lineHandles: readonly string[]
  /** Placeholder handles (`@todo`), in lower case. */
  readonly placeholders: readonly string[]
}

export interface CursorContextOptions {
  readonly lexicon: Lexicon
  /** Web addresses of the GitHub hosts. */
  readonly webOrigins: readonly string[]
}

/** Range of the token being typed; it is ignored as evidence. */
export interface TypedToken {
  readonly start: number
  readonly end: number
}

/** Sections that list people. */
type PeopleList = 'participants' | 'excused'

interface FoundTarget {
  readonly target: string
  readonly start: number
  readonly words: readonly string[]
}

/**
 * Reads the text around the cursor.
 *
 * Runs at every keystroke, so it does not use the parser. A false mention, such as in an HTML tag, only affects the
 * order of suggestions.
 */
export function readCursorContext(
  text: string,
  token: TypedToken,
  { lexicon, webOrigins }: CursorContextOptions,
): CursorContext {
  const participants: string[] = []
  const topics = [newTopic('')]
  const later = [newTopic('')]
  let list: PeopleList | undefined
  /** The label that started the list; undefined if a heading did. */
  let listLabel: Label | undefined
  let isNextMeeting = false
  let placement = { isInParticipants: false, isInHeading: false }
  let words: readonly string[] = []
  let lineHandles: readonly string[] = []
  let asksForReport = false
  for (const line of proseLines(text)) {
    const isHere = line.start <= token.start && token.start <= line.start + line.text.length
    const title = headingOf(line)
    if (title !== undefined) {
      list = listNamed(lexicon, title)
      listLabel = undefined
      if (isMeetingHeading(title)) {
        // A file may contain several meetings, each with its own participants.
        if (line.start > token.start) isNextMeeting = true
        else participants.length = 0
      }
      ;(line.start > token.start ? later : topics).push(newTopic(title))
    } else {
      if (listLabel !== undefined && isAfterList(listLabel, line)) list = listLabel = undefined
      const label = labelOf(line)
      if (label !== undefined && sectionKindOfTitle(lexicon, label.name) !== undefined) {
        list = listNamed(lexicon, label.name)
        listLabel = list && label
      }
    }
    const handles = line.maskedText.includes('@') ? handlesIn(line).filter(isOutsideToken).filter(isPerson) : []
    if (isHere) {
      placement = { isInParticipants: list === 'participants' && title === undefined, isInHeading: title !== undefined }
      const before = line.maskedText.slice(0, token.start - line.start)
      asksForReport = before.length < maxLabelLength && lexicon.roles.reporter.test(before)
      words = topicWords(before)
      lineHandles = handles.filter(({ start }) => start < token.start).map(({ target }) => target)
    }
    if (list === 'participants' && !isNextMeeting) participants.push(...handles.map(({ target }) => target))
    if (list === undefined) {
      for (const handle of handles) {
        const topic = topicAt(handle)
        if (title === undefined) topic?.mentions.push(handle)
        else topic?.owners.push(handle.target)
      }
    }
    if (!line.text.includes('://')) continue
    for (const link of linksIn(line, webOrigins).filter(isOutsideToken)) topicAt(link)?.links.push(link)
  }
  return {
    participants,
    ...placement,
    asksForReport,
    topics,
    later: later.filter(isNotEmpty),
    words,
    lineHandles,
    placeholders: lexicon.vocabulary.placeholders,
  }

  function isOutsideToken({ start }: FoundTarget): boolean {
    return start < token.start || start >= token.end
  }

  function isPerson({ target }: FoundTarget): boolean {
    return !isPlaceholder(lexicon, target)
  }

  function topicAt({ start }: FoundTarget): (typeof topics)[number] | undefined {
    return (start > token.start ? later : topics).at(-1)
  }
}

function headingOf({ text }: ProseLine): string | undefined {
  return text.includes('#') ? /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(text)?.[1] : undefined
}

/** Maximum length of a label; a longer text before the cursor is a sentence. */
const maxLabelLength = 80

/** Whether a heading begins with a date. */
function isMeetingHeading(title: string): boolean {
  return /^\d{4}-\d\d-\d\d(?!\d)/.test(title)
}

interface Label {
  readonly name: string
  /** Indentation of its bullet in characters; undefined without a bullet. */
  readonly indentation: number | undefined
  /** Whether text follows the colon. */
  readonly hasText: boolean
}

/** Matches "Participants:" and "- **Excused**: …". Nested bullets are discussion, not labels. */
function labelOf({ text }: ProseLine): Label | undefined {
  if (!text.includes(':')) return undefined
  const match =
    /^( {0,3})([-*+]\s+)?[*_]{0,2}(\p{L}[\p{L}\p{N} '’&/.-]{1,60}?)(?:\s*\([^)]*\))?[*_]{0,2}\s*:[*_]{0,2}(.*)$/u.exec(
      text,
    )
  if (match === null) return undefined
  const [, blanks = '', bullet, name = '', rest = ''] = match
  return { name, indentation: bullet === undefined ? undefined : blanks.length, hasText: rest.trim() !== '' }
}

/** Whether a line ends the list below a label: a bullet at the label's level, or the end of its paragraph. */
function isAfterList({ indentation, hasText }: Label, { text }: ProseLine): boolean {
  if (indentation === undefined) return hasText && text.trim() === ''
  const bullet = /^(\s*)[-*+]\s+(?!@)/.exec(text)
  return bullet !== null && (bullet[1] ?? '').length <= indentation
}

function listNamed(lexicon: Lexicon, title: string): PeopleList | undefined {
  const named = sectionKindOfTitle(lexicon, title)
  return named === 'participants' || named === 'excused' ? named : undefined
}

function handlesIn({ maskedText, start }: ProseLine): readonly FoundTarget[] {
  return findHandles(maskedText).map((found) => ({
    target: found.handle,
    start: start + found.start,
    words: topicWords(maskedText.slice(0, found.start)),
  }))
}

function linksIn({ text, maskedText, start }: ProseLine, webOrigins: readonly string[]): readonly FoundTarget[] {
  return [...text.matchAll(urlPattern)].flatMap((match) => {
    const issue = parseIssueAddress(match[0], webOrigins)
    if (issue === undefined) return []
    // The label of a link does not count as text before it.
    const before = maskedText.slice(0, match.index).replace(/\[[^\]]*\]\($/, '')
    return [{ target: issueKey(issue), start: start + match.index, words: topicWords(before) }]
  })
}

function isNotEmpty({ owners, mentions, links }: Topic): boolean {
  return owners.length + mentions.length + links.length > 0
}
