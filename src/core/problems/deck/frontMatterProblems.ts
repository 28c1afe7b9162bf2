import { linesOf } from '../../reader/text/lineEnds'
import { readDeckOptions } from '../../slides/deckOptions'
import { readFrontMatter } from '../../slides/frontMatter'
import { findDeckHead, findPadFrontMatter } from '../../slides/padFrontMatter'
import type { Found } from './found'

/** Finds front matter that HedgeDoc does not read as intended. */
export function findFrontMatterProblems(text: string): readonly Found[] {
  const head = findDeckHead(text)
  if (head === undefined) return []
  const pad = findPadFrontMatter(text)
  const { values, error, unclosedAtLine } = readFrontMatter(text)
  const keyRange = (name: string, isNested: boolean): Pick<Found, 'start' | 'end'> =>
    rangeOfKey(text, head, name, isNested)
  return [
    ...(text.slice(0, head.start).replace(/^\uFEFF/, '') === ''
      ? []
      : [problem('notFirst', '', { start: head.start, end: head.start + '---'.length })]),
    ...(error === undefined ? [] : [problem('invalid', error.reason, lineRange(text, error.line))]),
    ...(unclosedAtLine === undefined ? [] : [problem('unclosed', '', lineRange(text, unclosedAtLine))]),
    ...Object.keys(values)
      .filter((name) => foreignKeys.has(name))
      .map((name) => problem('foreignKey', name, keyRange(name, false))),
    ...(values['breaks'] === false ? [problem('breaks', 'breaks', keyRange('breaks', false))] : []),
    ...(pad === undefined ? [] : slideFrontMatter(text, pad.end)),
    ...readDeckOptions(values).rejected.map(({ name, value }): Found => ({
      code: 'slide-option',
      name,
      value,
      ...keyRange(name, true),
    })),
  ]
}

/** Keys of Slidev (https://sli.dev/custom/) and Marp (https://marpit.marp.app/directives) without a meaning on HedgeDoc. */
const foreignKeys: ReadonlySet<string> = new Set([
  ...['marp', 'paginate', 'headingDivider', 'backgroundColor', 'backgroundImage', 'backgroundSize', 'header', 'footer'],
  ...['theme', 'transition', 'layout', 'background', 'class', 'mdc', 'drawings', 'highlighter', 'lineNumbers', 'fonts'],
  ...['aspectRatio', 'canvasWidth', 'colorSchema', 'themeConfig', 'routerMode', 'style', 'size', 'math', 'separator'],
  ...['verticalSeparator', 'revealOptions', 'theme-name'],
])

/** Blocks such as `---`, `layout: center`, `---` between slides. */
function slideFrontMatter(text: string, from: number): readonly Found[] {
  const block =
    /(?<=(?:^|\n|\r)[ \t]*(?:\r\n|\n|\r))---[ \t]*(?:\r\n|\n|\r)((?:[a-zA-Z][\w-]*[ \t]*:[^\r\n]*(?:\r\n|\n|\r)|[ \t]+[^\r\n]*(?:\r\n|\n|\r)){1,20})---[ \t]*(?=\r|\n|$)/g
  return [...text.slice(from).matchAll(block)].map(({ 0: whole, index }) =>
    problem('ofSlide', '', { start: from + index, end: from + index + whole.length }),
  )
}

function problem(
  flaw: Extract<Found, { readonly code: 'deck-front-matter' }>['flaw'],
  detail: string,
  range: { readonly start: number; readonly end: number },
): Found {
  return { code: 'deck-front-matter', flaw, detail, ...range }
}

/** @param line 1-based. */
function lineRange(text: string, line: number): { readonly start: number; readonly end: number } {
  const lines = [...linesOf(text)]
  const found = lines[Math.min(line, lines.length) - 1]
  return { start: found?.offset ?? 0, end: found?.end ?? 0 }
}

function rangeOfKey(
  text: string,
  head: { readonly start: number; readonly end: number },
  name: string,
  isNested: boolean,
): { readonly start: number; readonly end: number } {
  const escaped = name.replace(/[^\w]/g, '\\$&')
  const match = new RegExp(`(?:^|[\\r\\n{,])${isNested ? '[ \\t]+' : ''}(["']?${escaped}["']?[ \\t]*:[^\\r\\n]*)`).exec(
    text.slice(head.start, head.end),
  )
  if (match?.[1] === undefined) return { start: head.start, end: head.start + '---'.length }
  const start = head.start + match.index + match[0].length - match[1].length
  return { start, end: start + match[1].trimEnd().length }
}
