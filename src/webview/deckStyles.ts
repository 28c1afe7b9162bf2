import { scopeSelectors } from '../core/slides/styleScope'

/**
 * The style sheets of a deck, limited to its slides. The browser parses them, and each rule is rewritten for the
 * slides. So an unbalanced brace or a selector such as `body` cannot affect the page. `@import` is removed, and the
 * page's policy blocks everything that a rule would load.
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
      sheet.replaceSync(styles.map(scopeRules).join('\n'))
    },
  }
}

function scopeRules(style: string): string {
  const parsed = new CSSStyleSheet()
  // `@import` has no effect here and would log a warning.
  parsed.replaceSync(style.replace(/@import[^;]*;?/gi, ''))
  return [...parsed.cssRules].map(scopeRule).join('\n')
}

function scopeRule(rule: CSSRule): string {
  if (rule instanceof CSSStyleRule) {
    const { style } = rule
    // Keep content inside its slide.
    if (/fixed|sticky/.test(style.position)) style.removeProperty('position')
    return `${scopeSelectors(rule.selectorText)} { ${style.cssText} }`
  }
  if (rule instanceof CSSMediaRule) {
    return `@media ${rule.conditionText} { ${[...rule.cssRules].map(scopeRule).join('\n')} }`
  }
  return rule instanceof CSSKeyframesRule || rule instanceof CSSFontFaceRule ? rule.cssText : ''
}
