import type { DoneSign } from '../../minutes'
import type { Lexicon } from '../lexicon/lexicon'
import type { FoundMarker } from './markerSyntax'
import { readStatusPhrase, type StatusPhrase } from './statusPhrase'
import { type Source, type SourceLine, rangeAt } from '../text/source'

/** Emoji that mean done. */
export const doneEmojiSource = ':white_check_mark:|:heavy_check_mark:|:ballot_box_with_check:|[✅✔☑]\\uFE0F?'
const otherSigns = /[❌❎✖⛔🚫⏳⌛🔴🟡🟠🚧]|:x:|:hourglass\w*:|:construction:/u

/** How an item is closed. */
export interface Closure {
  /** What marks it as done; undefined if it is open or cancelled. */
  readonly doneSign: DoneSign | undefined
  readonly isCancelled: boolean
}

const open: Closure = Object.freeze({ doneSign: undefined, isCancelled: false })
const cancelled: Closure = Object.freeze({ doneSign: undefined, isCancelled: true })

/**
 * Whether an item is closed, by its line or by a status line below it. Its own checkbox overrides everything else, unless
 * the task is struck out.
 *
 * @param children Lines below that are not action items.
 * @param isListedAsDone Whether the title of its list says so: "Completed". What the item says overrides it.
 */
export function readClosure(
  source: Source,
  line: SourceLine,
  marker: FoundMarker | undefined,
  children: readonly SourceLine[],
  lexicon: Lexicon,
  isListedAsDone: boolean,
): Closure {
  if (line.checked === true) return { doneSign: 'checkbox', isCancelled: false }
  if (line.checked === false) return isStruck(source, line, marker) ? { doneSign: 'strike', isCancelled: false } : open
  if (line.checked === 'cancelled') return cancelled
  if (isStruck(source, line, marker) || (marker !== undefined && isTaskStruck(source, line, marker)))
    return { doneSign: 'strike', isCancelled: false }
  if (isMarkedDone(line.maskedText, line.maskedText.slice(marker?.owners.at(-1)?.end ?? marker?.end ?? 0)))
    return { doneSign: 'emoji', isCancelled: false }
  // "AI: [DONE] call them", "DONE: AI: call them"
  const leads = [line.maskedText.slice(marker?.end ?? 0), line.maskedText]
  if (leads.some((text) => lexicon.leadingDone.test(text))) return { doneSign: 'word', isCancelled: false }
  if (leads.some((text) => lexicon.leadingCancelled.test(text))) return cancelled
  const own = readRemark(line.maskedText, lexicon)
  if (own !== undefined && own !== 'open') return closureOf(own, 'word')
  const below = readChildren(children, lexicon)
  if (below !== undefined) return closureOf(below, 'child')
  const isOpen = own === 'open' || [line, ...children].some(({ maskedText }) => saysOpen(maskedText, lexicon))
  return isListedAsDone && !isOpen ? { doneSign: 'list', isCancelled: false } : open
}

/** "Ada to call (in progress)", "still open", "Ada to call ⏳" */
function saysOpen(maskedText: string, lexicon: Lexicon): boolean {
  const remarks = [maskedText, bracketed.exec(maskedText)?.[1] ?? '', lastDash.exec(maskedText)?.[1] ?? '']
  return otherSigns.test(maskedText) || remarks.some((words) => readStatusPhrase(words, lexicon.status).says === 'open')
}

/** "Completed", "Done since the last meeting:", not "Completed by Friday" or "Done / not done". */
export function isDoneTitle(title: string, { doneTitle, vocabulary }: Lexicon): boolean {
  const plain = title.replace(/[*_:]/g, ' ').trim()
  const words: readonly string[] = plain.toLowerCase().match(/\p{L}+/gu) ?? []
  const saysMore = [...vocabulary.open, ...vocabulary.negation].some((word) => words.includes(word))
  return plain.length <= maxTitle && doneTitle.test(plain) && !saysMore
}

/** Maximum number of characters in the title of a list. */
const maxTitle = 50

function closureOf(says: 'done' | 'cancelled', sign: DoneSign): Closure {
  return says === 'done' ? { doneSign: sign, isCancelled: false } : cancelled
}

/**
 * What the status lines say together. A line that leaves something open wins, unless a later line begins with "done".
 * Ticks beside parts ("notes ✅") close an item only if every part has one.
 */
function readChildren(children: readonly SourceLine[], lexicon: Lexicon): 'done' | 'cancelled' | undefined {
  let closing: 'done' | 'cancelled' | undefined
  let isOpen = false
  const hasOpenPart = children.some(({ maskedText }) => isOpenPart(maskedText, lexicon))
  for (const { checked, maskedText } of children) {
    const { says, isBare, isSign } = readStatusLine(maskedText, lexicon)
    if (isSign && hasOpenPart) continue
    if (says === 'open' || checked === false) {
      isOpen = true
      closing = undefined
    } else if (says !== undefined && (isBare || !isOpen)) closing = says
  }
  return closing
}

/** What a status line says, and whether only an emoji says it beside other text. */
interface StatusLineReading extends StatusPhrase {
  readonly isSign: boolean
}

/** Reads a status line: words, or an emoji that nothing contradicts. */
export function readStatusLine(maskedText: string, lexicon: Lexicon): StatusLineReading {
  const phrase = readStatusPhrase(maskedText, lexicon.status)
  if (phrase.says !== undefined || !isMarkedDone(maskedText)) return { ...phrase, isSign: false }
  return { says: 'done', isBare: true, hasAgent: false, isSign: /\p{L}/u.test(maskedText) }
}

const maxPartWords = 3

/** Whether a line is a part without a tick: "images ⏳", or a few words without any sign. */
function isOpenPart(maskedText: string, lexicon: Lexicon): boolean {
  if (readStatusPhrase(maskedText, lexicon.status).says !== undefined || isMarkedDone(maskedText)) return false
  const wordCount = maskedText.match(/[\p{L}\p{N}][^\s]*/gu)?.length ?? 0
  return otherSigns.test(maskedText) || (wordCount > 0 && wordCount <= maxPartWords)
}

const leadingEmoji = new RegExp(`^[\\s*_~:([-]*(?:${doneEmojiSource})(?!\\s*[:=]?\\s*\\d)`, 'u')
const trailingEmoji = new RegExp(`(?:${doneEmojiSource})[\\s.!*_~)\\]]*(?:\\(?\\d{4}-\\d\\d-\\d\\d\\)?\\s*)?$`, 'u')
const emojiInSentence = new RegExp(
  `(?:(?:^\\s*|[\\p{L}\\p{N}]\\s+)(?:with|a|an|the|use|using|by|or|and|of|no|not|mit|ein|eine|einem|das|oder|und|per|kein|keine|nicht)|(?:^|[:,;+=]\\s*)\\d+|["'„“]|[\\p{L}\\s]=)\\s*$`,
  'iu',
)

/** Whether a done emoji is at the start or end, without other signs: not "votes: ✅ 3, ❌ 1", "react with ✅". */
export function isMarkedDone(whole: string, text = whole): boolean {
  if (otherSigns.test(whole)) return false
  if (leadingEmoji.test(whole) || leadingEmoji.test(text)) return !/\?\s*$/.test(text)
  const trailing = trailingEmoji.exec(text)
  return trailing !== null && !emojiInSentence.test(text.slice(0, trailing.index))
}

/** Whether the marker, or all text after marker and owners, is struck through. A correction (`~~Monday~~ Tuesday`) is not. */
export function isStruck(source: Source, line: SourceLine, marker: FoundMarker | undefined): boolean {
  const named =
    marker === undefined ? (/^[^:~–]{1,40}?(?::|\s[–—-])\s*(?=~~)/.exec(line.maskedText)?.[0].length ?? 0) : 0
  return [0, marker?.end, marker?.owners.at(-1)?.end, named].some((from) => {
    if (from === undefined) return false
    const rest = line.maskedText.slice(from)
    const start = line.start + from + rest.search(/[^\s:*_()[\]]/)
    const end = line.start + line.maskedText.replace(afterStruck, '').length
    const range = rangeAt(source.strikethrough, start)
    return start >= line.start + from && range !== undefined && range.end >= end
  })
}

const afterStruck = new RegExp(`(?:[\\s*_.!]|\\([^()]*\\)|\\[[^[\\]]*\\]|${doneEmojiSource})+$`, 'u')

/** Whether the marker is struck through together with words of the task: "~~AI @ada: call them~~ not needed". */
export function isTaskStruck(source: Source, line: SourceLine, { start, end, owners }: FoundMarker): boolean {
  const range = rangeAt(source.strikethrough, line.start + start)
  if (range === undefined) return false
  return /\p{L}/u.test(line.maskedText.slice(owners.at(-1)?.end ?? end, range.end - line.start))
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

const bracketed = /[([]([^()[\]]{2,80})[)\]][\s.!*_]*$/u
const lastDash = /^.*(?:\s[–—-]+>?\s|[=–-]+>|→|\s=\s|\s(?:\*\*|__)(?=\S+(?:\*\*|__)[\s.!]*$))(.*)$/su
const lastSign = /^.*(?:[:,;!?]|\.\s)(?![^\s*_~])(.*)$/su

/** The status at the end of an item's own line: "… - DONE", "(done, see #12)", "-> done"; not "to be done". */
function readRemark(maskedText: string, lexicon: Lexicon): 'done' | 'cancelled' | 'open' | undefined {
  const { status } = lexicon
  const lower = maskedText.toLowerCase()
  if (![status.done, status.closed, status.cancelled].some((pattern) => pattern.test(lower))) return undefined
  // "(done)" and "- done" may also say "closed" or "dropped"; after a comma these words belong to the task.
  const marked = [bracketed.exec(maskedText)?.[1], lastDash.exec(maskedText)?.[1]]
  const statuses = marked.map((words) => {
    const { says, hasAgent } = readStatusPhrase(words ?? '', status)
    // "-> see what others have done"
    return hasAgent && says !== 'open' ? undefined : says
  })
  const tail = lastSign.exec(maskedText)?.[1] ?? maskedText
  const plain = status.done.test(tail.toLowerCase()) ? readStatusPhrase(tail, status) : undefined
  if (statuses.includes('open') || plain?.says === 'open') return 'open'
  const closing = statuses.find((one) => one !== undefined)
  if (closing !== undefined) return closing
  if (plain?.says === 'done' && !plain.hasAgent && tail !== maskedText) return 'done'
  const capitals = /(?<![\p{L}\p{N}])(\p{Lu}{3,})[\s*_.!)]*$/u.exec(maskedText)
  if (capitals === null || !lexicon.vocabulary.done.includes((capitals[1] ?? '').toLowerCase())) return undefined
  const before = maskedText.slice(0, capitals.index).toLowerCase().trim().split(/\s+/).slice(-2).join(' ')
  return status.weakens.test(before) ? undefined : 'done'
}
