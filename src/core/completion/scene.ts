import type { Lexicon } from '../reader/lexicon'
import { sectionNamed } from '../reader/sectionTitles'
import { findHandles, isPlaceholder } from '../reader/people'
import { parseIssueAddress } from '../reader/references'
import { issueKey, newTopic, type Topic, topicWords } from '../topics'
import { proseLines, type ProseLine, webAddress } from './proseLines'

/** What completion has to know of the text around the cursor. */
export interface Scene {
  /** Handles listed as participants, as written. */
  readonly participants: readonly string[]
  /** Whether the cursor stands in the participants' list. */
  readonly isInParticipants: boolean
  /** Whether it stands in a heading. */
  readonly isInHeading: boolean
  /** Up to the cursor; the last one is the topic at hand, which may have nothing in it yet. */
  readonly topics: readonly Topic[]
  /** What stands behind the cursor. */
  readonly later: readonly Topic[]
  /** Whether the line asks who reports. */
  readonly asksForReport: boolean
  /** The words on the line before the cursor. */
  readonly words: readonly string[]
  /** Handles on the line before the cursor. */
  readonly lineHandles: readonly string[]
  /** Handles that stand for nobody (`@todo`), in lower case. */
  readonly placeholders: readonly string[]
}

export interface SceneOptions {
  readonly lexicon: Lexicon
  /** Web addresses of the GitHub hosts. */
  readonly webOrigins: readonly string[]
}

/** The token that is being typed; it is no evidence for itself. */
export interface TypedToken {
  readonly start: number
  readonly end: number
}

/** Of the sections only those that list people matter here. */
type PeopleList = 'participants' | 'excused'

interface Found {
  readonly target: string
  readonly start: number
  readonly words: readonly string[]
}

/**
 * Looks around the cursor. It is asked at every keystroke, so it does without the parser: what it takes for a mention in
 * odd places (an HTML tag, a table in a fence) only moves somebody a little in the order.
 */
export function readScene(text: string, token: TypedToken, { lexicon, webOrigins }: SceneOptions): Scene {
  const participants: string[] = []
  const topics = [newTopic('')]
  const later = [newTopic('')]
  let list: PeopleList | undefined
  /** The label that began the list; none where a heading did. */
  let opening: Label | undefined
  let isOver = false
  let place = { isInParticipants: false, isInHeading: false }
  let words: readonly string[] = []
  let lineHandles: readonly string[] = []
  let asksForReport = false
  for (const line of proseLines(text)) {
    const isHere = line.start <= token.start && token.start <= line.start + line.text.length
    const title = headingOf(line)
    if (title !== undefined) {
      list = listNamed(lexicon, title)
      opening = undefined
      if (beginsMeeting(title)) {
        // One file may hold several meetings; those below the cursor are others, too.
        if (line.start > token.start) isOver = true
        else participants.length = 0
      }
      ;(line.start > token.start ? later : topics).push(newTopic(title))
    } else {
      if (opening !== undefined && isBehind(opening, line)) list = opening = undefined
      const label = labelOf(line)
      if (label !== undefined && sectionNamed(lexicon, label.name) !== undefined) {
        list = listNamed(lexicon, label.name)
        opening = list && label
      }
    }
    const handles = line.prose.includes('@') ? handlesIn(line).filter(isOutside).filter(isSomebody) : []
    if (isHere) {
      place = { isInParticipants: list === 'participants' && title === undefined, isInHeading: title !== undefined }
      const before = line.prose.slice(0, token.start - line.start)
      asksForReport = before.length < maxLabel && lexicon.roles.reporter.test(before)
      words = topicWords(before)
      lineHandles = handles.filter(({ start }) => start < token.start).map(({ target }) => target)
    }
    if (list === 'participants' && !isOver) participants.push(...handles.map(({ target }) => target))
    if (list === undefined) {
      for (const handle of handles) {
        const topic = topicAt(handle)
        if (title === undefined) topic?.mentions.push(handle)
        else topic?.owners.push(handle.target)
      }
    }
    if (!line.text.includes('://')) continue
    for (const link of linksIn(line, webOrigins).filter(isOutside)) topicAt(link)?.links.push(link)
  }
  return {
    participants,
    ...place,
    asksForReport,
    topics,
    later: later.filter(isFilled),
    words,
    lineHandles,
    placeholders: lexicon.vocabulary.placeholders,
  }

  function isOutside({ start }: Found): boolean {
    return start < token.start || start >= token.end
  }

  /** `@todo` is nobody. */
  function isSomebody({ target }: Found): boolean {
    return !isPlaceholder(lexicon, target)
  }

  function topicAt({ start }: Found): (typeof topics)[number] | undefined {
    return (start > token.start ? later : topics).at(-1)
  }
}

function headingOf({ text }: ProseLine): string | undefined {
  return text.includes('#') ? /^ {0,3}#{1,6}[ \t]+(.*)$/.exec(text)?.[1] : undefined
}

/** Longer beginnings of a line are sentences. */
const maxLabel = 80

/** A heading that begins with a day. */
function beginsMeeting(title: string): boolean {
  return /^\d{4}-\d\d-\d\d(?!\d)/.test(title)
}

interface Label {
  readonly name: string
  /** How far its bullet is indented; undefined without one. */
  readonly indentation: number | undefined
  /** Whether the line goes on behind the colon. */
  readonly goesOn: boolean
}

/** "Participants:", "- **Excused**: …". Further in, below other bullets, it is talk. */
function labelOf({ text }: ProseLine): Label | undefined {
  if (!text.includes(':')) return undefined
  const match =
    /^( {0,3})([-*+]\s+)?[*_]{0,2}(\p{L}[\p{L}\p{N} '’&/.-]{1,60}?)(?:\s*\([^)]*\))?[*_]{0,2}\s*:[*_]{0,2}(.*)$/u.exec(
      text,
    )
  if (match === null) return undefined
  const [, blanks = '', bullet, name = '', rest = ''] = match
  return { name, indentation: bullet === undefined ? undefined : blanks.length, goesOn: rest.trim() !== '' }
}

/** Whether a line stands behind the list that a label began: a bullet beside the label's, or what follows its paragraph. */
function isBehind({ indentation, goesOn }: Label, { text }: ProseLine): boolean {
  if (indentation === undefined) return goesOn && text.trim() === ''
  const bullet = /^(\s*)[-*+]\s+(?!@)/.exec(text)
  return bullet !== null && (bullet[1] ?? '').length <= indentation
}

function listNamed(lexicon: Lexicon, title: string): PeopleList | undefined {
  const named = sectionNamed(lexicon, title)
  return named === 'participants' || named === 'excused' ? named : undefined
}

function handlesIn({ prose, start }: ProseLine): readonly Found[] {
  return findHandles(prose).map((found) => ({
    target: found.handle,
    start: start + found.start,
    words: topicWords(prose.slice(0, found.start)),
  }))
}

function linksIn({ text, prose, start }: ProseLine, webOrigins: readonly string[]): readonly Found[] {
  return [...text.matchAll(webAddress)].flatMap((match) => {
    const issue = parseIssueAddress(match[0], webOrigins)
    if (issue === undefined) return []
    // The label of the link is not before it.
    const before = prose.slice(0, match.index).replace(/\[[^\]]*\]\($/, '')
    return [{ target: issueKey(issue), start: start + match.index, words: topicWords(before) }]
  })
}

function isFilled({ owners, mentions, links }: Topic): boolean {
  return owners.length + mentions.length + links.length > 0
}
