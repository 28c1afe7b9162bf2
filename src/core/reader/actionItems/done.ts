import type { DoneSign } from '../../minutes'
import type { Lexicon } from '../lexicon/lexicon'
import type { FoundMarker } from './markerSyntax'
import { type Source, type SourceLine, rangeAt } from '../text/source'

/** Emoji that mean done. */
export const doneEmoji = /:white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:|[✅✔☑]/u

/** What marks an item as done, on its line or a child line; undefined while it is open. */
export function readDoneSign(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  children: readonly SourceLine[],
  lexicon: Lexicon,
): DoneSign | undefined {
  if (line.checked === true) return 'checkbox'
  if (isStruck(source, line, marker)) return 'strike'
  if (doneEmoji.test(line.maskedText)) return 'emoji'
  if (lexicon.leadingDone.test(line.maskedText.slice(marker?.end ?? 0)) || saysDone(line.maskedText, lexicon))
    return 'word'
  return children.some(
    (child) => child.checked === true || doneEmoji.test(child.maskedText) || statusSaysDone(child.maskedText, lexicon),
  )
    ? 'child'
    : undefined
}

/** Whether the marker or all text after it is struck through. */
function isStruck(source: Source, line: SourceLine, marker: FoundMarker | undefined): boolean {
  const text = line.maskedText.slice(marker?.owners.at(-1)?.end ?? marker?.end ?? 0)
  const first = (marker?.owners.at(-1)?.end ?? marker?.end ?? 0) + text.search(/[^\s:~]/)
  // "Jane: ~~call them~~" in a list
  const named = marker === undefined ? (/^[^:~–]{1,40}?(?::|\s[–—-])\s*~~/.exec(line.maskedText)?.[0].length ?? -1) : -1
  return [marker?.start ?? line.maskedText.search(/[^\s~]/), first, named].some(
    (at) => at >= 0 && rangeAt(source.strikethrough, line.start + at) !== undefined,
  )
}

/** Removes leading and trailing state marks: "✅ …", "[DONE] …", "DONE: …", "… (done)". */
export function withoutStateMarks(maskedText: string, lexicon: Lexicon): string {
  const lead = lexicon.leadingState.exec(maskedText)?.[0] ?? ''
  const rest = maskedText.slice(lead.length)
  const remark = /\s*\(([^()]{2,20})\)[\s.!]*$/.exec(rest)
  return remark !== null && lexicon.vocabulary.done.includes((remark[1] ?? '').toLowerCase())
    ? rest.slice(0, remark.index)
    : rest
}

/** "… - DONE", "(done)", "-> done", "DONE: …"; not "to be done", "Done and should be included". */
function saysDone(maskedText: string, lexicon: Lexicon): boolean {
  for (const match of doneWords(maskedText, lexicon)) {
    const before = maskedText.slice(0, match.index)
    const after = maskedText.slice(match.index + match[0].length)
    if (isNegated(before)) continue
    const isMarked = /(?:[-–:>(=[,;]|^)[\s*_]*$/.test(before)
    if (isMarked && /^[\s*_.!)\]]*(?:$|:white_check_mark:)/.test(after)) return true
    if (isMarked && /\($/.test(before.trimEnd()) && after.startsWith(')')) return true
    // "(completed 2026-03-01)", "[done]", "… **Done**"
    if (/[([]\s*[*_]*$/.test(before) && /^[*_]*[^\p{L}()]{0,16}[)\]][\s*_.!]*$/u.test(after)) return true
    if (/\s(?:\*\*|__)$/.test(before) && /^(?:\*\*|__)[\s.!]*$/.test(after)) return true
    if (match[0] === match[0].toUpperCase() && /^[\s*_.!)]*$/.test(after)) return true
  }
  return lexicon.closedAtEnd.test(maskedText)
}

/** A line of status: "done", "DONE: link", "(both done in the meantime)", "actually done since Monday"; not "not done". */
function statusSaysDone(maskedText: string, lexicon: Lexicon): boolean {
  const [first] = doneWords(maskedText, lexicon)
  if (first === undefined) return false
  const before = maskedText.slice(0, first.index)
  const after = maskedText.slice(first.index + first[0].length)
  if (isNegated(before) || /^\s*\?/.test(after)) return false
  const isShort = before.replace(/\[[^\]]*\]|\uFFFC+|[^\p{L}\p{N}]/gu, '').length <= 24
  return (
    isShort &&
    !/\b(?:part|partly|partially|half|mostly|almost|nearly|some|nothing|can|could|will|should|must|when|once|until|if|after|teilweise|fast|wenn|sobald)\b/i.test(
      before,
    )
  )
}

function isNegated(before: string): boolean {
  return (
    /\b(?:not|to be|to get|be|been|isn't|wasn't|never|nicht|noch nicht|un)\s*[*_]*$/i.test(before) &&
    !/\b(?:has|have|had)\s+been\s*[*_]*$/i.test(before)
  )
}

function doneWords(maskedText: string, lexicon: Lexicon): readonly RegExpExecArray[] {
  return [...maskedText.matchAll(lexicon.done)]
}
