import { findAmbiguousDates, findDates, findPartialDate, isDatePrefix, isOnlyDate } from './dates'
import { dateOfPath } from './datesOfPaths'
import type { MinutesKind } from './minutes'
import { findFrontMatterEnd } from './reader/text/blocks'
import type { Lexicon } from './reader/lexicon/lexicon'
import type { WordFinder } from './reader/lexicon/phrasePatterns'
import { normalizeTitle, sectionKindOfTitle } from './reader/sections/sectionTitles'
import { normalizeMarks } from './reader/text/normalizeMarks'
import { isDeck } from './slides/isDeck'

/** Common file names of other kinds of documents. */
const otherDocumentNames =
  /^(?:readme|changelog|changes|contributing|code[_-]of[_-]conduct|license|licence|security|support|governance|maintainers|authors|notice|history|news|releases?|todo|index|summary|_sidebar|pull_request_template|issue_template|release[_-]?notes)(?:[._-].*)?$/i

/** Names for the document of a folder. Each page of a website may be an index. */
const folderDocumentName = /^(?:readme|index(?:\.[a-z]{2})?)$/i

/** Number of characters that are examined. */
const headLength = 6_000

/** The part of a text that determines its kind, with LF line ends and Markdown's marks. */
export function headOf(text: string): string {
  return normalizeMarks(text.slice(0, 2 * headLength)).slice(0, headLength)
}

/**
 * Classifies a Markdown file by name and head as minutes, deck or other. Takes microseconds, so it can run on every
 * Markdown file of a workspace.
 *
 * Adds up several features, because none is enough: blog posts have dates in their names, READMEs have participants.
 *
 * @param path The file's path inside the workspace folder, segments separated by `/`.
 */
export function detectKind(path: string, text: string, lexicon: Lexicon): MinutesKind {
  const head = headOf(text)
  if (isDeck(head)) return 'slides'
  const frontMatterEnd = findFrontMatterEnd(head)
  const name = (path.split('/').at(-1) ?? '').replace(/(?:\.minutes)?\.(?:md|markdown|mdown|txt)$/i, '')
  if (/\.minutes\.md$/i.test(path)) return 'minutes'
  // A README is minutes only in a folder with a date: "2024-04-10/README.md".
  const isOfMeeting = hasDate(path) && (/^readme$/i.test(name) || lexicon.minutesFolder.test(path))
  if (otherDocumentNames.test(name) && !(folderDocumentName.test(name) && isOfMeeting)) return 'other'
  const body = head.slice(frontMatterEnd)
  const features = new Set<Feature>()
  addFrontMatterFeatures(features, head.slice(0, frontMatterEnd), lexicon)
  const ofPath = scoreOfPath(path, name, body, lexicon)
  // Blog posts also have a date in their front matter.
  const isAboutMeeting = lexicon.meeting.test(path.replace(/[-_/\d]+/g, ' ')) || features.has('meeting')
  if (!isAboutMeeting && !features.has('people')) features.delete('postDate')
  return ofPath + scoreOfText(body, features, minScore - ofPath, lexicon) >= minScore ? 'minutes' : 'other'
}

/** Minimum score of minutes. */
const minScore = 3

/** "2026-W10", "2026-KW10" */
const weekName = /^(?:19|20)\d\d[-_. ]?(?:W|KW|CW)[-_]?\d\d?$/i

/** Names that only in a folder of minutes are about a meeting: "week-05", "sep1", "3_4_2026". */
function isNamedLikeDay(name: string): boolean {
  const words = name.replace(/[-_.]+/g, ' ').replace(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, ' ')
  return (
    /(?:^| )(?:week|woche|kw|cw|sprint) \d{1,2}(?: |$)/i.test(words) || findPartialDate(words, '2000') !== undefined
  )
}

/** Whether a path has a date, maybe with month and day swapped. */
function hasDate(path: string): boolean {
  const isAmbiguous = (segment: string): boolean => findAmbiguousDates(segment.replace(/_/g, '-')).length > 0
  return dateOfPath(path) !== undefined || path.split('/').some(isAmbiguous)
}

/** Maximum number of words in a file name besides its date; more are a title. */
const maxWords = 4

function scoreOfPath(path: string, name: string, body: string, lexicon: Lexicon): number {
  const folder = path.slice(0, path.lastIndexOf('/') + 1)
  const inFolder = lexicon.minutesFolder.test(folder) ? 1 : 0
  const day = findDates(name)[0] ?? findAmbiguousDates(name.replace(/_/g, '-'))[0]
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
  // "minutes-2026-03-05.md"
  const isOnlyName = day !== undefined && lexicon.minutesName.test(words.replace(/[-_. ]+/g, ' ').trim())
  if (isOnlyName) return minScore
  if (day !== undefined) return (namesMeeting || inFolder > 0 ? 2 : 0) + inFolder
  const hasDateInPath = hasDate(path)
  if (inFolder > 0 && isNamedLikeDay(name))
    return (lexicon.minutesName.test(path.split('/').at(-2) ?? '') ? 2 : 1) + inFolder
  // "2024-04-16-hackathon/minutes.md": the folder has the date, the file name the kind; "2024/04-16.md" in both.
  if (lexicon.minutesName.test(name)) return (hasDateInPath ? minScore : 2) + inFolder
  return (hasDateInPath && findDates(folder).length === 0 ? 2 : 0) + inFolder
}

/** Features of minutes in a text, with their points. */
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
  /** A motion, or the opening or closing of the meeting. */
  motion: 1,
  chat: 1,
} as const

type Feature = keyof typeof featurePoints

function pointsOf(features: ReadonlySet<Feature>): number {
  return sumOf([...features])
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

interface Line {
  readonly text: string
  /** 0-based. */
  readonly number: number
  readonly heading: string | undefined
  /** The heading, or the normalized label. */
  readonly title: string | undefined
}

/** A search through the lines for some features. */
interface Search {
  readonly finds: readonly Feature[]
  readonly run: (lines: readonly Line[], features: Set<Feature>, lexicon: Lexicon) => void
}

/** The searches, cheapest first. */
const searches: readonly Search[] = [
  { finds: ['day', 'meeting'], run: findOpening },
  {
    finds: ['participants', 'excused', 'agenda', 'preamble', 'review', 'actions', 'decisions'],
    run: (lines, features, lexicon) => {
      for (const title of lines.flatMap(titlesOf)) {
        const named = sectionKindOfTitle(lexicon, title)
        if (named !== undefined && named !== 'ignoredSections' && named !== 'nextSteps') features.add(named)
      }
    },
  },
  searchLines('numbered', ({ text }) => numberedTopic.test(text)),
  searchLines('chat', ({ text }) => chatLine.test(text)),
  // "Note taker: …"
  searchLines('scribe', (line, lexicon) => isLabelOf(line, lexicon.roles.scribe)),
  searchLines('chair', (line, lexicon) => isLabelOf(line, lexicon.roles.chair)),
  searchLines(
    'date',
    ({ text, number, heading }, lexicon) => heading === undefined && namesMeetingDay(text, number < headLines, lexicon),
  ),
  // "## 5 March 2026" starts a meeting of rolling notes.
  searchLines('date', ({ heading }) => heading !== undefined && isOnlyDate(heading)),
  searchLines('motion', ({ text }, lexicon) => lexicon.meetingSigns.test(text)),
]

function searchLines(feature: Feature, isFound: (line: Line, lexicon: Lexicon) => boolean): Search {
  return {
    finds: [feature],
    run: (lines, features, lexicon) => {
      if (lines.some((line) => isFound(line, lexicon))) features.add(feature)
    },
  }
}

/** A label, also in a heading: "### Note taker: Ada". */
function isLabelOf(line: Line, words: WordFinder): boolean {
  const label = line.heading === undefined ? undefined : labelTitle(line.heading)
  return (label === undefined ? (line.heading === undefined ? titlesOf(line) : []) : [label]).some((one) =>
    words.test(one),
  )
}

/** Maximum number of characters in a cell of a table that may be a title. */
const maxCell = 30

/** The title, or the cells of a row: "| Date | Present | Scribe |". */
function titlesOf({ text, title }: Line): readonly string[] {
  const own = title === undefined ? [] : [title]
  if (!text.startsWith('|')) return own
  const cells = text.split('|').filter((cell) => /\p{L}/u.test(cell) && cell.length <= maxCell)
  return [...own, ...cells.map(normalizeTitle)]
}

/** Minimum number of characters of a sentence; a shorter line may be a title. */
const minSentence = 90
/** Number of characters of a sentence in which the meeting and its date may stand. */
const maxOpening = 160

/** Adds the features of the first heading, of the first line with a date, or of a sentence: "The board met on 3 May …" */
function findOpening(lines: readonly Line[], features: Set<Feature>, lexicon: Lexicon): void {
  for (const { text, heading } of lines) {
    if (heading === undefined && text.length >= minSentence) {
      const opening = text.slice(0, maxOpening)
      if (!lexicon.meeting.test(opening) || !hasDay(opening)) continue
      features.add('meeting')
      return
    }
    const isLeading = heading !== undefined || (text.trim() !== '' && !text.startsWith('!'))
    if (!isLeading || (heading === undefined && !findDates(text).some(({ start }) => start < 60))) continue
    if (hasDay(text)) features.add('day')
    if (lexicon.meeting.test(text)) features.add('meeting')
    return
  }
}

/**
 * The points of a text.
 *
 * @param needed The score to reach. Searches that cannot change whether it is reached are skipped, because most files are
 *   not minutes, and the preview of a file asks at every keystroke.
 */
function scoreOfText(body: string, features: Set<Feature>, needed: number, lexicon: Lexicon): number {
  const lines = body.split('\n', 200).map((whole, number, all): Line => {
    const text = withoutQuoteAndTags(whole.slice(0, maxLine))
    const isUnderlined = all[number + 1]?.startsWith('===') === true && text.trim() !== ''
    const heading = isUnderlined
      ? text
      : text.includes('#')
        ? /^ {0,3}#{1,6}\s+(.*?)(?:\s+#+)?\s*$/.exec(text)?.[1]
        : undefined
    return { text, number, heading, title: heading ?? labelTitle(text) }
  })
  let possible = searches.reduce((sum, { finds }) => sum + sumOf(finds), 0)
  for (const { finds, run } of searches) {
    const points = pointsOf(features)
    if (points >= needed || points + possible < needed) break
    run(lines, features, lexicon)
    possible -= sumOf(finds)
  }
  return pointsOf(features)
}

/** Tags of text, unlike "<ada>" in a log. */
const markupTag = /<\/?(?:b|strong|i|em|u|p|br|span|div|font|li|t[dhr]|h[1-6])\b[^<>]*>/gi

/** "> <b>Date:</b> 5 March" */
function withoutQuoteAndTags(line: string): string {
  const inner = line.startsWith('>') ? line.replace(/^[>\s]+/, '') : line
  return inner.includes('<') ? inner.replace(markupTag, '') : inner
}

function sumOf(features: readonly Feature[]): number {
  return features.reduce((sum, feature) => sum + featurePoints[feature], 0)
}

/** Number of characters of a line that are examined. */
const maxLine = 400

/** Number of first lines in which the meeting date needs no label. */
const headLines = 12

/** Whether a line has the meeting date: "Date: 12 March 2026", in the head also "Thursday, 12 March 2026". */
function namesMeetingDay(line: string, isInHead: boolean, lexicon: Lexicon): boolean {
  if (!/\d/.test(line)) return false
  if (lexicon.dateLabel.test(line.replace(/^\s*[-*+]\s+/, ''))) return hasDay(line)
  const [day] = isInHead && line.length < 60 ? findDates(line) : []
  return day !== undefined && isDatePrefix(line.slice(0, day.start))
}

/** Whether a text has a date, maybe with month and day swapped. */
function hasDay(text: string): boolean {
  return findDates(text).length > 0 || findAmbiguousDates(text).length > 0
}

/** The normalized label of a line such as "**Attendees:** …"; undefined for other lines. */
function labelTitle(line: string): string | undefined {
  if (![':', '：', '|', '**', '__'].some((mark) => line.includes(mark))) return undefined
  const bold = /^\s*(?:[-*+]\s+)?(\*\*|__)(\p{Lu}[\p{L} /&-]{3,30})\1(?:\s|$)/u.exec(line)?.[2]
  if (bold !== undefined) return normalizeTitle(bold)
  const match =
    /^\s*(?:[-*+]\s+|\|\s*)?[*_]{0,2}(\p{Lu}[\p{L} /&-]{3,30}?|\p{Lo}{2,10})(?:\s*\([^()]*\))?[*_]{0,2}\s*[:：|]/u.exec(
      line,
    )
  return match?.[1] === undefined ? undefined : normalizeTitle(match[1])
}
