import { findDates } from '../dates'
import type { AgendaItem } from '../minutes'
import { type Lexicon, normalizeTitle } from './lexicon'
import { onlyPeople } from './names'
import { findHandles, isName } from './people'
import type { LineSection } from './sections'
import { type Source, type SourceLine, spanIn } from './source'

/**
 * Reads the agenda: every heading that is a topic, at any depth; where the agenda has no headings, its top-level
 * bullets; below headings that only name a repository (`### owner/repo`), the bullets there.
 *
 * @param known The people of the document in lower case, to tell owners without `@` from other remarks.
 */
export function readAgenda(
  source: Source,
  sections: readonly LineSection[],
  lexicon: Lexicon,
  known: ReadonlySet<string>,
): readonly AgendaItem[] {
  const topics = topicsOf(sections)
  const items = topics.flatMap((section) => {
    if (!isRepositoryName(section.heading.text)) return [headingItem(source, section, lexicon, known)]
    return topBullets(source, section).map((line) => bulletItem(source, line, lexicon, known))
  })
  const containers = sections.filter(({ kind }) => kind === 'agenda')
  const [listed] = containers
  // Without headings below it the agenda is its bullets; where the notes repeat them as headings, they count once.
  const isBare =
    listed !== undefined && !topics.some(({ heading }) => heading.index >= listed.from && heading.index < listed.to)
  if (!isBare) return items
  const lines = topBullets(source, listed)
  // Bullets with notes below them are what was talked about, whatever else has a heading; many are, beside one heading.
  const isMinuted = lines.filter(({ index }) => source.lines[index + 1]?.parent === index).length * 2 > lines.length
  if (items.length > 0 && containers.length < 2 && !isMinuted && (items.length > 1 || lines.length < 3)) return items
  const bullets = lines.map((line) => bulletItem(source, line, lexicon, known))
  // Notes with headings of their own say what was talked about; a heading or two more do not.
  if (items.length * 2 >= bullets.length) return items
  const titles = new Set(bullets.map(({ title }) => normalizeTitle(title)))
  return [...bullets, ...items.filter(({ title }) => !titles.has(normalizeTitle(title)))]
}

/**
 * The headings that are topics, in document order. Where an agenda gives them a place of their own, what hangs below the
 * participants and duties above it is none.
 */
function topicsOf(sections: readonly LineSection[]): readonly LineSection[] {
  const agendaStart = sections.find(({ kind, level }) => kind === 'agenda' && level <= 6)?.heading.index ?? -1
  let formalEnd = -1
  return sections.filter(({ kind, heading, level, to, isInAgenda }) => {
    if (level > 6) return false
    const isFormal = kind === 'formalities' || kind === 'review' || kind === 'participants'
    if (isFormal && heading.index < agendaStart) formalEnd = Math.max(formalEnd, to)
    if (kind === 'title' || kind === 'aside' || kind === 'agenda' || isDay(heading.prose)) return false
    // "#### Decisions" and "#### Action items" below a topic are parts of it, "### TODO: write the docs" is one.
    if ((kind === 'actions' || kind === 'decisions') && !heading.prose.trim().replace(/:$/, '').includes(':'))
      return false
    return ((kind === 'topic' || kind === 'steps') && heading.index >= formalEnd) || isInAgenda
  })
}

/** A heading that is nothing but a day begins the minutes of another meeting in the same file. */
function isDay(title: string): boolean {
  const [day] = findDates(title)
  return day !== undefined && !/[\p{L}\p{N}]/u.test(title.slice(0, day.start) + title.slice(day.end))
}

/** The label of a repository under which issues are listed: "owner/repo". */
function isRepositoryName(title: string): boolean {
  return /^[\w.-]+\/[\w.-]+$/.test(title.replace(/[*_`]/g, '').trim())
}

/** The first-level bullets right below a heading, not those of the headings below it. */
function topBullets(source: Source, section: LineSection): readonly SourceLine[] {
  const lines = source.lines.slice(section.from, section.to)
  const end = lines.findIndex(({ kind }) => kind === 'heading')
  return lines
    .slice(0, end < 0 ? undefined : end)
    .filter(({ kind, level, text }) => kind === 'item' && level === 1 && text !== '')
}

function headingItem(source: Source, section: LineSection, lexicon: Lexicon, known: ReadonlySet<string>): AgendaItem {
  const { heading } = section
  const { title, owners, minutes } = readTitle(heading, known)
  const below = source.lines
    .slice(section.from, Math.min(section.to, section.from + 3))
    .filter(({ kind }) => kind !== 'heading')
  const sponsor = below.map((line) => readSponsor(line, lexicon)).find((found) => found !== undefined)
  return {
    title,
    owners: owners.length > 0 ? owners : (sponsor?.owners ?? []),
    minutes: minutes ?? sponsor?.minutes ?? timeBoxBelow(below),
    level: heading.level,
    isReminder: lexicon.reminder.test(heading.prose),
    span: spanIn(source, heading),
  }
}

function bulletItem(source: Source, line: SourceLine, lexicon: Lexicon, known: ReadonlySet<string>): AgendaItem {
  const { title, owners, minutes } = readTitle(line, known)
  return {
    title,
    owners: owners.length > 0 ? owners : ownersInFront(line, known),
    minutes,
    level: line.level,
    isReminder: lexicon.reminder.test(line.prose),
    span: spanIn(source, line),
  }
}

interface ReadTitle {
  readonly title: string
  readonly owners: readonly string[]
  readonly minutes: number | undefined
}

const duration =
  /(?<![\d:.])~?\s*(\d{1,3})(?:\s*[-–~]\s*(\d{1,3}))?\s*(?:min(?:ute)?s?\b|mins\b|m\b(?=\s*$)|minuten\b|['’′](?!\w)|-?minute)/i

function readTitle(line: SourceLine, known: ReadonlySet<string>): ReadTitle {
  // The remarks in parentheses at the end of the title, each of them owners, a time box, both or neither.
  let end = line.prose.replace(/[\s:]+$/, '').length
  // "Release notes (@x) -> moved to next week": what became of it is no part of the title.
  const outcome = /\)\s*(?:[-=]+>|→)\s*[^@()]+$/.exec(line.prose.slice(0, end))
  if (outcome !== null) end = outcome.index + 1
  const owners: string[] = []
  let minutes: number | undefined
  // "Budget (@x) - 20 min"
  const behindGroup = /\)\s*([–—-]\s*~?\d{1,3}\s*(?:min(?:ute)?s?\.?|m))$/i.exec(line.prose.slice(0, end))?.[1]
  if (behindGroup !== undefined) {
    minutes = readDuration(behindGroup)
    end -= behindGroup.length
  }
  for (;;) {
    const group = /(?:\(([^()]*)\)|\[([^[\]]*)\])[\s:*_]*$/.exec(line.prose.slice(0, end))
    if (group === null) break
    const inside = group[1] ?? group[2] ?? ''
    const handles = peopleIn(inside, known)
    const time = readDuration(inside)
    if (handles.length === 0 && !(time !== undefined && isOnlyTime(inside))) break
    owners.unshift(...handles)
    minutes ??= time
    end = group.index
  }
  // "### Research (@x): what is needed": in front of a colon the remark stays in the title.
  if (owners.length === 0) {
    const inside = /\(([^()]*)\)\s*:/.exec(line.prose.slice(0, end))?.[1] ?? ''
    if (/^[\s@\w.,&/-]+$/.test(inside)) owners.push(...findHandles(inside).map(({ handle }) => handle))
  }
  // "### Intro @x", "### Press release -> @x": without parentheses
  const bare =
    owners.length === 0
      ? /(?:\s+(?:by|von)|\s*(?:[-=]+>|[–-]))?\s+((?:@[\w.-]+(?:\s*(?:,|&|\/|and|und)\s*|\s+)?)+)$/.exec(
          line.prose.slice(0, end),
        )
      : null
  if (bare !== null && bare.index > 0) {
    owners.push(...findHandles(bare[1] ?? '').map(({ handle }) => handle))
    end = bare.index
  }
  // "Budget — Jane Doe", "Release, led by Jo": names that the document knows
  const named = owners.length > 0 ? null : trailingName.exec(line.prose.slice(0, end))
  const people = named === null ? [] : onlyPeople(named[1] ?? '', known)
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
      readDuration(line.prose.slice(end)) ??
      trailingDuration(line.prose.slice(0, end)) ??
      leadingDuration(line.prose),
  }
}

/** The handles in a parenthesis, or, without `@`, nothing but people whom the document knows: "(berta, jo)". */
function peopleIn(text: string, known: ReadonlySet<string>): readonly string[] {
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
  return words.every((word) => word.length > (hasTime ? 1 : 2) && known.has(word.toLowerCase())) ? words : []
}

const trailingName =
  /(?:\s+(?:[–—-]|-->?|→)\s+|[,;]?\s+(?:(?:led|presented|introduced|brought up|raised) by|presenter:|owner:|lead:)\s+)([\p{L}*_][\p{L}\p{N} .,&/*_'’-]{1,60})$/iu

/** "Jane: the budget", "**Jane:** the budget", "[Jane] the budget": who brings an item of a list up. */
function ownersInFront({ prose }: SourceLine, known: ReadonlySet<string>): readonly string[] {
  const lead = /^[\s*_]*(?:[[(](?:name=)?([^[\]()]{1,60})[\])](?!\uFFFC)|([^:[\]()]{1,60}?)[*_]*:)[*_]*\s/u.exec(prose)
  return onlyPeople(lead?.[1] ?? lead?.[2] ?? '', known)
}

/** "Sprint review - 25 minutes", "~20 minutes" at the end of a title. */
function trailingDuration(title: string): number | undefined {
  const match = duration.exec(title)
  return match !== null && /^\W*$/.test(title.slice(match.index + match[0].length)) && match.index > 0
    ? readDuration(match[0])
    : undefined
}

/** "[5m] Welcome", "5 min - Welcome", "10:00–10:15 Welcome" */
function leadingDuration(written: string): number | undefined {
  // "[Jane] [5m] Welcome"
  const title = written.replace(/^[\s*_]*\[[^[\]]*\]\s*(?=[[(])/, '')
  const [, open, close] = /^\W*(\d{1,2}[:.]\d\d)\s*(?:-|–|to|bis)\s*(\d{1,2}[:.]\d\d)(?!\d)/.exec(title) ?? []
  if (open !== undefined && close !== undefined) {
    const [from = 0, to = 0] = [open, close].map((time) => Number(time.split(/[:.]/)[0]) * 60 + Number(time.slice(-2)))
    return to > from && to - from <= 240 ? to - from : undefined
  }
  const box =
    /^[\s*_]*(?:[([]\s*(~?\d{1,3}\s*m(?:in(?:ute)?s?)?\.?)\s*[)\]]|(~?\d{1,3}\s*min(?:ute)?s?\.?)\s*[:–—-]\s)/i.exec(
      title,
    )
  return box === null ? undefined : readDuration(`${box[1] ?? box[2] ?? ''} `.replace(/m\s*$/i, 'min'))
}

/** Minutes; of a range the longer one. */
function readDuration(text: string): number | undefined {
  const match = duration.exec(text)
  return match === null ? undefined : Number(match[2] ?? match[1])
}

function isOnlyTime(text: string): boolean {
  return (
    text.replace(duration, '').replace(/\b(?:time ?box(?:ed)?|needed|max|ca|appr(?:ox)?|about|up to)\b|\W/gi, '') === ''
  )
}

/** "sponsor: @x; time: 3 min", "Presenter: Jane Doe (JD)" */
function readSponsor(line: SourceLine, lexicon: Lexicon): Pick<AgendaItem, 'owners' | 'minutes'> | undefined {
  const plain = line.prose.replace(/^[\s*_]+/, '')
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

/** A line that is nothing but a time box: "- 5 Minutes", "~ 5-10 Minutes", "Time needed: 3 min". */
function timeBoxBelow(lines: readonly SourceLine[]): number | undefined {
  for (const line of lines.slice(0, 2)) {
    const plain = line.prose.replace(/^\W*(?:time(?: needed| ?box)?|duration|zeit|dauer)\s*:/i, '')
    if (duration.test(plain) && isOnlyTime(plain)) return readDuration(plain)
  }
  return undefined
}

function distinct(handles: readonly string[]): readonly string[] {
  const seen = new Set<string>()
  return handles.filter((handle) => !seen.has(handle.toLowerCase()) && seen.add(handle.toLowerCase()))
}
