import type { ActionItem, Minutes } from '../minutes'

/** Text with the place where the owner's handle is to be typed, behind the `@` between the two. */
export interface OpenPlace {
  readonly before: string
  readonly after: string
}

/** How a line is marked as an action item in these minutes: as most of its items are, `AI @x: …` where it has none. */
export function toActionItem(line: string, { actions }: Minutes): OpenPlace | undefined {
  const content = /^(\s*(?:>\s*)*(?:(?:[-*+]|\d{1,9}[.)])\s+)?)(.*\S)\s*$/s.exec(line)
  const [, lead = '', words = ''] = content ?? []
  if (content === null || /^#{1,6}\s/.test(words)) return undefined
  const isEmphasized = actions.filter(({ text }) => /^_AI\b/.test(text)).length * 2 > actions.length
  const bullet = /[-*+\d]/.test(lead) ? lead : `${lead}- `
  return isEmphasized
    ? { before: `${bullet}_AI `, after: `: ${words}_` }
    : { before: `${bullet}AI `, after: `: ${words}` }
}

/** Where the owner of an item that nobody owns is to be typed: behind its mark, in a list without marks before the text. */
export function toOwnedItem({ text, marker }: ActionItem): OpenPlace {
  const mark =
    marker === 'SECTION' || marker === 'CHECKBOX'
      ? null
      : /^([\s*_~(]*#?(?:\p{L}+(?:[ -](?:do|item|point)s?)?)(?:-\d+)?)([\s*_]*)(?:NN\b)?\s*:?\s*/iu.exec(text)
  if (mark === null) return { before: '', after: `: ${text}` }
  return { before: `${mark[1] ?? ''} `, after: `: ${text.slice(mark[0].length)}` }
}
