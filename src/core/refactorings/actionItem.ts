import type { ActionItem, Minutes } from '../minutes'

/** New text with a handle to be typed in the middle, after an `@`. */
export interface HandleInsertion {
  readonly before: string
  readonly after: string
}

/**
 * Turns a line into an action item: `_AI @…: …_` if most items of these minutes are written so, else `AI @…: …`. Returns
 * undefined for a heading or an empty line.
 */
export function toActionItem(line: string, { actions }: Minutes): HandleInsertion | undefined {
  const content = /^(\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(.*\S)\s*$/s.exec(line)
  const [, lead = '', words = ''] = content ?? []
  if (content === null || /^#{1,6}\s/.test(words)) return undefined
  const isEmphasized = actions.filter(({ text }) => /^_AI\b/.test(text)).length * 2 > actions.length
  const bullet = /[-*+\d]/.test(lead) ? lead : `${lead}- `
  return isEmphasized
    ? { before: `${bullet}_AI `, after: `: ${words}_` }
    : { before: `${bullet}AI `, after: `: ${words}` }
}

/** Adds an owner to an unassigned item: after its marker, or before the text if there is none. */
export function toOwnedItem({ text, marker }: ActionItem): HandleInsertion {
  const mark =
    marker === 'SECTION' || marker === 'CHECKBOX'
      ? null
      : /^([\s*_~(]*#?(?:\p{L}+(?:[ -](?:do|item|point)s?)?)(?:-\d+)?)([\s*_]*)(?:NN\b)?\s*:?\s*/iu.exec(text)
  if (mark === null) return { before: '', after: `: ${text}` }
  return { before: `${mark[1] ?? ''} `, after: `: ${text.slice(mark[0].length)}` }
}
