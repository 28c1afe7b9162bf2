import type { Slide } from '../../minutes'
import { findFrontMatterEnd } from '../../reader/text/blocks'
import { mergeSection, type DeckEntry } from './mergeSection'
import { type ComposedDeck, type ComposedSlide, joinDeck } from './composeDeck'
import { checksumOf, isUnchanged, readOrigins, readMark, withoutMarks, writeOrigins } from './slideMarks'
import { addMissingStyle } from './slideSizes'

/** Result of updating a deck, with numbers of slides. */
export interface DeckUpdate {
  readonly text: string
  readonly updated: number
  readonly added: number
  readonly removed: number
  /** Number of slides that the user edited and whose minutes changed. They stay unchanged. */
  readonly kept: number
}

/**
 * Updates a deck from a new composition. Only unchanged composed slides are replaced. Slides that the user edited or
 * wrote stay in place, and deleted ones do not come back. Sections written by hand are merged with the composed one by
 * title.
 *
 * @param paths The minutes that were read. A slide is removed only if they include its minutes, without the item.
 */
export function updateDeck(
  text: string,
  slides: readonly Slide[],
  next: ComposedDeck,
  paths: readonly string[],
): DeckUpdate {
  const composed = new Map(next.sections.flat().map((slide) => [slide.origin, slide]))
  const existing: DeckEntry[][] = []
  const counts = { updated: 0, added: 0, removed: 0, kept: 0 }
  for (const { section, span } of slides) {
    const own = (existing[section] ??= [])
    const source = text.slice(span.start.offset, span.end.offset).trim()
    const entry = updateSlide(source, composed, { paths, counts })
    if (entry !== undefined) own.push(entry)
  }
  const merged = existing.map((own, index) => mergeSection(own, index, next.sections))
  const sections = merged.map(({ section }) => [...section])
  const settled = new Set(merged.flatMap((one) => one.replaced.map(({ origin }) => origin)))
  counts.updated += sections
    .flat()
    .filter(({ text: now }) => !existing.flat().some((entry) => entry.text === now)).length
  const known = readOrigins(text)
  next.sections.forEach((members, index) => {
    const missing = members.filter(
      ({ origin }) => !known.has(checksumOf(origin)) && !settled.has(origin) && !hasOrigin(sections, origin),
    )
    counts.added += missing.length
    insertSlides(sections, { members, missing, earlier: next.sections.slice(0, index).flat() })
  })
  const [title] = sections[0] ?? []
  // A deck that was written by hand has no list yet.
  if (title !== undefined && known.size === 0)
    sections[0]?.splice(0, 1, { ...title, text: addMissingStyle(`${title.text}\n\n${writeOrigins([])}`, text) })
  const frontMatter = text.slice(0, findFrontMatterEnd(text))
  const joined = joinDeck(
    frontMatter,
    sections.filter((own) => own.length > 0).map((own) => own.map((entry) => entry.text)),
  )
  return { text: updateOrigins(joined, known, next), ...counts }
}

function updateSlide(
  source: string,
  composed: ReadonlyMap<string, ComposedSlide>,
  {
    paths,
    counts,
  }: { readonly paths: readonly string[]; readonly counts: { updated: number; removed: number; kept: number } },
): DeckEntry | undefined {
  const mark = readMark(source)
  if (mark === undefined) return { text: source, origin: undefined }
  const { origin } = mark
  const composedSlide = composed.get(origin)
  const isSame = composedSlide !== undefined && checksumOf(withoutMarks(composedSlide.text)) === mark.checksum
  if (isSame) return { text: source, origin }
  if (!isUnchanged(source, mark)) {
    if (composedSlide !== undefined) counts.kept++
    return { text: source, origin }
  }
  if (composedSlide !== undefined) {
    counts.updated++
    return { text: composedSlide.text, origin }
  }
  if (!paths.some((path) => origin.startsWith(`${path}: `))) return { text: source, origin }
  counts.removed++
  return undefined
}

function hasOrigin(sections: readonly (readonly DeckEntry[])[], origin: string): boolean {
  return sections.some((own) => own.some((entry) => entry.origin === origin))
}

/** Inserts new slides after their predecessor in the composition, and new sections after the predecessor's section. */
function insertSlides(
  sections: DeckEntry[][],
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
  const isOneOf = (all: readonly ComposedSlide[]) => (entry: DeckEntry) =>
    all.some(({ origin }) => origin === entry.origin)
  const homeSection = sections.find((own) => own.some(isOneOf(members)))
  if (homeSection === undefined) {
    const previousIndex = sections.findLastIndex((own) => own.some(isOneOf(earlier)))
    sections.splice(
      previousIndex + 1,
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
    const previousIndex = homeSection.findLastIndex(isOneOf(before))
    homeSection.splice(previousIndex + 1, 0, { text, origin })
  }
}

/** Adds the composed slides to the deck's list. Deleted slides stay on it. */
function updateOrigins(text: string, known: ReadonlySet<string>, next: ComposedDeck): string {
  const all = new Set([...known, ...next.sections.flat().map(({ origin }) => checksumOf(origin))])
  return text.replace(/<!-- composed: [0-9a-z ]* -->/, `<!-- composed: ${[...all].join(' ')} -->`)
}
