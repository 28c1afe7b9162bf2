/**
 * All matches of an expression with the flag `g`, in order. Leaves no state in the expression. Use it for long
 * expressions: `matchAll` copies the expression, and compiling the copy can take longer than searching a document.
 */
export function allMatches(expression: RegExp, text: string): readonly RegExpExecArray[] {
  const found: RegExpExecArray[] = []
  expression.lastIndex = 0
  for (let match = expression.exec(text); match !== null; match = expression.exec(text)) {
    found.push(match)
    if (match[0] === '') expression.lastIndex++
  }
  return found
}
