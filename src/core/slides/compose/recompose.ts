import type { Slide } from '../../minutes'
import { findFrontMatterEnd } from '../../reader/blocks'
import { adopt, type Entry } from './adopt'
import { type ComposedDeck, type ComposedSlide, joinDeck } from './composeDeck'
import { checksumOf, isUntouched, readList, readMark, withoutMarks, writeList } from './marks'
import { withMissingStyle } from './slideSizes'

/** What composing again did to a deck. */
export interface Recomposition {
  readonly text: string
  readonly updated: number
  readonly added: number
  readonly removed: number
  /** Slides that somebody has changed and whose minutes say something else now. */
  readonly kept: number
}

/**
 * Brings a deck up to date with what would be composed now. Only slides that are as they were composed are written
 * anew; slides that somebody changed or wrote stay, in the order in which they stand, and one that somebody deleted
 * does not come back. A section that was written by hand is taken for the composed one of its title.
 *
 * @param paths The minutes that were read: a slide goes only where its minutes are there and have no such item any more.
 */
export function recompose(
  text: string,
  slides: readonly Slide[],
  next: ComposedDeck,
  paths: readonly string[],
): Recomposition {
  const composed = new Map(next.sections.flat().map((slide) => [slide.origin, slide]))
  const written: Entry[][] = []
  const counts = { updated: 0, added: 0, removed: 0, kept: 0 }
  for (const { section, span } of slides) {
    const own = (written[section] ??= [])
    const source = text.slice(span.start.offset, span.end.offset).trim()
    const entry = renew(source, composed, { paths, counts })
    if (entry !== undefined) own.push(entry)
  }
  const adopted = written.map((own, index) => adopt(own, index, next.sections))
  const sections = adopted.map(({ section }) => [...section])
  const settled = new Set(adopted.flatMap((one) => one.settled.map(({ origin }) => origin)))
  counts.updated += sections
    .flat()
    .filter(({ text: now }) => !written.flat().some((entry) => entry.text === now)).length
  const known = readList(text)
  next.sections.forEach((members, index) => {
    const missing = members.filter(
      ({ origin }) => !known.has(checksumOf(origin)) && !settled.has(origin) && !has(sections, origin),
    )
    counts.added += missing.length
    insert(sections, { members, missing, earlier: next.sections.slice(0, index).flat() })
  })
  const [title] = sections[0] ?? []
  // A deck that was begun by hand has none yet.
  if (title !== undefined && known.size === 0)
    sections[0]?.splice(0, 1, { ...title, text: withMissingStyle(`${title.text}\n\n${writeList([])}`, text) })
  const frontMatter = text.slice(0, findFrontMatterEnd(text))
  const joined = joinDeck(
    frontMatter,
    sections.filter((own) => own.length > 0).map((own) => own.map((entry) => entry.text)),
  )
  return { text: renewList(joined, known, next), ...counts }
}

function renew(
  source: string,
  composed: ReadonlyMap<string, ComposedSlide>,
  {
    paths,
    counts,
  }: { readonly paths: readonly string[]; readonly counts: { updated: number; removed: number; kept: number } },
): Entry | undefined {
  const mark = readMark(source)
  if (mark === undefined) return { text: source, origin: undefined }
  const { origin } = mark
  const fresh = composed.get(origin)
  const isSame = fresh !== undefined && checksumOf(withoutMarks(fresh.text)) === mark.checksum
  if (isSame) return { text: source, origin }
  if (!isUntouched(source, mark)) {
    if (fresh !== undefined) counts.kept++
    return { text: source, origin }
  }
  if (fresh !== undefined) {
    counts.updated++
    return { text: fresh.text, origin }
  }
  if (!paths.some((path) => origin.startsWith(`${path}: `))) return { text: source, origin }
  counts.removed++
  return undefined
}

function has(sections: readonly (readonly Entry[])[], origin: string): boolean {
  return sections.some((own) => own.some((entry) => entry.origin === origin))
}

/** Puts new slides behind the one that they follow in the composition; a new section behind that of the slides before. */
function insert(
  sections: Entry[][],
  {
    members,
    missing,
    earlier,
  }: {
    readonly members: readonly ComposedSlide[]
    readonly missing: readonly ComposedSlide[]
    readonly earlier: readonly ComposedSlide[]
  },
): void {
  if (missing.length === 0) return
  const isOneOf = (all: readonly ComposedSlide[]) => (entry: Entry) => all.some(({ origin }) => origin === entry.origin)
  const home = sections.find((own) => own.some(isOneOf(members)))
  if (home === undefined) {
    const behind = sections.findLastIndex((own) => own.some(isOneOf(earlier)))
    sections.splice(
      behind + 1,
      0,
      missing.map(({ text, origin }) => ({ text, origin })),
    )
    return
  }
  for (const { text, origin } of missing) {
    const before = members.slice(
      0,
      members.findIndex((member) => member.origin === origin),
    )
    const behind = home.findLastIndex(isOneOf(before))
    home.splice(behind + 1, 0, { text, origin })
  }
}

/** The list of a deck grows with what is composed; what was deleted stays on it. */
function renewList(text: string, known: ReadonlySet<string>, next: ComposedDeck): string {
  const all = new Set([...known, ...next.sections.flat().map(({ origin }) => checksumOf(origin))])
  return text.replace(/<!-- composed: [0-9a-z ]* -->/, `<!-- composed: ${[...all].join(' ')} -->`)
}
