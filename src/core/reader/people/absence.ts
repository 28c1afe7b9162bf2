import { offsetOf, type Source } from '../text/source'
import type { ListedPerson } from './peopleOfLine'

/** Marks behind or before people: "Bo Cole ❌", "✅ Ada Berg". */
const absentMark = /[❌✗✘✖]/u
const anyMark = /[❌✗✘✖✅✔✓☑]/u
/** What a document has that marks absent people. */
const signOfAbsence = /[❌✗✘✖]|<input\b/u

/** A person with the parts of the line around them that end at the people beside them. Offsets in the document. */
interface Place {
  readonly person: ListedPerson
  readonly line: number
  readonly start: number
  readonly end: number
  readonly before: string
  readonly after: string
}

/**
 * The listed people whom a mark ("❌ Bo Cole", "@bo ❌ @cy ✅") or an HTML checkbox that is not ticked calls absent. Boxes
 * that are all empty say nothing, and neither do marks behind everybody.
 */
export function markedAbsent(source: Source, listed: readonly ListedPerson[]): ReadonlySet<ListedPerson> {
  if (!signOfAbsence.test(source.text)) return new Set()
  const places = placesOf(source, listed)
  const hasTicked = places.some((place) => isTicked(place) === true)
  // All marks of a line stand on the same side of its people.
  const isMarkedBefore = new Map<number, boolean>()
  for (const place of places)
    if (!isMarkedBefore.has(place.line)) isMarkedBefore.set(place.line, anyMark.test(markBefore(place)))
  const absent = places.filter(
    (place) =>
      absentMark.test(isMarkedBefore.get(place.line) === true ? markBefore(place) : place.after) ||
      (hasTicked && isTicked(place) === false),
  )
  return new Set(absent.length < listed.length ? absent.map(({ person }) => person) : [])
}

function placesOf(source: Source, listed: readonly ListedPerson[]): readonly Place[] {
  const ranges = listed
    .map((person) => ({
      person,
      line: person.span.start.line,
      start: offsetOf(source, person.span.start),
      end: offsetOf(source, person.span.end),
    }))
    .sort((one, other) => one.start - other.start)
  return ranges.map((range, index) => {
    const { line, start, end } = range
    const [previous, next] = [ranges[index - 1], ranges[index + 1]]
    const from = previous?.line === line ? previous.end : source.text.lastIndexOf('\n', start - 1) + 1
    const to = next?.line === line ? next.start : endOfLine(source.text, end)
    return {
      ...range,
      before: /[^,;|]*$/.exec(withoutRemarks(source.text.slice(from, start)))?.[0] ?? '',
      after: /^[^,;|]*/.exec(withoutRemarks(source.text.slice(end, to)))?.[0] ?? '',
    }
  })
}

function endOfLine(text: string, from: number): number {
  const end = text.indexOf('\n', from)
  return end < 0 ? text.length : end
}

/** "(camera ❌)" is about something else. */
function withoutRemarks(text: string): string {
  return text.replace(/\([^()]*\p{L}[^()]*\)/gu, ' ')
}

/** The text in which a mark may stand: before a handle also before the name, "❌ Bo Cole (@bo)". */
function markBefore({ person, before }: Place): string {
  return person.handle === undefined ? (/[^\p{L}\p{N}]*$/u.exec(before)?.[0] ?? '') : before
}

/** Whether the HTML checkbox before a person is ticked; undefined without one. */
function isTicked({ before }: Place): boolean | undefined {
  const box = /<input\b[^<>]*\bcheckbox\b[^<>]*>[^<>]*$/.exec(before)?.[0]
  return box === undefined ? undefined : /\bchecked\b/.test(box)
}
