import type { TextEdit } from '../../edits/textEdit'
import { findDeckHead } from '../../slides/padFrontMatter'
import type { Fix, FixKind } from '../fix'
import type { DeckProblem } from '../problem'

/** The fixes of a deck's problem, most likely first. */
export function fixesOfDeckProblem(problem: DeckProblem, text: string): readonly Fix[] {
  const start = problem.span.start.offset
  const end = problem.span.end.offset
  const eol = /\r\n|\n|\r/.exec(text)?.[0] ?? '\n'
  switch (problem.code) {
    case 'setext-heading':
      return [fix('separateSlide', '', [separate(text, start, end, text.slice(start, end), eol)])]
    case 'slide-separator':
      return separatorFixes(problem, text, eol)
    case 'deck-front-matter':
      return frontMatterFixes(problem, text, eol)
    case 'slide-notes':
      if (problem.flaw === 'inCode') return [fix('keepCodeTogether', '', [insert(start, ' ')])]
      return problem.flaw === 'spelling'
        ? [fix('correctNotes', 'Note:', [{ start, end, newText: 'Note:' }])]
        : [fix('joinNotes', '', [{ start, end: end + (text.charAt(end) === ' ' ? 1 : 0), newText: '' }])]
    case 'slide-attribute': {
      if (problem.flaw === 'noEffect') return []
      const [, name = '', value = ''] = /^([\w-]+)\s*[=:]\s*["'“]?([^]*?)["'”]?$/.exec(text.slice(start, end)) ?? []
      const newText = `${name}="${value}"`
      // HedgeDoc accepts no value with an equals sign, and only attributes in the first line of a comment.
      return /[="]/.test(value) || newText === text.slice(start, end)
        ? []
        : [fix('quoteAttribute', newText, [{ start, end, newText }])]
    }
    case 'slide-option':
      return [removeLine(problem.name, text, start, end)]
  }
}

type Of<Code extends DeckProblem['code']> = Extract<DeckProblem, { readonly code: Code }>

function separatorFixes({ span, mark, flaw }: Of<'slide-separator'>, text: string, eol: string): readonly Fix[] {
  const { start, end } = { start: span.start.offset, end: span.end.offset }
  switch (flaw) {
    case 'inFence':
    case 'inComment':
      return [fix('keepCodeTogether', '', [insert(end, ' ')])]
    case 'mark':
      return [
        fix('useSeparator', '---', [separate(text, start, end, '---', eol)]),
        fix('useSeparator', '----', [separate(text, start, end, '----', eol)], false),
      ]
    case 'textAbove':
      return [fix('separateSlide', '', [separate(text, start, end, mark, eol)])]
    case 'linesBelow': {
      const below = /^\s*/.exec(text.slice(end))?.[0].length ?? 0
      return [fix('removeLinesBelow', '', [{ start: end, end: end + below, newText: `${eol}${eol}` }])]
    }
    case 'textBelow':
    case 'spaces':
    case 'end':
      return [fix('startSlide', '', [separate(text, start, end, mark, eol)])]
  }
}

/** Replaces a line and the blank lines around it by a separator between two empty lines. */
function separate(text: string, start: number, end: number, mark: string, eol: string): TextEdit {
  const above = text.slice(0, start).trimEnd().length
  const below =
    end + (/^[ \t]*(?:(?:\r\n|\n|\r)[ \t]*(?=[\r\n]|$))*(?:\r\n|\n|\r)?/.exec(text.slice(end))?.[0].length ?? 0)
  return { start: above, end: below, newText: `${eol}${eol}${mark}${eol}${below < text.length ? eol : ''}` }
}

function frontMatterFixes({ flaw, detail, span }: Of<'deck-front-matter'>, text: string, eol: string): readonly Fix[] {
  const start = span.start.offset
  const end = span.end.offset
  switch (flaw) {
    case 'notFirst': {
      const head = findDeckHead(text)
      if (head === undefined) return []
      const above = text.slice(0, head.start).trim()
      const matter = text.slice(head.start, head.end).trimEnd()
      const newText = `${matter}${eol}${above === '' ? '' : `${eol}${above}${eol}`}`
      return [fix('moveFrontMatter', '', [{ start: 0, end: head.end, newText }])]
    }
    case 'unclosed':
      return [fix('closeFrontMatter', '', [insert(start, `---${eol}${eol}`)])]
    case 'ofSlide':
      return [fix('useSeparator', '---', [{ start, end, newText: '---' }])]
    case 'foreignKey':
    case 'breaks':
      return [removeLine(detail, text, start, end)]
    case 'invalid':
      return []
  }
}

function removeLine(name: string, text: string, start: number, end: number): Fix {
  const lineStart = start - (/[^\r\n]*$/.exec(text.slice(Math.max(0, start - 200), start))?.[0].length ?? 0)
  const next = end + (/^[^\r\n]*(?:\r\n|\n|\r)?/.exec(text.slice(end))?.[0].length ?? 0)
  return fix('removeLine', name, [{ start: lineStart, end: next, newText: '' }], false)
}

function insert(offset: number, newText: string): TextEdit {
  return { start: offset, end: offset, newText }
}

function fix(kind: FixKind, argument: string, edits: readonly TextEdit[], isPreferred = true): Fix {
  return { kind, argument, edits, isPreferred }
}
