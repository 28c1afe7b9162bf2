import type { TextEdit } from '../edits/textEdit'
import type { HandleInsertion } from '../refactorings/actionItem'
import type { Problem } from './problem'

/** A range of the text, and its replacement around a handle to be typed. */
export interface HandleReplacement extends HandleInsertion, Omit<TextEdit, 'newText'> {}

/**
 * The edit for typing the missing handle: in place of a placeholder with its link (`<a href="…/todo">@todo</a>`), or at
 * the end of a duty. Returns undefined for other problems.
 *
 * @param text The text that the problem was found in.
 */
export function missingHandleEdit({ code, span }: Problem, text: string): HandleReplacement | undefined {
  const [start, end] = [span.start.offset, span.end.offset]
  if (code === 'placeholder') {
    const before = /<a\s[^<>]*>\s*$/i.exec(text.slice(Math.max(0, start - maxTagLength), start))?.[0] ?? ''
    const after = before === '' ? '' : (/^\s*<\/a>/i.exec(text.slice(end, end + maxTagLength))?.[0] ?? '')
    return { start: start - (after === '' ? 0 : before.length), end: end + after.length, before: '', after: '' }
  }
  if (code !== 'unassigned-duty') return undefined
  const ending = /(?:\s*(?:@|\.{2,}|…))*\s*$/.exec(text.slice(start, end))?.[0] ?? ''
  return { start: end - ending.length, end, before: ' ', after: '' }
}

/** Maximum length of an `<a>` tag around a handle. */
const maxTagLength = 300
