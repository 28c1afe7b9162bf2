import type { Lexicon } from './lexicon'
import { emphasis, type FoundMarker, leadingHandles, marked } from './marking'

/** A number and a remark may stand between the word and its colon: "ACTION-12:", "Action item (draft):". */
const actionColon = new RegExp(
  `^(?:[ -]?#?\\d{1,4}(?:\\.\\d{1,3})?)?${emphasis}(?:\\([^()]{1,60}\\))?${emphasis}:(?!\\w)`,
)

/** `ACTION:`, `ACTION-12:`, `Action item @x:`, "Action Item to @x", `#action nick …`, "… (ACTION)", "Aufgabe: …" */
export function findActionWord(prose: string, lexicon: Lexicon): FoundMarker | undefined {
  const leading = findLeading(prose, lexicon)
  // Most lines have no such word: a look is cheaper than a search.
  if (leading !== undefined || !/ction|CTION/.test(prose)) return leading
  return findInGroup(prose) ?? findBehindSentence(prose)
}

const lead = /^(?:[\s*_~([>-]|[-=–]+\\?>|→)*([#!])?/

/** At the beginning of a line, behind marks of emphasis, brackets and arrows. */
function findLeading(prose: string, lexicon: Lexicon): FoundMarker | undefined {
  const before = lead.exec(prose)
  const start = before?.[0].length ?? 0
  lexicon.actionItem.lastIndex = start
  const match = lexicon.actionItem.exec(prose)
  lexicon.actionItem.lastIndex = 0
  if (match === null) return undefined
  const behind = start + match[0].length
  const rest = prose.slice(behind)
  if (before?.[1] !== undefined) return rest.trim() === '' ? undefined : marked('ACTION_ITEM', prose, start - 1, behind)
  if (prose.charAt(start - 1) === '[') return findBracketed(prose, start, behind)
  const named = nameBefore(rest, match[0])
  if (named !== undefined) return marked('ACTION_ITEM', prose, start, behind + named.length, named.name)
  const colon = actionColon.exec(rest) ?? /^\s+is\s+(?=to\s)/.exec(rest) ?? openColon(rest, match[0], lexicon)
  if (colon === null)
    return leadingHandles(prose, behind).length > 0 ? marked('ACTION_ITEM', prose, start, behind) : undefined
  const text = rest.slice(colon[0].length).replace(/^[\s*_]+|[\s*_.]+$/g, '')
  // "Action items: 6 in total" speaks of a list, "Actions: Jane to call" is an item of one.
  const isOfList = isPlural(match[0]) && !willAct.test(text) && !isTaskOfBullet(prose, text)
  if (isOfList && leadingHandles(prose, behind + colon[0].length).length === 0) return undefined
  // The template's own words, left over, and the word that there is none.
  if (text === 'text' || (lexicon.nobody.test(text) && text.split(/\s+/).length < 3 && !text.startsWith('@')))
    return undefined
  return marked(
    'ACTION_ITEM',
    prose,
    start,
    leadingHandles(prose, behind).length > 0 ? behind : behind + colon[0].length,
  )
}

/** "[ACTION] call them", "[Action: Jane] call them" */
function findBracketed(prose: string, start: number, behind: number): FoundMarker | undefined {
  const rest = prose.slice(behind)
  if (/^\][\s*_:]*(?=[\p{L}@[])/u.test(rest)) return marked('ACTION_ITEM', prose, start - 1, behind + 1)
  const isOfPeople = /^\s*[:–-]?\s+(?:@[\w.-]+|\p{Lu}[\p{L}.'’-]*|[\s,&/]|and )+\](?!\uFFFC)[\s:]*\p{L}/u.test(rest)
  return isOfPeople ? marked('ACTION_ITEM', prose, start, behind) : undefined
}

/** "ACTION, Jane D: call them", "Action item Jane: call them" */
function nameBefore(
  rest: string,
  word: string,
): { readonly length: number; readonly name: string | undefined } | undefined {
  const named =
    /^\s*,\s*(\p{L}[\p{L}\p{N} .'’-]{0,40}?)\s*:/u.exec(rest) ??
    (/\s/.test(word) ? /^\s+(\p{Lu}[\p{L}'’-]+(?: \p{Lu}[\p{L}'’-]+)?)\s*:/u.exec(rest) : null)
  if (named !== null) return { length: named[0].length, name: named[1] }
  // "ACTION on Jane: …", "Auftrag an Jane: …"
  const on =
    /^\s+(?:on|for|by|an|für)\s+(?=[\p{L}@][^:]{0,40}:)/u.exec(rest) ?? (/\san$/.test(word) ? /^\s+/.exec(rest) : null)
  return on === null ? undefined : { length: on[0].length, name: undefined }
}

/** What stands for the colon: "ACTION ITEM - Jane will …", "ACTION jane - …", "ACTION Jane to …". */
function openColon(rest: string, word: string, lexicon: Lexicon): RegExpExecArray | null {
  if (/s$/i.test(word)) return null
  const dash = /^(?:[ -]?#?\d{1,4})?[*_]*\s+(?:--?|[–—])\s+(?=\p{L}|@)/u.exec(rest)
  const isMark = word === word.toUpperCase() || /\s/.test(word) || /^[ -]#?\d/.test(rest)
  if (dash !== null && (isMark || willAct.test(rest.slice(dash[0].length)))) return dash
  if (!isMark) return null
  const name =
    /^[*_]*\s+(\p{L}[\p{L}\p{N}.'’-]*)(?:(?:\s*(?:,|&|\sand)\s*|\s)\p{L}[\p{L}\p{N}.'’-]*){0,4}\s+(?:[–—-]\s|to\s|will\s)/u.exec(
      rest,
    )?.[1]
  return name === undefined || lexicon.notNames.has(name.toLowerCase()) ? null : /^/.exec(rest)
}

/** "Actions", "Aufgaben": what a list of them is called too. */
function isPlural(word: string): boolean {
  return /(?:s|aktionen|aufgaben|maßnahmen)$/i.test(word)
}

/** "- **Actions:** prepare the next release", among bullets with other labels; not where the list is, or how long. */
function isTaskOfBullet(prose: string, text: string): boolean {
  const isLabelled = /^[\s*_]*(?:\*\*|__)[\p{L} ]+(?::(?:\*\*|__)|(?:\*\*|__):)\s/u.test(prose)
  const words = text.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return (
    isLabelled && words.length > 2 && !/^(?:see|siehe|none|no|keine?|all|reviewed|tbd)\b|\uFFFC|https?:/iu.test(text)
  )
}

/** "Jane to call them", "Jane Doe will call them" */
const willAct = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)? (?:to|will) \p{Ll}/u

const grouped =
  /\(\s*[*_]*(ACTION(?: ITEM| POINT)?|[Aa]ction (?:[Ii]tem|[Pp]oint)|Action)[*_]*(?=\)|\s*[:–-]\s|\s+(?:on |for )?(?:@|\p{Lu}))([^()]{0,80})\)/u

/** "Jane to call them (ACTION)", "we need a plan (ACTION Jane)", "… (Action: Jane to write it)" */
function findInGroup(prose: string): FoundMarker | undefined {
  const match = prose.includes('(') ? grouped.exec(prose) : null
  if (match === null || !/\p{L}{2}/u.test(prose.slice(0, match.index))) return undefined
  const start = match.index + match[0].indexOf(match[1] ?? '')
  return marked('ACTION_ITEM', prose, start, start + (match[1]?.length ?? 0))
}

const behindSentence =
  /(?:[.;!?)]\s+|\s[–—-]\s+|(?:[-=–]+\\?>|→)\s*)[*_[]*(ACTION(?: ITEM| POINT)?|Action(?: [Ii]tem| [Pp]oint)?)(?:[ -]?#?\d{1,4})?[*_]*:[*_]*(?=\s)/

/** "It was late. Action: Jane to call them", "a talk, Action Item *@jane*" */
function findBehindSentence(prose: string): FoundMarker | undefined {
  const match = behindSentence.exec(prose) ?? /[,;]\s+[*_]*(A(?:ction [Ii]tem|CTION(?: ITEM)?))(?=[\s*_]+@)/.exec(prose)
  if (match === null) return undefined
  const start = match.index + match[0].indexOf(match[1] ?? '')
  return marked('ACTION_ITEM', prose, start, match.index + match[0].length)
}
