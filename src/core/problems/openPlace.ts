import type { TextEdit } from '../edits/textEdit'
import type { OpenPlace } from '../refactorings/actionItem'
import type { Problem } from './problem'

/** A stretch of the text, and what comes in its place around the handle that is to be typed. */
export interface OpenStretch extends OpenPlace, Omit<TextEdit, 'newText'> {}

/**
 * Where somebody is missing: the whole link of a placeholder (`<a href="…/todo">@todo</a>`), and the end of a duty.
 *
 * @param text The text that the problem was found in.
 */
export function openPlaceFor({ code, span }: Problem, text: string): OpenStretch | undefined {
  const [start, end] = [span.start.offset, span.end.offset]
  if (code === 'placeholder') {
    const before = /<a\s[^<>]*>\s*$/i.exec(text.slice(Math.max(0, start - maxAnchor), start))?.[0] ?? ''
    const after = before === '' ? '' : (/^\s*<\/a>/i.exec(text.slice(end, end + maxAnchor))?.[0] ?? '')
    return { start: start - (after === '' ? 0 : before.length), end: end + after.length, before: '', after: '' }
  }
  if (code !== 'unanswered-duty') return undefined
  const waiting = /(?:\s*(?:@|\.{2,}|…))*\s*$/.exec(text.slice(start, end))?.[0] ?? ''
  return { start: end - waiting.length, end, before: ' ', after: '' }
}

/** Longer than any anchor around a handle. */
const maxAnchor = 300
