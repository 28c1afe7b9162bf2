import type { MarkdownIt, StateInline } from 'markdown-it'

/** `=640x`, `=x300`, `=80%x75%`, `=560x580`: width and height are optional. */
const sizePattern = /^=(\d{1,5}%?)?x(\d{1,5}%?)?$/

/** Adds HedgeDoc's image sizes: `![text](address =640x)`, with an optional title before the size. */
export function useImageSizes(md: MarkdownIt): void {
  md.inline.ruler.before('image', 'sizedImage', readSizedImage)
}

function readSizedImage(state: StateInline, isSilent: boolean): boolean {
  const { src, pos, posMax, md } = state
  if (src.charAt(pos) !== '!' || src.charAt(pos + 1) !== '[') return false
  const labelEnd = md.helpers.parseLinkLabel(state, pos + 1, false)
  if (labelEnd < 0 || src.charAt(labelEnd + 1) !== '(') return false
  const addressStart = skipBlanks(src, labelEnd + 2, posMax)
  const address = md.helpers.parseLinkDestination(src, addressStart, posMax)
  if (!address.ok || address.str === '') return false
  const href = md.normalizeLink(address.str)
  if (!md.validateLink(href)) return false

  let at = skipBlanks(src, address.pos, posMax)
  const title = md.helpers.parseLinkTitle(src, at, posMax)
  if (title.ok) at = skipBlanks(src, title.pos, posMax)
  const close = src.indexOf(')', at)
  // Without a size the standard image rule applies.
  const size = close < 0 || close > posMax ? null : sizePattern.exec(src.slice(at, close).trim())
  if (size === null || at === address.pos) return false

  if (!isSilent) {
    const content = src.slice(pos + 2, labelEnd)
    const token = state.push('image', 'img', 0)
    token.attrs = [
      ['src', href],
      ['alt', ''],
      ...(title.ok ? [['title', title.str] as [string, string]] : []),
      ...(size[1] === undefined ? [] : [['width', size[1]] as [string, string]]),
      ...(size[2] === undefined ? [] : [['height', size[2]] as [string, string]]),
    ]
    token.content = content
    token.children = []
    md.inline.parse(content, md, state.env, token.children)
  }
  state.pos = close + 1
  return true
}

function skipBlanks(text: string, from: number, end: number): number {
  let at = from
  while (at < end && /\s/.test(text.charAt(at))) at++
  return at
}
