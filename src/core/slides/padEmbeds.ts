import type { MarkdownIt, StateInline } from 'markdown-it'

/** URLs of HedgeDoc 1.x embeds: `{%youtube id %}`. */
const embedUrls: Readonly<Record<string, (id: string) => string>> = {
  gist: (id) => `https://gist.github.com/${id}`,
  pdf: (id) => id,
  slideshare: (id) => `https://www.slideshare.net/${id}`,
  speakerdeck: (id) => `https://speakerdeck.com/${id}`,
  vimeo: (id) => `https://vimeo.com/${id}`,
  youtube: (id) => `https://www.youtube.com/watch?v=${id}`,
}

/** Renders the embeds of a pad as links. */
export function usePadEmbeds(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'padEmbed', readEmbed)
}

/** Leaves out `[TOC]`: HedgeDoc shows a table of contents in documents, and nothing on slides. */
export function useEmptyContents(md: MarkdownIt): void {
  md.inline.ruler.before('link', 'padContents', (state, isSilent) => {
    if (state.src.charAt(state.pos) !== '[' || !/^\[TOC\]$/i.test(state.src.slice(state.pos, state.pos + 6)))
      return false
    if (!isSilent) {
      state.push('contents_open', 'span', 1).attrs = [['class', 'toc']]
      state.push('contents_close', 'span', -1)
    }
    state.pos += '[TOC]'.length
    return true
  })
}

function readEmbed(state: StateInline, isSilent: boolean): boolean {
  if (state.src.charAt(state.pos) !== '{') return false
  const match = /^\{%\s*([a-z]+)\s+(\S{1,500}?)\s*%\}/.exec(state.src.slice(state.pos, state.pos + 600))
  const [whole = '', name = '', id = ''] = match ?? []
  const address = Object.hasOwn(embedUrls, name) ? embedUrls[name]?.(id) : undefined
  if (address === undefined) return false
  const href = state.md.normalizeLink(address)
  if (!state.md.validateLink(href)) return false
  if (!isSilent) {
    state.push('link_open', 'a', 1).attrs = [
      ['href', href],
      ['class', 'pad-embed'],
      ['title', name],
    ]
    state.push('text', '', 0).content = address
    state.push('link_close', 'a', -1)
  }
  state.pos += whole.length
  return true
}
