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

/** The colon after the marker, optionally with a remark between them: "AI (later):". */
const initialsColon = new RegExp(`^${emphasisMarks}(?:\\([^@()]{1,30}\\))?${emphasisMarks}:(?!\\w)`)

/** Finds `AI` as a marker. The tests list its spellings and its similar lines. */
export function findInitials(maskedText: string, lexicon: Lexicon): FoundMarker | undefined {
  for (const match of maskedText.matchAll(lexicon.actionInitials)) {
    const start = match.index
    const wordEnd = start + match[0].length
    const before = maskedText.slice(0, start)
    const rest = maskedText.slice(wordEnd)
    const isOpening = markerLeadIn.test(before)
    // "[AI] [Jane] call", "[AI] @x: call": without an owner it may be a tag.
    if (/^[\s*_~]*\[$/.test(before) && /^\][\s*_:]*(?:@|\[\p{L}[^[\]]{1,40}\](?!\uFFFC))/u.test(rest))
      return toMarker('AI', maskedText, start - 1, wordEnd + 1)
    // "@AI berta: …", "@AI berta to ask", the two transposed
    if (before.endsWith('@')) {
      const name = /^[\s*_]+([A-Za-z][\w-]*)(?:\s*:|(?=\s+(?:to|will)\s))/.exec(rest)
      if (name !== null) return toMarker('AI', maskedText, start - 1, wordEnd + name[0].length, name[1])
      continue
    }
    const inParentheses = /^\s*\(([\p{L}][\w.-]*)\)\s*:?/u.exec(rest)
    if (inParentheses !== null && isOpening)
      return toMarker('AI', maskedText, start, wordEnd + inParentheses[0].length, inParentheses[1])
    const colon = initialsColon.exec(rest)
    // "AI @x", "AI: @x", "_AI_ @x", "AI for @x", "AI (@x): …"
    if (leadingHandles(maskedText, wordEnd).length > 0)
      return toMarker('AI', maskedText, start, colon === null ? wordEnd : wordEnd + colon[0].length)
    if (colon !== null) {
      const text = rest.slice(colon[0].length)
      if (isReportOfPast(text)) continue
      if (isOpening || /\b[\p{Ll}]+\s+$/u.test(before))
        return toMarker('AI', maskedText, start, wordEnd + colon[0].length)
      continue
    }
    if (!isOpening) continue
    // "AI [Jane] call", "AI - Jane to call"
    if (
      /^[*_]*\s+(?:\[\p{L}[^[\]]{1,40}\](?!\uFFFC)\s+\p{L}|[–—-]\s+\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)? (?:to|will) )/u.test(
        rest,
      )
    )
      return toMarker('AI', maskedText, start, wordEnd + (/^[*_]*\s+[–—-]/.exec(rest)?.[0].length ?? 0))
    const remark = listHeadingRemark.exec(rest)
    if (remark !== null) return toMarker('AI', maskedText, start, wordEnd + remark[0].length)
    // "AI Kurt: write", "AI VP04: check", "(AI research @x)", "(AI discuss in team)"
    if (capitalizedLabel.test(rest)) return toMarker('AI', maskedText, start, wordEnd)
    const isParenthesized = /\(\s*[*_]*$/.test(before)
    const words = /^[\s*_]+\p{L}/u.test(rest)
    // "to be coordinated (AI)"
    if (isParenthesized && /^[\s*_]*\)[\s.*_]*$/.test(rest) && /\p{L}{3}/u.test(before))
      return toMarker('AI', maskedText, start, wordEnd)
    if (isParenthesized && words) return toMarker('AI', maskedText, start, wordEnd)
    // "AI <verb> … @x" and "_AI reminder mail next week_" at the start of a line: a task, not the topic of AI
    const isStart = /^[\s~-]*[*_]*$/.test(before)
    const isEmphasized = /[*_]$/.test(before) && /[*_]\s*(?:\S{0,3}|\(.*)$/.test(rest)
    const hasOwnerSoon = /^[\s*_]+(?:[\p{L}'-]+\s+){1,4}@/u.test(rest)
    if (isStart && words && (isEmphasized || hasOwnerSoon)) return toMarker('AI', maskedText, start, wordEnd)
    if (/(?:[-=–]+>|→)\s*[*_]*$/.test(before) && words) return toMarker('AI', maskedText, start, wordEnd)
  }
  return undefined
}

/** A report of the past is not an action item: "AI: this was landed last week". */
function isReportOfPast(text: string): boolean {
  return (
    /^[\s*_]*(?:this|that|it|they|these|those|we|was|were|has|have been)\s+(?:was|were|has|have|had|is|are|got|already|been)\b/i.test(
      text,
    ) || /^[\s*_]*(?:who|none|no|n\/a)\b\W*$/i.test(text)
  )
}
