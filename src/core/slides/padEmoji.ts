import type { MarkdownIt } from 'markdown-it'
import { bare as emoji } from 'markdown-it-emoji'
import { emojiByName } from './emoji'

/** Characters of the longest name with its colons. */
const maxLength = 60

/** Shows `:rocket:` as an emoji, and `:Rocket:` too: HedgeDoc ignores the case of names. */
export function usePadEmoji(md: MarkdownIt): void {
  emoji(md, { defs: emojiByName })
  md.inline.ruler.before('escape', 'padEmoji', (state, isSilent) => {
    if (state.src.charAt(state.pos) !== ':') return false
    const [whole = '', written = ''] =
      /^:([a-z0-9+][a-z0-9_+-]*):/i.exec(state.src.slice(state.pos, state.pos + maxLength)) ?? []
    const name = written.toLowerCase()
    // The plugin finds names in lower case, in text that has no links.
    if (name === written || !Object.hasOwn(emojiByName, name)) return false
    if (!isSilent) state.push('emoji', '', 0).content = emojiByName[name] ?? ''
    state.pos += whole.length
    return true
  })
}
