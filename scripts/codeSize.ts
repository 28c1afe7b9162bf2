import ts from 'typescript'

/** A regular expression or a string that is part of one, or a function, with its place. */
export interface Measured {
  readonly file: string
  /** 1-based. */
  readonly line: number
  readonly text: string
  /** Characters of an expression; cyclomatic complexity of a function. */
  readonly value: number
}

export interface CodeSize {
  /** Lines with code: neither blank, nor comment, nor only words of a list. */
  readonly lines: number
  readonly expressions: readonly Measured[]
  readonly functions: readonly Measured[]
}

/** Measures a TypeScript file with the compiler's parser. */
export function measureCode(file: string, text: string): CodeSize {
  const source = ts.createSourceFile(file, text, ts.ScriptTarget.ES2022, true)
  const lineOf = (position: number): number => source.getLineAndCharacterOfPosition(position).line
  const lines = new Set<number>()
  const expressions: Measured[] = []
  const functions: Measured[] = []
  const visit = (node: ts.Node): void => {
    if (ts.isJSDoc(node)) return
    if (isListOfWords(node)) {
      // Its brackets count, its words do not.
      lines.add(lineOf(node.getStart(source))).add(lineOf(node.getEnd()))
      return
    }
    if (node.getChildCount(source) === 0 && node.kind !== ts.SyntaxKind.EndOfFileToken) {
      for (let line = lineOf(node.getStart(source)); line <= lineOf(node.getEnd()); line++) lines.add(line)
    }
    const place = { file, line: lineOf(node.getStart(source)) + 1 }
    const expression = expressionSource(node, source)
    if (expression !== undefined) expressions.push({ ...place, text: expression, value: expression.length })
    if (ts.isFunctionLike(node) && 'body' in node && node.body !== undefined)
      functions.push({ ...place, text: functionName(node), value: complexityOf(node.body) })
    // The parts of a template are measured with it.
    if (expression === undefined || !ts.isTemplateExpression(node)) node.getChildren(source).forEach(visit)
  }
  visit(source)
  return { lines: lines.size, expressions, functions }
}

/** A list of words of a language: an array with nothing but strings. */
function isListOfWords(node: ts.Node): node is ts.ArrayLiteralExpression {
  return ts.isArrayLiteralExpression(node) && node.elements.length > 0 && node.elements.every(ts.isStringLiteral)
}

/** Syntax that occurs only in regular expressions: special groups, negated character classes, escaped classes. */
const patternSyntax = /\(\?[:=!<]|\[\^|\\\\[psdwbSDW]/

/** The source of a regular expression, or of a string that is part of one. */
function expressionSource(node: ts.Node, source: ts.SourceFile): string | undefined {
  if (ts.isRegularExpressionLiteral(node)) return node.text
  const isString = ts.isStringLiteral(node) || ts.isNoSubstitutionTemplateLiteral(node) || ts.isTemplateExpression(node)
  if (!isString) return undefined
  const text = node.getText(source)
  return patternSyntax.test(text) ? text.slice(1, -1) : undefined
}

function functionName(node: ts.SignatureDeclaration): string {
  if (node.name !== undefined) return node.name.getText()
  const { parent } = node
  return ts.isVariableDeclaration(parent) || ts.isPropertyAssignment(parent) ? parent.name.getText() : 'anonymous'
}

const branches: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.IfStatement,
  ts.SyntaxKind.ConditionalExpression,
  ts.SyntaxKind.ForStatement,
  ts.SyntaxKind.ForInStatement,
  ts.SyntaxKind.ForOfStatement,
  ts.SyntaxKind.WhileStatement,
  ts.SyntaxKind.DoStatement,
  ts.SyntaxKind.CaseClause,
  ts.SyntaxKind.CatchClause,
])
const logical: ReadonlySet<ts.SyntaxKind> = new Set([
  ts.SyntaxKind.AmpersandAmpersandToken,
  ts.SyntaxKind.BarBarToken,
  ts.SyntaxKind.QuestionQuestionToken,
])

/** One plus the branches of a function, without those of functions inside it. */
function complexityOf(body: ts.Node): number {
  let complexity = 1
  const visit = (node: ts.Node): void => {
    if (ts.isFunctionLike(node)) return
    if (branches.has(node.kind) || (ts.isBinaryExpression(node) && logical.has(node.operatorToken.kind))) complexity++
    ts.forEachChild(node, visit)
  }
  visit(body)
  return complexity
}
