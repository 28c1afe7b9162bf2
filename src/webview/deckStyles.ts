/**
 * The style sheets of a deck, kept to its slides: each rule is read by the browser, and written again inside a scope. So
 * neither an unbalanced brace nor a selector such as `body` reaches the page around them, and `@import` is not there.
 *
 * What a rule would load the page's policy does not let through.
 */
export interface DeckStyles {
  set(styles: readonly string[]): void
}

export function createDeckStyles(scope = '.reveal .slides'): DeckStyles {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  let current = ''
  return {
    set(styles) {
      const text = styles.join('\n')
      if (text === current) return
      current = text
      sheet.replaceSync(styles.map((style) => `@scope (${scope}) {\n${rulesOf(style)}\n}`).join('\n'))
    },
  }
}

function rulesOf(style: string): string {
  const read = new CSSStyleSheet()
  // `@import` has no effect here and would be told on the console.
  read.replaceSync(style.replace(/@import[^;]*;?/gi, ''))
  return [...read.cssRules].map((rule) => rule.cssText).join('\n')
}

