import { dateOfPath, findDates, isBeforeDate } from './dates'
import type { MinutesKind } from './minutes'
import { withLineFeeds } from './positions'
import { findFrontMatterEnd } from './reader/blocks'
import type { Lexicon } from './reader/lexicon'
import { normalizeTitle, sectionNamed } from './reader/sectionTitles'
import { isDeck } from './reader/slides'

/** Names that documents of other kinds have everywhere. */
const otherDocumentNames =
  /^(?:readme|changelog|changes|contributing|code[_-]of[_-]conduct|license|licence|security|support|governance|maintainers|authors|notice|history|news|releases?|todo|index|summary|_sidebar|pull_request_template|issue_template|release[_-]?notes)(?:[._-].*)?$/i

/** How much of a text the test looks at: the head tells. */
const headLength = 6_000

/**
 * Decides by name and head whether a markdown file is minutes, a deck, or neither. It costs microseconds, so that it
 * can be asked of every markdown file of a workspace.
 *
 * A sum of signs decides, no single one: a date in the name is a blog post's as well, "Participants" a README's.
 *
 * @param path The file's path inside the workspace, segments divided by `/`.
 */
export function detectKind(path: string, text: string, lexicon: Lexicon): MinutesKind {
  const head = withLineFeeds(text.slice(0, 2 * headLength)).slice(0, headLength)
  const frontMatterEnd = findFrontMatterEnd(head)
  if (isDeck(head.slice(0, frontMatterEnd))) return 'slides'
  const name = (path.split('/').at(-1) ?? '').replace(/(?:\.minutes)?\.(?:md|markdown|mdown|txt)$/i, '')
  if (/\.minutes\.md$/i.test(path)) return 'minutes'
  // A README is minutes at most where its folder is that of one day: "2024-04-10/README.md".
  if (otherDocumentNames.test(name) && (!/^readme$/i.test(name) || dateOfPath(path) === undefined)) return 'other'
  const body = head.slice(frontMatterEnd)
  return scoreOfPath(path, name, body, lexicon) + scoreOfText(body, lexicon) >= minScore ? 'minutes' : 'other'
}

/** How many signs make minutes. */
const minScore = 3

/** How many words a name may have besides its day: more are the title of something. */
const maxWords = 4

function scoreOfPath(path: string, name: string, body: string, lexicon: Lexicon): number {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const inFolder = lexicon.minutesFolder.test(folder) ? 1 : 0
  const day = findDates(name)[0]
  const words = day === undefined ? name : `${name.slice(0, day.start)} ${name.slice(day.end)}`
  const count = words.match(/[\p{L}\d]+/gu)?.length ?? 0
  if (day !== undefined && count <= maxWords && day.start === 0) {
    // A file just made, named for a day: minutes about to be written, perhaps with the first word of a snippet.
    if (/^\S{0,30}$/.test(body.trim())) return minScore
    // "2024-04-10.md" is named for its day and nothing else; of "2024-04-10-hello.md" bullets tell more than headings.
    const isWritten = count === 0 ? /^\s*(?:[-*+]|#{1,6})\s/m : /^\s*[-*+]\s/m
    return 2 + inFolder + (isWritten.test(body) ? 1 : 0)
  }
  const namesMeeting = lexicon.meeting.test(name.replace(/[-_\d]+/g, ' '))
  if (day !== undefined) return (namesMeeting || inFolder > 0 ? 2 : 0) + inFolder
  const hasDateInPath = dateOfPath(path) !== undefined
  // "2024-04-16-hackathon/minutes.md": the folder has the day, the file says what it is; "2024/04-16.md" in both.
  if (lexicon.minutesName.test(name)) return (hasDateInPath ? minScore : 2) + inFolder
  return (hasDateInPath && findDates(folder).length === 0 ? 2 : 0) + inFolder
}

/** "10:01 <ada> hello": the log of a chat. */
const chatLine = /^(?:\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?\]? ?)?<[^<> ]{2,30}> \S/

function scoreOfText(body: string, lexicon: Lexicon): number {
  let sum = 0
  let isFirst = true
  const seen = new Set<string>()
  const addOnce = (feature: string, weight: number): void => {
    if (!seen.has(feature)) sum += weight
    seen.add(feature)
  }
  for (const [number, line] of body.split('\n', 200).entries()) {
    if (line.length > 400) continue
    const heading = /^ {0,3}#{1,6}\s+(.*)$/.exec(line)?.[1]
    const title = heading ?? labelTitle(line)
    if (heading !== undefined && isFirst) {
      isFirst = false
      if (findDates(heading).length > 0) addOnce('day', 2)
      if (lexicon.meeting.test(heading)) addOnce('meeting', 1)
    } else if (isFirst && line.length < 60 && findDates(line).length > 0) {
      isFirst = false
      addOnce('day', 2)
    }
    const named = title === undefined ? undefined : sectionNamed(lexicon, title)
    if (named !== undefined)
      addOnce(named, named === 'participants' ? 2 : named === 'ignoredSections' || named === 'nextSteps' ? 0 : 1)
    if (heading === undefined && !seen.has('date') && namesMeetingDay(line, number < headLines, lexicon))
      addOnce('date', 1)
    // "Note taker: …"
    if (heading === undefined && title !== undefined && lexicon.roles.scribe.test(title)) addOnce('scribe', 1)
    if (chatLine.test(line)) addOnce('chat', 1)
    if (sum >= minScore) return sum
  }
  return sum
}

/** How many lines may hold the day of the meeting without a label. */
const headLines = 12

/** "Date: 12 March 2026", in the head also "Thursday, 12 March 2026". */
function namesMeetingDay(line: string, isInHead: boolean, lexicon: Lexicon): boolean {
  if (!/\d/.test(line)) return false
  if (lexicon.date.test(line.replace(/^\s*[-*+]\s+/, ''))) return findDates(line).length > 0
  const [day] = isInHead && line.length < 60 ? findDates(line) : []
  return day !== undefined && isBeforeDate(line.slice(0, day.start))
}

/** The label of a line such as "**Attendees:** …", undefined for other lines. */
function labelTitle(line: string): string | undefined {
  const match = /^\s*(?:[-*+]\s+|\|\s*)?[*_]{0,2}(\p{Lu}[\p{L} /&-]{3,30}?)[*_]{0,2}\s*[:|]/u.exec(line)
  return match?.[1] === undefined ? undefined : normalizeTitle(match[1])
}
