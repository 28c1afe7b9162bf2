import { isShownClass, parseAttributes, readAttributeComment, slideAttributeNames } from '../../slides/attributes'
import { findDeckCuts } from '../../slides/cuts'
import type { Found } from './found'

/** Finds attributes in `.slide` and `.element` comments that HedgeDoc ignores. */
export function findAttributeProblems(text: string): readonly Found[] {
  const { bodyStart } = findDeckCuts(text)
  return [...text.slice(bodyStart).matchAll(/<!--([^]*?)-->/g)].flatMap(({ 1: comment = '', index }): Found[] => {
    const found = readAttributeComment(comment)
    const meant = /^\s*\.?(slide|element)\b\s*:?/.exec(comment)
    if (meant === null) return []
    const at = (offset: number, length: number): Pick<Found, 'start' | 'end'> => {
      const start = bodyStart + index + '<!--'.length + offset
      return { start, end: start + length }
    }
    const parsed = found === undefined ? [] : parseAttributes(found.text)
    const from = meant[0].length
    return writtenAttributes(comment.slice(from)).flatMap(({ name, value, offset, length }): Found[] => {
      const isParsed = parsed.some(([key, parsedValue]) => key === name && parsedValue === value)
      const range = at(from + offset, length)
      if (!isParsed) return [{ code: 'slide-attribute', flaw: 'form', name, ...range }]
      const hasEffect =
        name === 'class'
          ? value.split(/\s+/).every(isShownClass)
          : found?.target === 'element' || slideAttributeNames.has(name) || shownElsewhere.test(name)
      return hasEffect
        ? []
        : [{ code: 'slide-attribute', flaw: 'noEffect', name: name === 'class' ? value : name, ...range }]
    })
  })
}

/** Backgrounds that HedgeDoc shows and this extension does not. Another message reports them. */
const shownElsewhere = /^data-background-(?:video|iframe|interactive)/

interface WrittenAttribute {
  readonly name: string
  readonly value: string
  readonly offset: number
  readonly length: number
}

/** Text that looks like attributes: `a="b"`, `a='b'`, `a=b`, `a: "b"`. */
function writtenAttributes(text: string): readonly WrittenAttribute[] {
  const pattern = /([A-Za-z][\w-]*)\s*[=:]\s*(?:"([^"]*)"|'([^']*)'|“([^”]*)”|([^\s"'“]+))/g
  return [...text.matchAll(pattern)].map(
    ({ 0: whole, 1: name = '', 2: double, 3: single, 4: curly, 5: bare, index }) => ({
      name,
      value: double ?? single ?? curly ?? bare ?? '',
      offset: index,
      length: whole.length,
    }),
  )
}
