import type { ActionMarker } from '../../minutes'
import { maskChar } from '../text/lines'
import { type FoundHandle, findHandles } from '../people/handlesAndNames'

/** A marker of an action item. Offsets count from the start of the line's content. */
export interface FoundMarker {
  readonly marker: ActionMarker
  readonly start: number
  /** After the marker and its colon, where owners and text start. */
  readonly end: number
  /** Handles directly after the marker. */
  readonly owners: readonly FoundHandle[]
  /** A name in place of a handle: "AI(berta): …". */
  readonly name: string | undefined
  /** Whether only owners follow the marker. */
  readonly isEmpty: boolean
  /** The rest of the parenthesis that starts with the marker; undefined outside parentheses. */
  readonly parenthesized: string | undefined
}

export const emphasisMarks = '[\\s*_~]*'
export const noTextLeft = new RegExp(`^[\\s*_~:.()${maskChar}-]*$`)

export function toMarker(
  marker: ActionMarker,
  maskedText: string,
  start: number,
  end: number,
  name?: string,
): FoundMarker {
  const owners = leadingHandles(maskedText, end)
  const rest = maskedText.slice(owners.at(-1)?.end ?? end)
  return {
    marker,
    start,
    end,
    owners,
    name,
    isEmpty: noTextLeft.test(rest),
    parenthesized: parenthesizedText(maskedText, start, end),
  }
}

const ownerSeparator = new RegExp(
  `^(?:${emphasisMarks}(?:,|&|/{1,2}|\\+|->|;|and|und|or|oder|plus|w/|with)?[\\s*_]*)(?=@)`,
  'i',
)
const ownerLead = new RegExp(`^(?:${emphasisMarks}(?:for|to|on|an|für|by)?\\s*:?${emphasisMarks}\\(?\\s*)(?=@)`, 'i')

/** The handles that follow an offset, with only separators between them. */
export function leadingHandles(maskedText: string, offset: number): readonly FoundHandle[] {
  const found: FoundHandle[] = []
  let from = offset
  let separator = ownerLead.exec(maskedText.slice(from))
  const handles = separator === null ? [] : findHandles(maskedText)
  while (separator !== null) {
    const at = from + separator[0].length
    const handle = handles.find(({ start }) => start === at)
    if (handle === undefined) break
    found.push(handle)
    from = handle.end
    // "@x (wrt. y), @z": owners may have a remark between them.
    separator = ownerSeparator.exec(maskedText.slice(from))
  }
  return found
}

/** The text after the marker in a parenthesis that starts with it: "(AI set up: @x)", "[Action: Jane]". */
function parenthesizedText(maskedText: string, start: number, end: number): string | undefined {
  const opening = /([([])\s*[*_]*$/.exec(maskedText.slice(0, start))?.[1]
  if (opening === undefined) return undefined
  const closing = maskedText.indexOf(opening === '(' ? ')' : ']', end)
  return maskedText.slice(end, closing < 0 ? undefined : closing)
}

// What may precede a marker: the start of the line, a parenthesis, an arrow, a dash, the end of a sentence.
export const markerLeadIn = new RegExp(
  `(?:^|[(\\[;,.!?>–-]|[-=–]+\\\\?>|→|\\|)${emphasisMarks}(?:\\d+[.)]\\s*)?(?:-\\s+)?[*_~]*$`,
)

/** The heading of a list: "AI for this week:", "TODO until Friday:", followed by nothing. */
export const listHeadingRemark =
  /^\s+(?:for|of|from|since|until|till|by|this|next|last|für|bis|von|aus)\s[^@:]{1,40}:\W*$/i
export const capitalizedLabel = /^[\s*_]+(?:\p{Lu}[\p{L}\p{N}.-]*\s*(?:,|&|and)?\s*){1,3}:/u
