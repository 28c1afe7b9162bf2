import type { Lexicon } from '../lexicon/lexicon'
import {
  capitalizedLabel,
  emphasisMarks,
  type FoundMarker,
  leadingHandles,
  listHeadingRemark,
  toMarker,
  markerLeadIn,
} from './markerSyntax'

/** The colon after the marker, optionally with a remark or number between them: "ToDo (later):", "TODO 3:". */
const todoColon = new RegExp(`^${emphasisMarks}(?:\\([^()]{1,60}\\)|\\d{1,2})?${emphasisMarks}:(?!\\w)`)

/** "TODO JD: call", "TODO JD", "TODO JD, soon": somebody's initials. */
const todoInitials = /^[\s*_]+(\p{Lu}{2,3})(?:\s*:|(?=[\s*_]*(?:[,.;)]|$)))/u
/** "> todo Jane (the plan)", "(TODO Jane: call)", "> todo (Jane): call" */
const todoName = /^\s+(?:\((\p{Lu}\p{Ll}+)\)|(\p{Lu}\p{Ll}+))(?:\s*:|(?=[*_]*\s*(?:[,.;()]|$)))/u

/** A person before the marker: "Jane: ", "**Jane Doe**: ", "@jane ". */
const namedBefore =
  /^[\s*_]*(?:@[\w.-]+[\s*_:]*|(?:\[name=[^\]]{1,60}\]|\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)?)[*_]*:[*_]*)\s+[*_]*$/u

/** `TODO:`, `ToDo (@x):`, `TODO @x`, "ToDo: @x"; never "on the TODO list". */
export function findTodo(maskedText: string, lexicon: Lexicon): FoundMarker | undefined {
  for (const match of maskedText.matchAll(lexicon.todo)) {
    const start = match.index
    const wordEnd = start + match[0].length
    const rest = maskedText.slice(wordEnd)
    const before = maskedText.slice(0, start)
    // "say what to do: …" is prose; "to do: …" at the start is a marker.
    if (/^to[\s-]do$/.test(match[0]) && !markerLeadIn.test(before)) continue
    // "TODO(jane): call", "TODO(jane) Call"
    const inParentheses = /^\s?\(([\p{L}][\w.-]*)\)(?:\s*:|(?=\s+\p{L}))/u.exec(rest)
    const isNamed = inParentheses !== null && !lexicon.notNames.has((inParentheses[1] ?? '').toLowerCase())
    if (isNamed && markerLeadIn.test(before))
      return toMarker('TODO', maskedText, start, wordEnd + inParentheses[0].length, inParentheses[1])
    const colon = todoColon.exec(rest)
    // "JD TODO: call"
    const owner = /^[\s*_(]*(\p{Lu}{2,3})[\s*_]+$/u.exec(before)?.[1]
    if (colon !== null && owner !== undefined)
      return toMarker('TODO', maskedText, start, wordEnd + colon[0].length, owner)
    if (colon !== null)
      return toMarker(
        'TODO',
        maskedText,
        start,
        leadingHandles(maskedText, wordEnd).length > 0 ? wordEnd : wordEnd + colon[0].length,
      )
    if (leadingHandles(maskedText, wordEnd).length > 0 && /^[\s*_(]*$|[(>;,–-]\s*$/.test(before))
      return toMarker('TODO', maskedText, start, wordEnd)
    // "Jane: TODO call", "@jane TODO call"
    if (match[0] === match[0].toUpperCase() && /^\s+\p{Ll}{2}/u.test(rest) && namedBefore.test(before))
      return toMarker('TODO', maskedText, start, wordEnd)
    // "[TODO Jane] call"
    if (
      /\[\s*$/.test(before) &&
      /^\s*[:–-]?\s+(?:@[\w.-]+|\p{Lu}[\p{L}.'’-]*|[\s,&/])+\](?!\uFFFC)\s*\p{L}/u.test(rest)
    )
      return toMarker('TODO', maskedText, start, wordEnd)
    // "TODO - Jane to call", "TODO Jane to call", "TODO for Jane: call"
    const colonSubstitute =
      /^[*_]*\s+(?:--?|[–—])\s+(?=\p{L}|@)/u.exec(rest) ??
      /^\s+(?:for|on)\s+(?=\p{Lu}[^:]{0,30}:\s*\S)/u.exec(rest) ??
      /^\s+(?=(\p{Lu}[\p{L}.'’-]*)(?: \p{Lu}[\p{L}.'’-]*)? (?:to|will) \p{Ll})/u.exec(rest)
    if (
      colonSubstitute !== null &&
      /^[\s*_~([>-]*$/.test(before) &&
      !lexicon.notNames.has((colonSubstitute[1] ?? '').toLowerCase())
    )
      return toMarker('TODO', maskedText, start, wordEnd + colonSubstitute[0].length)
    const initials = todoInitials.exec(rest)
    if (initials !== null && markerLeadIn.test(before))
      return toMarker('TODO', maskedText, start, wordEnd + initials[0].length, initials[1])
    if (capitalizedLabel.test(rest) && /^[\s*_~]*$/.test(before)) return toMarker('TODO', maskedText, start, wordEnd)
    const name = todoName.exec(rest)
    const named = name?.[1] ?? name?.[2]
    if (
      name !== null &&
      named !== undefined &&
      (markerLeadIn.test(before) || /:\s$/.test(before)) &&
      !lexicon.notNames.has(named.toLowerCase())
    )
      return toMarker('TODO', maskedText, start, wordEnd + name[0].length, named)
    // "Road map -> todo ask them"
    if (/\s(?:[-=–]*\\?>|→)\s*$/.test(before) && /^\s+\p{L}{2}/u.test(rest))
      return toMarker('TODO', maskedText, start, wordEnd)
    const remark = listHeadingRemark.exec(rest)
    if (remark !== null && /^[\s*_~]*$/.test(before))
      return toMarker('TODO', maskedText, start, wordEnd + remark[0].length)
    // Alone on its line it is the heading of a list.
    if (/^[\s*_~]*$/.test(before) && /^\W*$/.test(rest)) return toMarker('TODO', maskedText, start, wordEnd)
  }
  return undefined
}
