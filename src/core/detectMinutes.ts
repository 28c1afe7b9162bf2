import { dateOfPath, findDates, isDatePrefix } from './dates'
import type { MinutesKind } from './minutes'
import { normalizeLineEndings } from './positions'
import { findFrontMatterEnd } from './reader/text/blocks'
import type { Lexicon } from './reader/lexicon/lexicon'
import { normalizeTitle, sectionKindOfTitle } from './reader/sections/sectionTitles'
import { isDeck } from './slides/isDeck'

/** Common file names of other kinds of documents. */
const otherDocumentNames =
  /^(?:readme|changelog|changes|contributing|code[_-]of[_-]conduct|license|licence|security|support|governance|maintainers|authors|notice|history|news|releases?|todo|index|summary|_sidebar|pull_request_template|issue_template|release[_-]?notes)(?:[._-].*)?$/i

/** Number of characters that are examined. */
const headLength = 6_000

/**
 * Classifies a Markdown file by name and head as minutes, deck or other. Takes microseconds, so it can run on every
 * Markdown file of a workspace.
 *
 * Adds up several features, because none is enough: blog posts have dates in their names, READMEs have participants.
 *
 * @param path The file's path inside the workspace folder, segments separated by `/`.
 */
export function detectKind(path: string, text: string, lexicon: Lexicon): MinutesKind {
  const head = normalizeLineEndings(text.slice(0, 2 * headLength)).slice(0, headLength)
  if (isDeck(head)) return 'slides'
  const frontMatterEnd = findFrontMatterEnd(head)
  const name = (path.split('/').at(-1) ?? '').replace(/(?:\.minutes)?\.(?:md|markdown|mdown|txt)$/i, '')
  if (/\.minutes\.md$/i.test(path)) return 'minutes'
  // A README is minutes only in a folder with a date: "2024-04-10/README.md".
  if (otherDocumentNames.test(name) && (!/^readme$/i.test(name) || dateOfPath(path) === undefined)) return 'other'
  const body = head.slice(frontMatterEnd)
  const features = new Set<Feature>()
  addFrontMatterFeatures(features, head.slice(0, frontMatterEnd), lexicon)
  const ofPath = scoreOfPath(path, name, body, lexicon)
  // Blog posts have a date in their front matter too.
  const isAboutMeeting = lexicon.meeting.test(path.replace(/[-_/\d]+/g, ' ')) || features.has('meeting')
  if (!isAboutMeeting && !features.has('people')) features.delete('postDate')
  return ofPath + scoreOfText(body, features, lexicon) >= minScore ? 'minutes' : 'other'
}

/** Minimum score of minutes. */
const minScore = 3

/** "2026-W10", "2026-KW10" */
const weekName = /^(?:19|20)\d\d[-_. ]?(?:W|KW|CW)[-_]?\d\d?$/i

/** Maximum number of words in a file name besides its date; more are a title. */
const maxWords = 4

function scoreOfPath(path: string, name: string, body: string, lexicon: Lexicon): number {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const inFolder = lexicon.minutesFolder.test(folder) ? 1 : 0
  const day = findDates(name)[0]
  const words = day === undefined ? name : `${name.slice(0, day.start)} ${name.slice(day.end)}`
  const count = words.match(/[\p{L}\d]+/gu)?.length ?? 0
  if (day !== undefined && count <= maxWords && day.start === 0) {
    // A new file named after a date, still empty or with the first word of a snippet.
    if (/^\S{0,30}$/.test(body.trim())) return minScore
    // In "2024-04-10.md" bullets or headings count; in "2024-04-10-hello.md" only bullets do.
    const isWritten = count === 0 ? /^\s*(?:[-*+]|#{1,6})\s/m : /^\s*[-*+]\s/m
    return 2 + inFolder + (isWritten.test(body) ? 1 : 0)
  }
  if (weekName.test(name)) return 2 + inFolder + (/^\s*(?:[-*+]|#{1,6})\s/m.test(body) ? 1 : 0)
  const namesMeeting = lexicon.meeting.test(name.replace(/[-_\d]+/g, ' '))
  if (day !== undefined) return (namesMeeting || inFolder > 0 ? 2 : 0) + inFolder
  const hasDateInPath = dateOfPath(path) !== undefined
  // "2024-04-16-hackathon/minutes.md": the folder has the date, the file name the kind; "2024/04-16.md" in both.
  if (lexicon.minutesName.test(name)) return (hasDateInPath ? minScore : 2) + inFolder
  return (hasDateInPath && findDates(folder).length === 0 ? 2 : 0) + inFolder
}

/** What speaks for minutes in a text, with its points. */
const featurePoints = {
  /** The first heading or line, or the title of the front matter, has a date. */
  day: 2,
  /** … has a word for a meeting. */
  meeting: 1,
  /** The front matter lists who attended. */
  people: 2,
  /** The front matter says that the document is minutes: `category: minutes`. */
  category: 2,
  postDate: 1,
  participants: 2,
  excused: 1,
  agenda: 1,
  preamble: 1,
  review: 1,
  actions: 1,
  decisions: 1,
  /** A line with the meeting date: "Date: 12 March 2026". */
  date: 1,
  scribe: 1,
  chair: 1,
  /** Numbered agenda items: "TOP 3". */
  numbered: 1,
  /** A motion, or that the meeting was opened or closed. */
  motion: 1,
  chat: 1,
} as const

type Feature = keyof typeof featurePoints

function pointsOf(features: ReadonlySet<Feature>): number {
  return [...features].reduce((sum, feature) => sum + featurePoints[feature], 0)
}

const fieldLine = /^([\p{L}][\p{L}\p{N} _-]{1,30})[ \t]*[:=][ \t]*(.*)$/u

function addFrontMatterFeatures(features: Set<Feature>, frontMatter: string, lexicon: Lexicon): void {
  for (const line of frontMatter.split('\n')) {
    const [, key = '', value = ''] = fieldLine.exec(line) ?? []
    const name = key.toLowerCase().replace(/[_-]/g, ' ')
    if (name === 'title' || name === 'subject') {
      if (findDates(value).length > 0) features.add('day')
      if (lexicon.meeting.test(value)) features.add('meeting')
    } else if (/^(?:layout|categor\w+|tags?|type|kind|parent)$/.test(name)) {
      if (lexicon.meeting.test(value.replace(/[-_]/g, ' '))) features.add('category')
    } else if (name !== '' && findDates(value).length > 0) features.add('postDate')
    if (name === '') continue
    if (sectionKindOfTitle(lexicon, name) === 'participants') features.add('people')
    if (lexicon.roles.scribe.test(name)) features.add('scribe')
  }
}

/** "10:01 <ada> hello": a line of a chat log. */
const chatLine = /^(?:\[?\d{1,2}:\d\d(?::\d\d)?(?: ?[AP]M)?\]? ?)?<[^<> ]{2,30}> \S/
const numberedTopic = /^ {0,3}(?:#{1,6}\s+|[*_]{2})?(?:TOP|Tagesordnungspunkt|Agenda item|Punkt|Point) *\d/i

function scoreOfText(body: string, features: Set<Feature>, lexicon: Lexicon): number {
  let isFirst = true
  for (const [number, line] of body.split('\n', 200).entries()) {
    if (line.length > 400) continue
    const heading = /^ {0,3}#{1,6}\s+(.*)$/.exec(line)?.[1]
    const title = heading ?? labelTitle(line)
    const isLeading = heading !== undefined || (line.trim() !== '' && line.length < 90 && !line.startsWith('!'))
    if (isFirst && isLeading) {
      if (heading !== undefined || findDates(line).some(({ start }) => start < 60)) {
        isFirst = false
        if (findDates(line).length > 0) features.add('day')
        if (lexicon.meeting.test(line)) features.add('meeting')
      }
    }
    const named = title === undefined ? undefined : sectionKindOfTitle(lexicon, title)
    if (named !== undefined && named !== 'ignoredSections' && named !== 'nextSteps') features.add(named)
    if (heading === undefined && namesMeetingDay(line, number < headLines, lexicon)) features.add('date')
    // "Note taker: …"
    if (heading === undefined && title !== undefined && lexicon.roles.scribe.test(title)) features.add('scribe')
    if (heading === undefined && title !== undefined && lexicon.roles.chair.test(title)) features.add('chair')
    if (numberedTopic.test(line)) features.add('numbered')
    if (lexicon.meetingSigns.test(line)) features.add('motion')
    if (chatLine.test(line)) features.add('chat')
    if (pointsOf(features) >= minScore) break
  }
  return pointsOf(features)
}

/** Number of first lines in which the meeting date needs no label. */
const headLines = 12

/** Whether a line has the meeting date: "Date: 12 March 2026", in the head also "Thursday, 12 March 2026". */
function namesMeetingDay(line: string, isInHead: boolean, lexicon: Lexicon): boolean {
  if (!/\d/.test(line)) return false
  if (lexicon.dateLabel.test(line.replace(/^\s*[-*+]\s+/, ''))) return findDates(line).length > 0
  const [day] = isInHead && line.length < 60 ? findDates(line) : []
  return day !== undefined && isDatePrefix(line.slice(0, day.start))
}

/** The normalized label of a line such as "**Attendees:** …"; undefined for other lines. */
function labelTitle(line: string): string | undefined {
  const bold = /^\s*(\*\*|__)(\p{Lu}[\p{L} /&-]{3,30})\1\s*$/u.exec(line)?.[2]
  if (bold !== undefined) return normalizeTitle(bold)
  const match = /^\s*(?:[-*+]\s+|\|\s*)?[*_]{0,2}(\p{Lu}[\p{L} /&-]{3,30}?)[*_]{0,2}\s*[:|]/u.exec(line)
  return match?.[1] === undefined ? undefined : normalizeTitle(match[1])
}
