import type { ActionItem } from '../minutes'
import { learnMarkerStyle } from './markerStyle'

/** New text with a handle to be typed in the middle, after an `@`. */
export interface HandleInsertion {
  readonly before: string
  readonly after: string
}

/**
 * Turns a line into an action item with the marker that its series uses, else `AI @…: …`. Returns undefined for a heading
 * or an empty line.
 *
 * @param items Items of the series, oldest first.
 */
export function toActionItem(
  line: string,
  items: readonly Pick<ActionItem, 'marker' | 'owners' | 'text'>[],
): HandleInsertion | undefined {
  const content = /^(\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(.*\S)\s*$/s.exec(line)
  const [, lead = '', words = ''] = content ?? []
  if (content === null || /^#{1,6}\s/.test(words)) return undefined
  const bullet = /[-*+\d]/.test(lead) ? lead : `${lead}- `
  const { beforeOwner, afterOwner, end } = learnMarkerStyle(items)
  return { before: bullet + beforeOwner, after: afterOwner + words + end }
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
