import { plainText } from '../plainText'
import type { Lexicon } from './lexicon'
import { findMarker, type FoundMarker, leadingHandles } from './markers'
import { type NameContext, namesBehind, onlyPeople, trailingNames } from './names'
import { findHandles, isName, isPlaceholder } from './people'
import type { Source, SourceLine } from './source'

/**
 * Who has to act: those named right behind the marker; else those whom a parenthesis, an arrow or a dash at the end
 * names. Others that the text mentions ("ask @x") are no owners.
 *
 * @param known The people of the document in lower case, to tell a name from the first word of a sentence.
 * @returns Handles without `@` as written; names in lower case.
 */
export function readOwners(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  lexicon: Lexicon,
  known: ReadonlySet<string>,
): readonly string[] {
  const own = ownersOf(source, line, marker, lexicon, known)
  const wrapped = own.length > 0 ? own : ownersBehindWrap(source, line)
  const owners = wrapped.length > 0 ? wrapped : ownersAbove(source, line, marker, known)
  const seen = new Set<string>()
  return owners.filter((owner) => {
    const key = owner.toLowerCase()
    if (seen.has(key) || isPlaceholder(lexicon, key)) return false
    seen.add(key)
    return true
  })
}

/** The parenthesis at the end of the lines that an item is wrapped onto. */
function ownersBehindWrap(source: Source, line: SourceLine): readonly string[] {
  if (line.kind !== 'item') return []
  let wrapped = ''
  for (let index = line.index + 1; ; index++) {
    const next = source.lines[index]
    if (next?.kind !== 'text' || next.parent !== line.index || next.number !== line.number + index - line.index) break
    wrapped = next.prose
  }
  return /\)[\s.*_]*$/.test(wrapped) ? trailingOwners(wrapped) : []
}

/** In a list of items those whom the bullet or the line above it names, if that names nobody but people: "- @x". */
function ownersAbove(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  known: ReadonlySet<string>,
): readonly string[] {
  if (line.kind !== 'item' || (marker !== undefined && marker.marker === 'ARROW')) return []
  let above = source.lines[line.parent ?? -1]
  // The heading of the list, "Action items:", is none of them.
  if (above !== undefined && line.level > 2 && /^[^@]*:[\s*_]*$/.test(above.prose))
    above = source.lines[above.parent ?? -1]
  if (above === undefined && marker === undefined) above = paragraphAbove(source, line)
  if (above === undefined) return []
  // "**Docs team (Jane, Jo)**"
  const group = /^(?:\*\*|__)[^()@]*\(([^()@]{2,60})\)[*_:\s]*$/.exec(above.prose)?.[1]?.split(/\s*(?:,|&|\sand\s)\s*/)
  if (group?.every((name) => isName(name, true)) === true) return group.map((name) => name.toLowerCase())
  return onlyPeople(above.prose, known)
}

/** How far above an item the paragraph over its list may be: a search through all of a long list, for each item, takes time. */
const maxLinesAbove = 200

/** The paragraph right above the list of an item. */
function paragraphAbove(source: Source, line: SourceLine): SourceLine | undefined {
  for (let index = line.index - 1; index >= Math.max(0, line.index - maxLinesAbove); index--) {
    const previous = source.lines[index]
    if (previous === undefined || previous.kind === 'heading' || previous.kind === 'row') return undefined
    if (previous.kind === 'text' && previous.level === 0) return previous
  }
  return undefined
}

function ownersOf(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  lexicon: Lexicon,
  known: ReadonlySet<string>,
): readonly string[] {
  const { prose } = line
  if (marker === undefined) {
    const labelled = labelledOwners(prose, lexicon)
    return labelled.length > 0 ? labelled : leadingOrTrailing(prose, { known, lexicon })
  }
  const direct = marker.owners.map(({ handle }) => handle)
  if (direct.length > 0) return direct
  if (marker.name !== undefined) return [marker.name.toLowerCase()]
  if (marker.group !== undefined) return inGroup(marker.group, { known, lexicon })
  const second = secondMarker(line, marker, lexicon)
  if (second !== undefined) return ownersOf(source, line, second, lexicon, known)
  const behind = prose.slice(marker.end)
  const labelled = labelledOwners(behind, lexicon)
  if (labelled.length > 0) return labelled
  // "ToDo (Jane): …"
  const remark = /\(([^()]+)\)/.exec(prose.slice(marker.start, marker.end))?.[1]
  const inRemark = remark === undefined ? [] : onlyPeople(remark, known)
  if (inRemark.length > 0) return inRemark
  const place = prose.slice(marker.start, marker.end).includes(':') ? 'colon' : 'marker'
  const named = namesBehind(behind, place, { known, lexicon })
  if (named.length > 0) return named
  const trailing = trailingOwners(behind)
  if (trailing.length > 0) return trailing
  const soon = soonBehind(behind)
  return soon.length > 0 ? soon : trailingNames(behind, known)
}

/** "… - Owner: Jane Doe - Due: Friday", "… (assigned to @x)": whom a label names. */
function labelledOwners(text: string, lexicon: Lexicon): readonly string[] {
  for (const match of text.matchAll(lexicon.owner)) {
    const rest = text.slice(match.index + match[0].length)
    const handles = leadingHandles(rest, 0)
    if (handles.length > 0) return handles.map(({ handle }) => handle)
    const [names = ''] = rest.split(/[;|()[\]]|\s[–—-]\s|\.(?:\s|$)|,?\s*(?:due|bis|by)\b|,\s*\p{L}+\s*:/iu)
    const owners = ownersOfCell(names, lexicon)
    if (owners.length > 0) return owners
  }
  return []
}

/** The people in a stretch that names nobody else: by handle, else by name, in lower case. */
export function ownersOfCell(text: string, lexicon: Lexicon): readonly string[] {
  const handles = findHandles(text).map(({ handle }) => handle)
  if (handles.length > 0) return handles.filter((handle) => !isPlaceholder(lexicon, handle))
  const names = plainText(text).split(/\s*(?:,|&|\/|\+|<br>|\sand\s|\sund\s)\s*/)
  return names.every((name) => isName(name, true) && !lexicon.nobody.test(name) && !lexicon.waived.test(name))
    ? names.map((name) => name.toLowerCase())
    : []
}

/** "TODO: … (AI Kurt: …)": the marker in the parenthesis says who. */
function secondMarker(line: SourceLine, marker: FoundMarker, lexicon: Lexicon): FoundMarker | undefined {
  const rest = line.prose.slice(marker.end)
  if (!/\(/.test(rest)) return undefined
  const masked = line.prose.slice(0, marker.end).replace(/[^\s]/g, ' ') + rest
  const second = findMarker({ ...line, prose: masked }, lexicon)
  return second?.group === undefined ? undefined : second
}

/** "(AI research @x)", "(AI Kurt: write epic)", "(AI: POs)" */
function inGroup(group: string, context: NameContext): readonly string[] {
  const handles = findHandles(group)
  if (handles.length > 0) return handles.map(({ handle }) => handle)
  return namesBehind(group, group.trimStart().startsWith(':') ? 'colon' : 'marker', context)
}

const ownersGroup = /\(([^()]*@[^()]*)\)/g

/** Who is named at the end: "(@x, @y)", "-> @x", "; @x", "- @x will do this". */
function trailingOwners(text: string): readonly string[] {
  const groups = [...text.matchAll(ownersGroup)]
    .filter(
      ([, inside = '']) =>
        /^[\s*_]*(?:->|=>|by|von|for|:)?[\s*_]*@/.test(inside) && !/\b(?:ask|cc|with|from|see|via)\b/i.test(inside),
    )
    .flatMap(([, inside = '']) =>
      leadingHandles(inside.replace(/^[\s*_]*(?:->|=>|by|von|for)?\s*/, ''), 0).map(({ handle }) => handle),
    )
  if (groups.length > 0) return groups
  const tail = /(?:[-=–]{1,2}>|→|\s[–-]|;|\s\/)\s*(?=@)/g
  for (const match of text.matchAll(tail)) {
    const handles = leadingHandles(text, match.index + match[0].length)
    const rest = text.slice(handles.at(-1)?.end ?? 0)
    if (handles.length > 0 && /^[\s.,;)*_!]*$|^\s*(?:will|to|does|takes|is|wird)\b/.test(rest))
      return handles.map(({ handle }) => handle)
  }
  return []
}

/** "AI research @x", "AI <verb> @x": the handle a few words behind, if nothing but those words stands before it. */
function soonBehind(text: string): readonly string[] {
  const match = /^[\s*_]+(?:[\p{L}'-]+\s+){0,2}(?=@)/u.exec(text)
  return match === null ? [] : leadingHandles(text, match[0].length).map(({ handle }) => handle)
}

/** "… – Jane (done)": the text in front of the remark that it is done. */
function withoutDone(prose: string, lexicon: Lexicon): string {
  const remark = /\s*\(([^()]{2,20})\)[\s.!]*$/.exec(prose)
  return remark !== null && lexicon.vocabulary.done.includes((remark[1] ?? '').toLowerCase())
    ? prose.slice(0, remark.index)
    : prose
}

/** In a list of action items: "@x: text", "text (@x)", "text -> @x", "Jane to …", "… - Jane". */
function leadingOrTrailing(written: string, context: NameContext): readonly string[] {
  const { known } = context
  const prose = withoutDone(written, context.lexicon)
  const leading = leadingHandles(prose, 0)
  if (leading.length > 0) return leading.map(({ handle }) => handle)
  const trailing = trailingOwners(prose)
  if (trailing.length > 0) return trailing
  const end = /(?:^|\s)((?:@[\w.-]+(?:\s*(?:,|&|and)\s*)?)+)[\s.*_]*$/.exec(prose)
  if (end !== null) return findHandles(end[1] ?? '').map(({ handle }) => handle)
  const named = namesBehind(prose, 'list', context)
  if (named.length > 0) return named
  const ending = trailingNames(prose, known)
  if (ending.length > 0) return ending
  const dash = /\s(?:--?|[–—])\s(\p{Lu}[\p{L}.-]*(?: \p{Lu}[\p{L}.-]*)?) to\s/u.exec(prose)?.[1]
  if (dash !== undefined) return [dash.toLowerCase()]
  const last = /\s(?:--?|[–—])\s+[*_]*([\p{L}][\p{L} '.-]*?)[\s*_.]*$/u.exec(prose)?.[1]?.trim()
  return last !== undefined &&
    !context.lexicon.notNames.has(last.toLowerCase()) &&
    (known.has(last.toLowerCase()) || /^\p{Lu}[\p{L}'.-]*(?: \p{Lu}[\p{L}'.-]*)?$/u.test(last)) &&
    last.split(' ').length <= 3
    ? [last.toLowerCase()]
    : []
}
