import type { MarkdownIt, StateInline } from 'markdown-it'
import { isRecord } from '../record'

/** A formula in a text. */
interface Formula {
  readonly source: string
  /** Whether it is shown on a separate line. */
  readonly isDisplayed: boolean
}

/** Maximum number of characters in a formula; longer ones are text. */
const maxFormulaChars = 4_000
/** Maximum number of formulas on a slide; further ones are text. */
const maxFormulas = 500

/** Renders formulas as their source, without other inline syntax: an underscore does not start emphasis. The page draws them. */
export function usePadFormulas(md: MarkdownIt): void {
  md.inline.ruler.before('escape', 'padFormula', readFormula)
}

/** Whether rendered slides have formulas. */
export function hasFormulas(slides: readonly { readonly html: string; readonly notes: string }[]): boolean {
  return slides.some(({ html, notes }) => /class="pad-formula/.test(html + notes))
}

function readFormula(state: StateInline, isSilent: boolean): boolean {
  const { env } = state
  const count = isRecord(env) && typeof env['formulas'] === 'number' ? env['formulas'] : 0
  if (count >= maxFormulas) return false
  const formula = formulaAt(state.src, state.pos)
  if (formula === undefined) return false
  const { source, isDisplayed } = formula
  if (!isSilent) {
    if (isRecord(env)) (env as Record<string, unknown>)['formulas'] = count + 1
    state.push('formula_open', 'span', 1).attrs = [['class', isDisplayed ? 'pad-formula displayed' : 'pad-formula']]
    state.push('text', '', 0).content = source
    state.push('formula_close', 'span', -1)
  }
  state.pos += source.length
  return true
}

/**
 * The formula that begins at an offset, as in HedgeDoc: `$a_1$` without spaces at its ends and without a digit after it,
 * `$$ … $$`, `\\( … \\)`, `\\[ … \\]` or `\begin{x} … \end{x}`.
 */
function formulaAt(text: string, start: number): Formula | undefined {
  const first = text.charAt(start)
  if (first !== '$' && first !== '\\') return undefined
  const near = text.slice(start, start + maxFormulaChars)
  return first === '$' ? dollarFormula(near) : backslashFormula(near)
}

function dollarFormula(near: string): Formula | undefined {
  const isDisplayed = near.startsWith('$$')
  const mark = isDisplayed ? '$$' : '$'
  if (isDisplayed ? near.charAt(2) === '$' : isBlank(near.charAt(1))) return undefined
  const end = near.indexOf(mark, mark.length)
  if (end <= mark.length - 1 || near.charAt(end - 1) === '\\') return undefined
  const sourceEnd = end + mark.length
  if (!isDisplayed && (isBlank(near.charAt(end - 1)) || /\d/.test(near.charAt(sourceEnd)))) return undefined
  return { source: near.slice(0, sourceEnd), isDisplayed }
}

function backslashFormula(near: string): Formula | undefined {
  const [opening, environment] = /^\\(?:\\[([]|begin\{([^}]{1,40})\})/.exec(near.slice(0, 60)) ?? []
  if (opening === undefined) return undefined
  const closing = environment === undefined ? (opening.endsWith('[') ? '\\\\]' : '\\\\)') : `\\end{${environment}}`
  const end = near.indexOf(closing, opening.length)
  if (end === -1) return undefined
  return { source: near.slice(0, end + closing.length), isDisplayed: !opening.endsWith('(') }
}

function isBlank(character: string): boolean {
  return character === ' ' || character === '\t' || character === '\n'
}

/** The TeX of a formula, without its delimiters. The delimiters of an environment are part of the TeX. */
export function texOf(source: string): string {
  if (source.startsWith('\\begin')) return source
  const width = source.startsWith('$') && !source.startsWith('$$') ? 1 : source.startsWith('$$') ? 2 : 3
  return source.slice(width, source.length - width)
}
