import type { Lexicon } from '../lexicon/lexicon'
import { emphasisMarks, type FoundMarker, leadingHandles, toMarker } from './markerSyntax'

/** A number and a remark may come between the word and its colon: "ACTION-12:", "Action item (draft):". */
const actionColon = new RegExp(
  `^(?:[ -]?#?\\d{1,4}(?:\\.\\d{1,3})?)?${emphasisMarks}(?:\\([^()]{1,60}\\))?${emphasisMarks}:(?!\\w)`,
)

/** `ACTION:`, `ACTION-12:`, `Action item @x:`, "Action Item to @x", `#action nick …`, "… (ACTION)", "Aufgabe: …" */
export function findActionWord(maskedText: string, lexicon: Lexicon): FoundMarker | undefined {
  const leading = findLeading(maskedText, lexicon)
  // Most lines have no such word, and this check is cheaper than the patterns.
  if (leading !== undefined || !/ction|CTION/.test(maskedText)) return leading
  return findInParentheses(maskedText) ?? findAfterSentence(maskedText)
}

const leadingMarks = /^(?:[\s*_~([>-]|[-=–]+\\?>|→)*([#!])?/

/** At the start of a line, after emphasis, brackets and arrows. */
function findLeading(maskedText: string, lexicon: Lexicon): FoundMarker | undefined {
  const before = leadingMarks.exec(maskedText)
  const start = before?.[0].length ?? 0
  lexicon.actionItem.lastIndex = start
  const match = lexicon.actionItem.exec(maskedText)
  lexicon.actionItem.lastIndex = 0
  if (match === null) return undefined
  const wordEnd = start + match[0].length
  const rest = maskedText.slice(wordEnd)
  if (before?.[1] !== undefined)
    return rest.trim() === '' ? undefined : toMarker('ACTION_ITEM', maskedText, start - 1, wordEnd)
  if (maskedText.charAt(start - 1) === '[') return findBracketed(maskedText, start, wordEnd)
  const named = nameBefore(rest, match[0])
  if (named !== undefined) return toMarker('ACTION_ITEM', maskedText, start, wordEnd + named.length, named.name)
  const colon = actionColon.exec(rest) ?? /^\s+is\s+(?=to\s)/.exec(rest) ?? colonSubstitute(rest, match[0], lexicon)
  if (colon === null)
    return leadingHandles(maskedText, wordEnd).length > 0
      ? toMarker('ACTION_ITEM', maskedText, start, wordEnd)
      : undefined
  const text = rest.slice(colon[0].length).replace(/^[\s*_]+|[\s*_.]+$/g, '')
  // "Action items: 6 in total" is about a list; "Actions: Jane to call" is an item.
  const isOfList = isPlural(match[0]) && !willAct.test(text) && !isLabelledTask(maskedText, text)
  if (isOfList && leadingHandles(maskedText, wordEnd + colon[0].length).length === 0) return undefined
  // Leftover template text, and words that mean "none".
  if (text === 'text' || (lexicon.nobody.test(text) && text.split(/\s+/).length < 3 && !text.startsWith('@')))
    return undefined
  return toMarker(
    'ACTION_ITEM',
    maskedText,
    start,
    leadingHandles(maskedText, wordEnd).length > 0 ? wordEnd : wordEnd + colon[0].length,
  )
}

/** "[ACTION] call them", "[Action: Jane] call them" */
function findBracketed(maskedText: string, start: number, wordEnd: number): FoundMarker | undefined {
  const rest = maskedText.slice(wordEnd)
  if (/^\][\s*_:]*(?=[\p{L}@[])/u.test(rest)) return toMarker('ACTION_ITEM', maskedText, start - 1, wordEnd + 1)
  const isOfPeople = /^\s*[:–-]?\s+(?:@[\w.-]+|\p{Lu}[\p{L}.'’-]*|[\s,&/]|and )+\](?!\uFFFC)[\s:]*\p{L}/u.test(rest)
  return isOfPeople ? toMarker('ACTION_ITEM', maskedText, start, wordEnd) : undefined
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

/** A substitute for the colon: "ACTION ITEM - Jane will …", "ACTION jane - …", "ACTION Jane to …". */
function colonSubstitute(rest: string, word: string, lexicon: Lexicon): RegExpExecArray | null {
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

/** Plurals such as "Actions" and "Aufgaben", which also title lists. */
function isPlural(word: string): boolean {
  return /(?:s|aktionen|aufgaben|maßnahmen)$/i.test(word)
}

/** A task after a bold label: "- **Actions:** prepare the next release"; not a link to a list or a count. */
function isLabelledTask(maskedText: string, text: string): boolean {
  const isLabelled = /^[\s*_]*(?:\*\*|__)[\p{L} ]+(?::(?:\*\*|__)|(?:\*\*|__):)\s/u.test(maskedText)
  const words = text.split(/\s+/).filter((word) => /^\p{L}/u.test(word))
  return (
    isLabelled && words.length > 2 && !/^(?:see|siehe|none|no|keine?|all|reviewed|tbd)\b|\uFFFC|https?:/iu.test(text)
  )
}

/** "Jane to call them", "Jane Doe will call them" */
const willAct = /^\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*)? (?:to|will) \p{Ll}/u

const parenthesizedWord =
  /\(\s*[*_]*(ACTION(?: ITEM| POINT)?|[Aa]ction (?:[Ii]tem|[Pp]oint)|Action)[*_]*(?=\)|\s*[:–-]\s|\s+(?:on |for )?(?:@|\p{Lu}))([^()]{0,80})\)/u

/** "Jane to call them (ACTION)", "we need a plan (ACTION Jane)", "… (Action: Jane to write it)" */
function findInParentheses(maskedText: string): FoundMarker | undefined {
  const match = maskedText.includes('(') ? parenthesizedWord.exec(maskedText) : null
  if (match === null || !/\p{L}{2}/u.test(maskedText.slice(0, match.index))) return undefined
  const start = match.index + match[0].indexOf(match[1] ?? '')
  return toMarker('ACTION_ITEM', maskedText, start, start + (match[1]?.length ?? 0))
}

const wordAfterSentence =
  /(?:[.;!?)]\s+|\s[–—-]\s+|(?:[-=–]+\\?>|→)\s*)[*_[]*(ACTION(?: ITEM| POINT)?|Action(?: [Ii]tem| [Pp]oint)?)(?:[ -]?#?\d{1,4})?[*_]*:[*_]*(?=\s)/

/** "It was late. Action: Jane to call them", "a talk, Action Item *@jane*" */
function findAfterSentence(maskedText: string): FoundMarker | undefined {
  const match =
    wordAfterSentence.exec(maskedText) ??
    /[,;]\s+[*_]*(A(?:ction [Ii]tem|CTION(?: ITEM)?))(?=[\s*_]+@)/.exec(maskedText)
  if (match === null) return undefined
  const start = match.index + match[0].indexOf(match[1] ?? '')
  return toMarker('ACTION_ITEM', maskedText, start, match.index + match[0].length)
}
