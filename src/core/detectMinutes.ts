import { dateOfPath, findDates } from './dates'
import type { MinutesKind } from './minutes'
import { withLineFeeds } from './positions'
import { findFrontMatterEnd } from './reader/blocks'
import { type Lexicon, normalizeTitle, sectionNamed } from './reader/lexicon'
import { isDeck } from './reader/slides'

/** Names that documents of other kinds have everywhere. */
const otherNames =
  /^(?:readme|changelog|changes|contributing|code[_-]of[_-]conduct|license|licence|security|support|governance|maintainers|authors|notice|todo|index|summary|_sidebar|pull_request_template|issue_template|release[_-]?notes)(?:[._-].*)?$/i

/** `20240410`, `2024-04-10`, with a word or two behind it ("-overflow", "-workshop"). */
const datedName = /^(?:(?:19|20)\d\d(?:\d\d){2}|\d{4}[-_.]\d\d[-_.]\d\d)(?:[-_ ][\p{L}\d]+){0,4}$/u
/** The same with words before it: "minutes-2024-04-10", "tsc-meeting_20240410". */
const datedMinutes = /(?:minutes|meeting|notes|call|protokoll|sitzung)/i

/** "minutes", "iam-minutes": says what it is, and not of when. "iam-notes" may be anybody's notes of a session. */
const namedMinutes = /(?:^|[-_ ])(?:minutes|meeting[-_ ]?notes|protokoll)$/i

const folderNames = /(?:^|\/)(?:minutes|meetings?|meeting[-_]?(?:minutes|notes)|protokolle?|sitzungen|calls?)(?:\/|$)/i

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
  if (otherNames.test(name)) return 'other'
  return score(path, name, head.slice(frontMatterEnd), lexicon) >= 3 ? 'minutes' : 'other'
}

function score(path: string, name: string, body: string, lexicon: Lexicon): number {
  const isDated = datedName.test(name) && dateOfPath(name) !== undefined
  let sum = isDated ? 2 : datedMinutes.test(name) && dateOfPath(name) !== undefined ? 2 : 0
  // A file just made, named for a day: minutes about to be written, perhaps with the first word of a snippet.
  if (isDated && /^\S{0,30}$/.test(body.trim())) return 3
  if (folderNames.test(path.slice(0, -name.length))) sum += 1
  // "2024-04-16-hackathon/minutes.md": the folder has the day, the file says what it is.
  if (!isDated && dateOfPath(path) !== undefined && namedMinutes.test(name)) sum += 3
  let isFirst = true
  const seen = new Set<string>()
  for (const line of body.split('\n', 200)) {
    if (line.length > 400) continue
    const heading = /^ {0,3}#{1,6}\s+(.*)$/.exec(line)?.[1]
    const title = heading ?? labelTitle(line)
    if (heading !== undefined && isFirst) {
      isFirst = false
      if (findDates(heading).length > 0) sum += 2
      if (/\b(?:minutes|meeting|protokoll)\b/i.test(heading)) sum += 1
    } else if (isFirst && line.length < 60 && findDates(line).length > 0) {
      isFirst = false
      sum += 2
    }
    const named = title === undefined ? undefined : sectionNamed(lexicon, title)
    if (named !== undefined && !seen.has(named)) {
      seen.add(named)
      sum += named === 'participants' ? 2 : named === 'asides' ? 0 : 1
    }
    // "Date: 12 March 2026"
    if (heading === undefined && !seen.has('date') && lexicon.date.test(line) && findDates(line).length > 0) {
      seen.add('date')
      sum += 1
    }
    // "Note taker: …"
    if (heading === undefined && title !== undefined && !seen.has('scribe') && lexicon.roles.scribe.test(title)) {
      seen.add('scribe')
      sum += 1
    }
    if (!seen.has('bullet') && isDated && /^\s*[-*+]\s/.test(line)) {
      seen.add('bullet')
      sum += 1
    }
    if (sum >= 3) return sum
  }
  return sum
}

/** The label of a line such as "**Attendees:** …", undefined for other lines. */
function labelTitle(line: string): string | undefined {
  const match = /^\s*(?:[-*+]\s+|\|\s*)?[*_]{0,2}(\p{Lu}[\p{L} ]{3,30}?)[*_]{0,2}\s*[:|]/u.exec(line)
  return match?.[1] === undefined ? undefined : normalizeTitle(match[1])
}
