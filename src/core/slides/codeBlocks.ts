import type { Element, ElementContent, Root } from 'hast'
import { common, createLowlight } from 'lowlight'
import { textOfElement } from './textOfElement'

const highlighter = createLowlight(common)

/** Maximum length in characters; longer code is not highlighted. */
const maxHighlightedChars = 20_000
/** The same for code in an unknown language, because each known language is tried. */
const maxGuessedChars = 2_000
/** Maximum number of lines to number in a block. */
const maxNumberedLines = 1_000

/**
 * Returns a function for the code elements of one slide, in document order. It highlights code with a language; like
 * HedgeDoc, it guesses an unknown language. It numbers the lines of ```` ```js= ````, from 10 with `js=10`, and
 * continues the previous block with `js=+`.
 */
export function createHighlighter(): (code: Element) => void {
  let lastNumber = 0
  return (code) => {
    const info = infoOf(code)
    if (info === undefined) return
    const text = textOfElement(code)
    const language = /^[\w+#-]+/.exec(info)?.[0]?.toLowerCase()
    if (language === 'mermaid' || text.length > maxHighlightedChars) return
    const tree = language === undefined ? undefined : highlightedTree(language, text)
    if (tree !== undefined) code.children = tree.children as ElementContent[]
    code.properties['className'] = ['hljs', ...(language === undefined ? [] : [`language-${language}`])]
    const numbering = /=(\d{1,6}|\+)?$/.exec(info)
    const count = text.split('\n').length - 1
    if (numbering === null || count > maxNumberedLines) return
    const first = numbering[1] === '+' ? lastNumber + 1 : Number(numbering[1] ?? 1)
    lastNumber = first + count - 1
    code.children = [lineNumbers(first, count), span(['code'], code.children)]
    code.properties['className'].push('numbered')
  }
}

/** The text after the opening fence: `js=10`. */
function infoOf(code: Element): string | undefined {
  const classes = code.properties['className']
  return (Array.isArray(classes) ? classes : [])
    .map((name) => /^language-(.+)/.exec(name)?.[1])
    .find((name) => name !== undefined)
}

/** @returns undefined for code without highlighting. */
function highlightedTree(language: string, text: string): Root | undefined {
  if (/no-?highlight|plain|text/.test(language)) return undefined
  if (highlighter.registered(language)) return highlighter.highlight(language, text)
  return text.length <= maxGuessedChars ? highlighter.highlightAuto(text) : undefined
}

/** Line numbers that the style sheet shows, so that they are not copied with the code. */
function lineNumbers(first: number, count: number): Element {
  const numbers = Array.from({ length: count }, (_, index): Element => {
    const number = span([], [])
    number.properties = { dataLineNumber: String(first + index) }
    return number
  })
  return span(['line-numbers'], numbers)
}

function span(className: string[], children: ElementContent[]): Element {
  return { type: 'element', tagName: 'span', properties: className.length === 0 ? {} : { className }, children }
}
