/**
 * A selector of a deck's style sheet, kept to the slides: `.reveal h1` matches what it did, `body` and the page's own
 * buttons are out of reach. The added part has no specificity, so that the deck's rules weigh what they weighed.
 *
 * @param selectors A list as the browser serialises it.
 */
export function scopeSelectors(selectors: string): string {
  return splitList(selectors)
    .map((selector) => {
      const trimmed = selector.trim()
      // What a deck says of the page as a whole it says of its slides.
      const meant = /^(?:html|body|:root|\.reveal|body \.reveal)$/.test(trimmed) ? '.slides' : trimmed
      const [, subject = meant, pseudo = ''] = /^(.*?)((?:::[a-z-]+(?:\([^)]*\))?)*)$/is.exec(meant) ?? []
      return `:is(${subject.trim() || '*'}):where(.reveal .slides, .reveal .slides *)${pseudo}`
    })
    .join(', ')
}

/** Cuts at the commas that stand outside of brackets and strings. */
function splitList(selectors: string): readonly string[] {
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
