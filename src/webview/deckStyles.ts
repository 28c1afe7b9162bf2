import { scopeSelectors } from '../core/slides/styleScope'

/**
 * The style sheets of a deck, kept to its slides: the browser reads them, and each rule is written again for the slides
 * only. So neither an unbalanced brace nor a selector such as `body` reaches the page around them, and `@import` is not
 * there. What a rule would load the page's policy does not let through.
 */
export interface DeckStyles {
  set(styles: readonly string[]): void
}

export function createDeckStyles(): DeckStyles {
  const sheet = new CSSStyleSheet()
  document.adoptedStyleSheets = [...document.adoptedStyleSheets, sheet]
  let current = ''
  return {
    set(styles) {
      const text = styles.join('\n')
      if (text === current) return
      current = text
      sheet.replaceSync(styles.map(readRules).join('\n'))
    },
  }
}

function readRules(style: string): string {
  const read = new CSSStyleSheet()
  // `@import` has no effect here and would be told on the console.
  read.replaceSync(style.replace(/@import[^;]*;?/gi, ''))
  return [...read.cssRules].map(writeRule).join('\n')
}

function writeRule(rule: CSSRule): string {
  if (rule instanceof CSSStyleRule) {
    const { style } = rule
    // Out of its slide nothing may go.
    if (/fixed|sticky/.test(style.position)) style.removeProperty('position')
    return `${scopeSelectors(rule.selectorText)} { ${style.cssText} }`
  }
  if (rule instanceof CSSMediaRule) {
    return `@media ${rule.conditionText} { ${[...rule.cssRules].map(writeRule).join('\n')} }`
  }
  return rule instanceof CSSKeyframesRule || rule instanceof CSSFontFaceRule ? rule.cssText : ''
}
