/**
 * Limits the selectors of a deck's style sheet to its slides: `.reveal h1` still matches, the page's buttons do not.
 * The added part has no specificity, so that the cascade of the deck's rules stays the same.
 *
 * @param selectors A selector list as the browser serializes it.
 */
export function scopeSelectors(selectors: string): string {
  return splitSelectors(selectors)
    .map((selector) => {
      const trimmed = selector.trim()
      // Rules for the whole page apply to all slides.
      const scoped = /^(?:html|body|:root|\.reveal|body \.reveal)$/.test(trimmed) ? '.slides' : trimmed
      const [, subject = scoped, pseudo = ''] = /^(.*?)((?:::[a-z-]+(?:\([^)]*\))?)*)$/is.exec(scoped) ?? []
      return `:is(${subject.trim() || '*'}):where(.reveal .slides, .reveal .slides *)${pseudo}`
    })
    .join(', ')
}

/** Splits at commas outside brackets and strings. */
function splitSelectors(selectors: string): readonly string[] {
  const parts: string[] = []
  let depth = 0
  let quote: string | undefined
  let start = 0
  for (let at = 0; at < selectors.length; at++) {
    const character = selectors.charAt(at)
    if (character === '\\') at++
    else if (quote !== undefined) {
      if (character === quote) quote = undefined
    } else if (character === '"' || character === "'") quote = character
    else if (character === '(' || character === '[') depth++
    else if (character === ')' || character === ']') depth--
    else if (character === ',' && depth === 0) {
      parts.push(selectors.slice(start, at))
      start = at + 1
    }
  }
  return [...parts, selectors.slice(start)]
}
