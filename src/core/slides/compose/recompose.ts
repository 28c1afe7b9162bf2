import type { Slide } from '../../minutes'
import { findFrontMatterEnd } from '../../reader/blocks'
import { adopt, type Entry } from './adopt'
import { type ComposedDeck, type ComposedSlide, joinDeck } from './composeDeck'
import { checksumOf, isUntouched, readList, readMark, withoutMarks, writeList } from './marks'
import { withMissingStyle } from './slideSizes'

/** Result of updating a deck, with numbers of slides. */
export interface Recomposition {
  readonly text: string
  readonly updated: number
  readonly added: number
  readonly removed: number
  /** Slides that the user edited and whose minutes changed. They stay as they are. */
  readonly kept: number
}

/**
 * Updates a deck from a new composition. Only unchanged composed slides are replaced. Slides that the user edited or wrote
 * stay in place, and deleted ones do not come back. Sections written by hand are merged with the composed one by title.
 *
 * @param paths The minutes that were read. A slide is removed only if its minutes were read and lack the item.
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
  // A deck that was started by hand has no list yet.
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

/** Inserts new slides after their predecessor in the composition; a new section after that of the earlier slides. */
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

/** Adds the composed slides to the deck's list. Deleted ones stay on it. */
function renewList(text: string, known: ReadonlySet<string>, next: ComposedDeck): string {
  const all = new Set([...known, ...next.sections.flat().map(({ origin }) => checksumOf(origin))])
  return text.replace(/<!-- composed: [0-9a-z ]* -->/, `<!-- composed: ${[...all].join(' ')} -->`)
}
