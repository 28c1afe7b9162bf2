/** The words between the last two people of a list: "Ada and Bo", "Ada og Bo". For regular expressions. */
export const andSource = '(?:and|und|og|och)'

/** Those of other languages too, which may be part of a name ("José Ortega y Gasset"), where names are certain enough. */
export const anyAndSource = '(?:and|und|og|och|et|y|e|en|ed)'

const betweenNames = /\s+(?:et|y|e|en|ed)\s+(?=[\p{Lu}@])/u

/** Splits at a word such as "e" if the second name is as long as the first: "Ana e Rui", not "João Costa e Silva". */
export function splitAtAnd(text: string): readonly string[] {
  const [one = '', other, ...more] = text.split(betweenNames)
  const wordsOf = (name: string): number => name.trim().split(/\s+/).length
  return other === undefined || more.length > 0 || wordsOf(other) < wordsOf(one) ? [text] : [one, other]
}
