import type { MarkdownIt, StateInline } from 'markdown-it'

interface Embed {
  /** The whole id. */
  readonly id: RegExp
  toUrl(id: string): string
  /** Text of the link; missing if it is the URL. */
  readonly label?: string
}

/** The embeds of HedgeDoc 1.x: `{%youtube id %}`. With an invalid id, HedgeDoc shows the text. */
const embeds: Readonly<Record<string, Embed>> = {
  gist: { id: /^\w+\/\w+$/, toUrl: (id) => `https://gist.github.com/${id}` },
  pdf: { id: /^https?:\/\/\S+$/i, toUrl: (id) => id },
  slideshare: { id: /^\w+\/[\w-]+$/, toUrl: (id) => `https://slideshare.com/${id}`, label: 'Slideshare' },
  speakerdeck: { id: /^\w+\/[\w-]+$/, toUrl: (id) => `https://speakerdeck.com/${id}`, label: 'Speakerdeck' },
  vimeo: { id: /^\d{6,11}$/, toUrl: (id) => `https://vimeo.com/${id}` },
  youtube: { id: /^[\w-]{11}$/, toUrl: (id) => `https://www.youtube.com/watch?v=${id}` },
}

/** Renders the embeds of a pad as links. */
export function usePadEmbeds(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'padEmbed', readEmbed)
}

/** Removes `[TOC]`, because HedgeDoc shows a table of contents only in documents, not on slides. */
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
  const match = /^\{%([a-z]+)\s+(\S{1,500}?)\s*%\}/.exec(state.src.slice(state.pos, state.pos + 600))
  const [whole = '', name = '', id = ''] = match ?? []
  const embed = Object.hasOwn(embeds, name) ? embeds[name] : undefined
  if (embed?.id.test(id) !== true) return false
  const address = embed.toUrl(id)
  const href = state.md.normalizeLink(address)
  if (!state.md.validateLink(href)) return false
  if (!isSilent) {
    state.push('link_open', 'a', 1).attrs = [
      ['href', href],
      ['class', 'pad-embed'],
      ['title', name],
    ]
    state.push('text', '', 0).content = embed.label ?? address
    state.push('link_close', 'a', -1)
  }
  state.pos += whole.length
  return true
}
