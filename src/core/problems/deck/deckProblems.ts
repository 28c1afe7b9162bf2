import { indexLines, spanOf } from '../../positions'
import { rangeAt } from '../../reader/text/source'
import type { DeckProblem } from '../problem'
import { findAttributeProblems } from './attributeProblems'
import type { Found } from './found'
import { findFrontMatterProblems } from './frontMatterProblems'
import { findNotesProblems } from './notesProblems'
import { findSeparatorProblems } from './separatorProblems'

/** Finds content that HedgeDoc 1.x shows differently than intended, in document order. */
export function findDeckProblems(text: string): readonly DeckProblem[] {
  const index = indexLines(text)
  const frontMatter = findFrontMatterProblems(text)
  const blocks = frontMatter.filter((one) => one.code === 'deck-front-matter' && one.flaw === 'ofSlide')
  const found: readonly Found[] = [
    ...frontMatter,
    // The hyphens around the front matter of a slide are part of its problem.
    ...findSeparatorProblems(text).filter(({ start }) => rangeAt(blocks, start) === undefined),
    ...findNotesProblems(text),
    ...findAttributeProblems(text),
  ]
  return [...found]
    .sort((one, other) => one.start - other.start)
    .map(({ start, end, ...problem }) => ({ ...problem, span: spanOf(index, start, end) }))
}
