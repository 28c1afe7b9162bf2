import type { ActionMarker } from '../minutes'
import { blank } from './lines'
import type { Lexicon } from './lexicon'
import { type FoundHandle, findHandles } from './people'
import type { SourceLine } from './source'

/** A mark of an action item in a line; offsets count from the line's content. */
export interface FoundMarker {
  readonly marker: ActionMarker
  readonly start: number
  /** Behind the marker with its colon, where owners and text begin. */
  readonly end: number
  /** Handles right behind the marker. */
  readonly owners: readonly FoundHandle[]
  /** A name in the place of a handle: "AI(berta): …". */
  readonly name: string | undefined
  /** Whether nothing but owners stands behind it. */
  readonly isEmpty: boolean
  /** Whether the marker stands inside a parenthesis, and what that holds behind it. */
  readonly group: string | undefined
}

/** Finds the mark that makes a line an action item: the first that is one, and no look-alike. */
export function findMarker(line: SourceLine, lexicon: Lexicon): FoundMarker | undefined {
  const { prose } = line
  return (
    findInitials(prose, lexicon) ?? findTodo(prose, lexicon) ?? findActionItem(prose, lexicon) ?? findArrow(prose, line)
  )
}

const emphasis = '[\\s*_~]*'
const wordsOnly = new RegExp(`^[\\s*_~:.()${blank}-]*$`)

function marked(marker: ActionMarker, prose: string, start: number, end: number, name?: string): FoundMarker {
  const owners = leadingHandles(prose, end)
  const rest = prose.slice(owners.at(-1)?.end ?? end)
  return { marker, start, end, owners, name, isEmpty: wordsOnly.test(rest), group: groupAround(prose, start, end) }
}

const ownerSeparator = new RegExp(
  `^(?:${emphasis}(?:,|&|/{1,2}|\\+|->|;|and|und|or|oder|plus|w/|with)?[\\s*_]*)(?=@)`,
  'i',
)
const ownerLead = new RegExp(`^(?:${emphasis}(?:for|to|on|an|für|by)?\\s*:?${emphasis}\\(?\\s*)(?=@)`, 'i')

/** The handles that follow an offset with nothing but separators between them. */
export function leadingHandles(prose: string, offset: number): readonly FoundHandle[] {
  const found: FoundHandle[] = []
  let from = offset
  let separator = ownerLead.exec(prose.slice(from))
  const handles = separator === null ? [] : findHandles(prose)
  while (separator !== null) {
    const at = from + separator[0].length
    const handle = handles.find(({ start }) => start === at)
    if (handle === undefined) break
    found.push(handle)
    from = handle.end
    // "@x (wrt. y), @z": a remark may stand between owners.
    separator = ownerSeparator.exec(prose.slice(from))
  }
  return found
}

/** What a parenthesis that the marker begins holds behind the marker: "(AI set up: @x)". */
function groupAround(prose: string, start: number, end: number): string | undefined {
  const isFirst = /\(\s*[*_]*$/.test(prose.slice(0, start))
  if (!isFirst) return undefined
  const close = prose.indexOf(')', end)
  return prose.slice(end, close < 0 ? undefined : close)
}

// What may stand before `AI:` for it to mark an item: the beginning, a parenthesis, an arrow, a dash, the end of a sentence.
const openingBefore = new RegExp(`(?:^|[(\\[;,.!?>–-]|[-=–]+\\\\?>|→|\\|)${emphasis}(?:\\d+[.)]\\s*)?(?:-\\s+)?[*_~]*$`)

/** The colon behind a marker; a remark or a number may stand between them: "ToDo (later):", "ACTION-12:". */
const initialsColon = new RegExp(`^${emphasis}(?:\\([^@()]{1,30}\\))?${emphasis}:(?!\\w)`)
const todoColon = new RegExp(`^${emphasis}(?:\\([^()]{1,60}\\)|\\d{1,2})?${emphasis}:(?!\\w)`)
const actionColon = new RegExp(`^(?:[ -]?#?\\d{1,4})?${emphasis}(?:\\([^()]{1,60}\\))?${emphasis}:(?!\\w)`)
/** "AI for this week:", "TODO until Friday:" with nothing behind: the heading of a list. */
const listRemark = /^\s+(?:for|of|from|since|until|till|by|this|next|last|für|bis|von|aus)\s[^@:]{1,40}:\W*$/i
const capitalizedLabel = /^[\s*_]+(?:\p{Lu}[\p{L}\p{N}.-]*\s*(?:,|&|and)?\s*){1,3}:/u

/** `AI`, in the spellings that real minutes have; see the tests for each and for the look-alikes. */
function findInitials(prose: string, lexicon: Lexicon): FoundMarker | undefined {
  for (const match of prose.matchAll(lexicon.actionInitials)) {
    const start = match.index
    const behind = start + match[0].length
    const before = prose.slice(0, start)
    const rest = prose.slice(behind)
    const isOpening = openingBefore.test(before)
    // "[AI] [Jane] call", "[AI] @x: call": without somebody who acts it may be a tag.
    if (/^[\s*_~]*\[$/.test(before) && /^\][\s*_:]*(?:@|\[\p{L}[^[\]]{1,40}\](?!\uFFFC))/u.test(rest))
      return marked('AI', prose, start - 1, behind + 1)
    // "@AI berta: …", "@AI berta to ask", the two transposed
    if (before.endsWith('@')) {
      const name = /^[\s*_]+([A-Za-z][\w-]*)(?:\s*:|(?=\s+(?:to|will)\s))/.exec(rest)
      if (name !== null) return marked('AI', prose, start - 1, behind + name[0].length, name[1])
      continue
    }
    const inParentheses = /^\s*\(([\p{L}][\w.-]*)\)\s*:?/u.exec(rest)
    if (inParentheses !== null && isOpening)
      return marked('AI', prose, start, behind + inParentheses[0].length, inParentheses[1])
    const colon = initialsColon.exec(rest)
    // "AI @x", "AI: @x", "_AI_ @x", "AI for @x", "AI (@x): …"
    if (leadingHandles(prose, behind).length > 0)
      return marked('AI', prose, start, colon === null ? behind : behind + colon[0].length)
    if (colon !== null) {
      const text = rest.slice(colon[0].length)
      if (isReport(text)) continue
      if (isOpening || /\b[\p{Ll}]+\s+$/u.test(before)) return marked('AI', prose, start, behind + colon[0].length)
      continue
    }
    if (!isOpening) continue
    const remark = listRemark.exec(rest)
    if (remark !== null) return marked('AI', prose, start, behind + remark[0].length)
    // "AI Kurt: write", "AI VP04: check", "(AI research @x)", "(AI discuss in team)"
    if (capitalizedLabel.test(rest)) return marked('AI', prose, start, behind)
    const isGroup = /\(\s*[*_]*$/.test(before)
    const words = /^[\s*_]+\p{L}/u.test(rest)
    // "to be coordinated (AI)"
    if (isGroup && /^[\s*_]*\)[\s.*_]*$/.test(rest) && /\p{L}{3}/u.test(before))
      return marked('AI', prose, start, behind)
    if (isGroup && words) return marked('AI', prose, start, behind)
    // "AI <verb> … @x" and "_AI reminder mail next week_" at the beginning of a line: a task, not the topic of AI
    const isStart = /^[\s~-]*[*_]*$/.test(before)
    const isEmphasized = /[*_]$/.test(before) && /[*_]\s*(?:\S{0,3}|\(.*)$/.test(rest)
    const hasOwnerSoon = /^[\s*_]+(?:[\p{L}'-]+\s+){1,4}@/u.test(rest)
    if (isStart && words && (isEmphasized || hasOwnerSoon)) return marked('AI', prose, start, behind)
    if (/(?:[-=–]+>|→)\s*[*_]*$/.test(before) && words) return marked('AI', prose, start, behind)
  }
  return undefined
}

/** "AI: this was landed last week" tells of one, and gives none. */
function isReport(text: string): boolean {
  return (
    /^[\s*_]*(?:this|that|it|they|these|those|we|was|were|has|have been)\s+(?:was|were|has|have|had|is|are|got|already|been)\b/i.test(
      text,
    ) || /^[\s*_]*(?:who|none|no|n\/a)\b\W*$/i.test(text)
  )
}

/** "TODO JD: call", "TODO JD", "TODO JD, soon": somebody's initials. */
const todoInitials = /^[\s*_]+(\p{Lu}{2,3})(?:\s*:|(?=[\s*_]*(?:[,.;)]|$)))/u
/** "> todo Jane (the plan)", "(TODO Jane: call)", "> todo (Jane): call" */
const todoName = /^\s+(?:\((\p{Lu}\p{Ll}+)\)|(\p{Lu}\p{Ll}+))(?:\s*:|(?=[*_]*\s*(?:[,.;()]|$)))/u

/** `TODO:`, `ToDo (@x):`, `TODO @x`, "ToDo: @x"; never "on the TODO list". */
function findTodo(prose: string, lexicon: Lexicon): FoundMarker | undefined {
  for (const match of prose.matchAll(lexicon.todo)) {
    const start = match.index
    const behind = start + match[0].length
    const rest = prose.slice(behind)
    const before = prose.slice(0, start)
    // "say what to do: …" in mid-sentence is prose; "to do: …" at its beginning is a mark.
    if (/^to[\s-]do$/.test(match[0]) && !openingBefore.test(before)) continue
    const inParentheses = /^\(([\p{L}][\w.-]*)\)\s*:/u.exec(rest)
    if (inParentheses !== null && openingBefore.test(before))
      return marked('TODO', prose, start, behind + inParentheses[0].length, inParentheses[1])
    const colon = todoColon.exec(rest)
    // "JD TODO: call"
    const owner = /^[\s*_(]*(\p{Lu}{2,3})[\s*_]+$/u.exec(before)?.[1]
    if (colon !== null && owner !== undefined) return marked('TODO', prose, start, behind + colon[0].length, owner)
    if (colon !== null)
      return marked('TODO', prose, start, leadingHandles(prose, behind).length > 0 ? behind : behind + colon[0].length)
    if (leadingHandles(prose, behind).length > 0 && /^[\s*_(]*$|[(>;,–-]\s*$/.test(before))
      return marked('TODO', prose, start, behind)
    const initials = todoInitials.exec(rest)
    if (initials !== null && openingBefore.test(before))
      return marked('TODO', prose, start, behind + initials[0].length, initials[1])
    if (capitalizedLabel.test(rest) && /^[\s*_~]*$/.test(before)) return marked('TODO', prose, start, behind)
    const name = todoName.exec(rest)
    const named = name?.[1] ?? name?.[2]
    if (
      name !== null &&
      named !== undefined &&
      (openingBefore.test(before) || /:\s$/.test(before)) &&
      !lexicon.notNames.has(named.toLowerCase())
    )
      return marked('TODO', prose, start, behind + name[0].length, named)
    // "Road map -> todo ask them"
    if (/\s(?:[-=–]*\\?>|→)\s*$/.test(before) && /^\s+\p{L}{2}/u.test(rest)) return marked('TODO', prose, start, behind)
    const remark = listRemark.exec(rest)
    if (remark !== null && /^[\s*_~]*$/.test(before)) return marked('TODO', prose, start, behind + remark[0].length)
    // Alone on its line it heads a list.
    if (/^[\s*_~]*$/.test(before) && /^\W*$/.test(rest)) return marked('TODO', prose, start, behind)
  }
  return undefined
}

/** `ACTION:`, `ACTION-12:`, `Action item @x:`, "Action Item to @x", `#action nick …`, "Aufgabe: …" */
function findActionItem(prose: string, lexicon: Lexicon): FoundMarker | undefined {
  const lead = /^[\s*_~([-]*(#)?/.exec(prose)
  const start = lead?.[0].length ?? 0
  lexicon.actionItem.lastIndex = start
  const match = lexicon.actionItem.exec(prose)
  lexicon.actionItem.lastIndex = 0
  if (match === null) return undefined
  const behind = start + match[0].length
  const rest = prose.slice(behind)
  if (lead?.[1] === '#') return rest.trim() === '' ? undefined : marked('ACTION_ITEM', prose, start - 1, behind)
  // "[ACTION] call them"
  if (prose.charAt(start - 1) === '[')
    return /^\][\s*_:]*(?=[\p{L}@[])/u.test(rest) ? marked('ACTION_ITEM', prose, start - 1, behind + 1) : undefined
  // "ACTION, Jane D: call them"
  const named = /^\s*,\s*(\p{L}[\p{L}\p{N} .'’-]{0,40}?)\s*:/u.exec(rest)
  if (named !== null) return marked('ACTION_ITEM', prose, start, behind + named[0].length, named[1])
  // "Action item Jane: call them"
  const person = /\s/.test(match[0]) ? /^\s+(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)\s*:/u.exec(rest) : null
  if (person !== null) return marked('ACTION_ITEM', prose, start, behind + person[0].length, person[1])
  const colon = actionColon.exec(rest) ?? /^\s+is\s+(?=to\s)/.exec(rest)
  if (colon === null)
    return leadingHandles(prose, behind).length > 0 ? marked('ACTION_ITEM', prose, start, behind) : undefined
  const text = rest.slice(colon[0].length).replace(/^[\s*_]+|[\s*_.]+$/g, '')
  // "Action items: 6 in total" speaks of a list; the template's own words, left over, and the word that there is none.
  if (/s$/i.test(match[0]) && text !== '' && leadingHandles(prose, behind + colon[0].length).length === 0)
    return undefined
  if (text === 'text' || (lexicon.nobody.test(text) && text.split(/\s+/).length < 3 && !text.startsWith('@')))
    return undefined
  return marked(
    'ACTION_ITEM',
    prose,
    start,
    leadingHandles(prose, behind).length > 0 ? behind : behind + colon[0].length,
  )
}

const arrow = /(?:[-=–]{1,3}>|→)[\s*_(]*(?=@[A-Za-z0-9])/g

/** "… -> @x", "=> @x will make a poll": a task that an arrow hands to somebody. "(@x -> @y)" hands over something else. */
function findArrow(prose: string, line: SourceLine): FoundMarker | undefined {
  for (const match of prose.matchAll(arrow)) {
    const before = prose.slice(0, match.index)
    const inner = before.slice(before.lastIndexOf('(') + 1)
    const isInGroup = before.lastIndexOf('(') > before.lastIndexOf(')')
    if (/@[\w.-]+[\s*_)]*$/.test(isInGroup ? inner : before)) continue
    const handles = leadingHandles(prose, match.index + match[0].length)
    const rest = prose.slice(handles.at(-1)?.end ?? match.index + match[0].length).replace(/^[\s*_]+/, '')
    if (handles.length === 0 || !isAssignment(rest)) continue
    if (before.trim() === '' && line.kind === 'heading') continue
    return {
      marker: 'ARROW',
      start: match.index,
      end: match.index + match[0].length,
      owners: handles,
      name: undefined,
      isEmpty: wordsOnly.test(rest),
      group: undefined,
    }
  }
  return undefined
}

/** What may follow the one who is to act: nothing, a remark, or what they will do; not what they did. */
function isAssignment(rest: string): boolean {
  if (/^[\s).,;!*_]*$/.test(rest) || /^[(,;.]/.test(rest) || /^:/.test(rest)) return true
  return /^(?:will|to|shall|should|can|could|please|wants? to|is going to|takes?|checks?|reviews?|supports?|prepares?|creates?|writes?|asks?|via|w\/|with|wird|soll)\b/i.test(
    rest,
  )
}
