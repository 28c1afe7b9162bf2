import { texOf } from '../core/slides/padFormulas'

/** The used part of KaTeX's API: https://katex.org/docs/api */
export interface Katex {
  renderToString(tex: string, options: object): string
}

/** Draws the formulas of slides as MathML, in the fonts of the browser. */
export interface Formulas {
  /** Draws all formulas on the page that are not drawn yet. */
  draw(): Promise<void>
}

/** Limits each formula, and turns off commands that create links, load content or set classes. */
const katexOptions = { output: 'mathml', trust: false, strict: 'ignore', maxSize: 20, maxExpand: 300 }

/**
 * @param load Loads KaTeX; called with the first formula.
 * @param onDidDraw Called when slides may have changed their height.
 */
export function createFormulas(load: () => Promise<Katex>, onDidDraw: () => void): Formulas {
  /** MathML by source; undefined if KaTeX cannot read it. */
  const drawn = new Map<string, string | undefined>()
  let katex: Promise<Katex> | undefined

  return {
    async draw() {
      if (formulasOnPage().length === 0) return
      const loaded = await (katex ??= load())
      // The page may have changed in the meantime.
      const formulas = formulasOnPage()
      for (const formula of formulas) {
        const source = formula.textContent
        const key = `${formula.className} ${source}`
        if (!drawn.has(key)) drawn.set(key, toMathMl(loaded, source, formula.classList.contains('displayed')))
        const mathMl = drawn.get(key)
        if (mathMl === undefined) formula.classList.add('not-rendered')
        else {
          formula.innerHTML = mathMl
          formula.classList.add('rendered')
        }
      }
      if (formulas.length > 0) onDidDraw()
    },
  }
}

function formulasOnPage(): readonly HTMLElement[] {
  return [...document.querySelectorAll<HTMLElement>('span.pad-formula:not(.rendered, .not-rendered)')]
}

/** @returns undefined for invalid TeX: the page shows the source and a notice. */
function toMathMl(katex: Katex, source: string, displayMode: boolean): string | undefined {
  try {
    // New macros for each formula: KaTeX adds definitions to the object.
    return katex.renderToString(texOf(source), { ...katexOptions, displayMode, macros: {} })
  } catch {
    return undefined
  }
}
