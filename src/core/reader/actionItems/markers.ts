import { findActionWord } from './actionWordMarker'
import { findInitials } from './initialsMarker'
import type { Lexicon } from '../lexicon/lexicon'
import { type FoundMarker, leadingHandles, noTextLeft } from './markerSyntax'
import type { SourceLine } from '../text/source'
import { findTodo } from './todoMarker'

/** The first marker that makes the line an action item; undefined if there is none. */
export function findMarker(line: SourceLine, lexicon: Lexicon): FoundMarker | undefined {
  const { maskedText } = line
  return (
    findInitials(maskedText, lexicon) ??
    findTodo(maskedText, lexicon) ??
    findActionWord(maskedText, lexicon) ??
    findArrow(maskedText, line)
  )
}

const arrow = /(?:[-=–]{1,3}>|→)[\s*_(]*(?=@[A-Za-z0-9])/g

/** An arrow that assigns a task: "… -> @x", "=> @x will make a poll". Not "(@x -> @y)", which passes something on. */
function findArrow(maskedText: string, line: SourceLine): FoundMarker | undefined {
  for (const match of maskedText.matchAll(arrow)) {
    const before = maskedText.slice(0, match.index)
    const inner = before.slice(before.lastIndexOf('(') + 1)
    const isInParenthesis = before.lastIndexOf('(') > before.lastIndexOf(')')
    if (/@[\w.-]+[\s*_)]*$/.test(isInParenthesis ? inner : before)) continue
    const handles = leadingHandles(maskedText, match.index + match[0].length)
    const rest = maskedText.slice(handles.at(-1)?.end ?? match.index + match[0].length).replace(/^[\s*_]+/, '')
    if (handles.length === 0 || !isAssignment(rest)) continue
    if (before.trim() === '' && line.kind === 'heading') continue
    return {
      marker: 'ARROW',
      start: match.index,
      end: match.index + match[0].length,
      owners: handles,
      name: undefined,
      isEmpty: noTextLeft.test(rest),
      parenthesized: undefined,
    }
  }
  return undefined
}

/** Whether the text after the owner is empty, a remark, or a future action. A report of the past is not an assignment. */
function isAssignment(rest: string): boolean {
  if (/^[\s).,;!*_]*$/.test(rest) || /^[(,;.]/.test(rest) || /^:/.test(rest)) return true
  return /^(?:will|to|shall|should|can|could|please|wants? to|is going to|takes?|checks?|reviews?|supports?|prepares?|creates?|writes?|asks?|via|w\/|with|wird|soll)\b/i.test(
    rest,
  )
}
