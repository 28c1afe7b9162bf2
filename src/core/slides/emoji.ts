import emoji from 'markdown-it-emoji/lib/data/full.mjs'

/** Emoji by GitHub shortcode, as HedgeDoc and the built-in preview show them. */
export const emojiByName: Readonly<Record<string, string>> = Object.freeze(emoji)

export interface EmojiName {
  readonly name: string
  readonly emoji: string
}

/** Finds shortcodes by the start of any of their words: `:mark` finds `white_check_mark`. Best matches first. */
export function findEmoji(typed: string, limit: number): readonly EmojiName[] {
  const query = typed.toLowerCase()
  const ranked = Object.entries(emojiByName).flatMap(([name, symbol]) => {
    const at = name === query ? -1 : name.startsWith(query) ? 0 : wordStart(name, query)
    return at === undefined ? [] : [{ name, emoji: symbol, at }]
  })
  return ranked
    .sort((one, other) => one.at - other.at || one.name.length - other.name.length || (one.name < other.name ? -1 : 1))
    .slice(0, limit)
    .map(({ name, emoji: symbol }) => ({ name, emoji: symbol }))
}

function wordStart(name: string, query: string): number | undefined {
  const at = name.search(new RegExp(`[_-]${query.replace(/[^a-z0-9_]/g, '\\$&')}`))
  return at < 0 ? undefined : at + 1
}

/**
 * The shortcode being typed before the cursor, without its colon, possibly empty. Undefined if there is none, as in
 * `10:30`, `AI @x:` or an address.
 */
export function emojiAtCursor(before: string): string | undefined {
  return /(?:^|[\s([{>*_~|]):([a-z0-9+][a-z0-9_+-]*|)$/i.exec(before)?.[1]
}
