import { andSource } from './conjunctions'
import { isName, maskParentheses } from './handlesAndNames'

const separator = new RegExp(`[,;&]|\\s${andSource}\\s`)

/** Maximum number of characters in a list of names. */
const maxList = 20_000

/** Splits at commas and "and", without remarks in parentheses. */
export function splitNames(maskedText: string): readonly string[] {
  return maskParentheses(maskedText)
    .replace(/[*_\uFFFC]/g, ' ')
    .split(separator)
    .map((piece) => piece.trim().replace(/[.:]$/, ''))
    .filter((piece) => piece !== '')
}

/** "Ada Berg (AB), Bo Cole (BC), Cy Dunn (CD)": at least three full names and hardly anything else. */
export function isListOfNames(maskedText: string): boolean {
  if (maskedText.length > maxList) return false
  const pieces = splitNames(maskedText.replace(/\s+/g, ' '))
  const whole = pieces.filter((piece) => /\s/.test(piece) && isName(piece, true)).length
  return whole >= 3 && pieces.length - whole <= pieces.length / 5 && pieces.every((piece) => isName(piece, false))
}
