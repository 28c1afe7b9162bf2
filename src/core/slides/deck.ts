import type { Slide } from '../minutes'
import { type DeckOptions, readDeckOptions, type RejectedOption } from './deckOptions'
import { readFrontMatter } from './frontMatter'
import { addsLinesAbove, findPadFrontMatter, type FrontMatterError } from './padFrontMatter'
import { removesIndent } from './padIndent'
import { languageOfText } from './textLanguage'

/** A parsed deck: its options, and the source of each slide. */
export interface Deck {
  readonly title: string
  /** The language for HTML's `lang`: from the front matter, else from the text. */
  readonly language: string
  readonly options: DeckOptions
  readonly slides: readonly DeckSlide[]
  readonly frontMatterError: FrontMatterError | undefined
  /** 1-based line of slide text inside unclosed front matter; undefined if none. */
  readonly unclosedFrontMatterLine: number | undefined
  readonly rejectedOptions: readonly RejectedOption[]
}

export interface DeckSlide {
  readonly title: string | undefined
  readonly section: number
  readonly index: number
  /** 1-based lines in the document. */
  readonly startLine: number
  readonly endLine: number
  /** The text without the separators. Begins with the white space below them if that matters. */
  readonly source: string
}

/**
 * Creates a deck from a document and its slides.
 *
 * @param fallbackTitle Used if neither front matter nor a heading has a title.
 */
export function readDeck(text: string, slides: readonly Slide[], fallbackTitle = ''): Deck {
  const { values, error, unclosedAtLine: unclosedFrontMatterLine } = readFrontMatter(text)
  const { options, rejected } = readDeckOptions(values)
  const { title, lang } = values
  const frontMatter = findPadFrontMatter(text)
  const bodyStart = frontMatter?.end ?? 0
  const ignoresLead = frontMatter !== undefined && addsLinesAbove(frontMatter)
  const sourceOf = (span: Slide['span']): string => {
    const source = slideSource(text, bodyStart, span)
    return ignoresLead && span === slides[0]?.span ? source.trimStart() : source
  }
  return {
    title: (typeof title === 'string' ? title.trim() : '') || (slides[0]?.title ?? fallbackTitle),
    language:
      typeof lang === 'string' && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang)
        ? lang
        : languageOfText(slides.map(({ span }) => text.slice(span.start.offset, span.end.offset)).join('\n')),
    options,
    slides: slides.map(({ title: heading, section, index, span }) => ({
      title: heading,
      section,
      index,
      startLine: span.start.line,
      endLine: span.end.line,
      source: sourceOf(span),
    })),
    frontMatterError: error,
    unclosedFrontMatterLine,
    rejectedOptions: rejected,
  }
}

/**
 * The text of a slide as HedgeDoc cuts it, up to the empty line above the next separator. Includes white space below
 * its own separator if that makes HedgeDoc remove indentation.
 *
 * @param bodyStart Offset where the first slide starts.
 */
export function slideSource(text: string, bodyStart: number, { start, end }: Slide['span']): string {
  let from = start.offset
  while (from > bodyStart && /\s/.test(text.charAt(from - 1))) from--
  // Skip the line break of the separator. The line break of the front matter belongs to the slide.
  if (from > bodyStart) from += text.startsWith('\r\n', from) ? 2 : 1
  const to = text.startsWith('---', end.offset) ? lineEndBefore(text, end.offset) : end.offset
  const body = text.slice(start.offset, Math.max(start.offset, to))
  const lead = text.slice(Math.min(from, start.offset), start.offset)
  return removesIndent(lead) ? lead + body : body
}

function lineEndBefore(text: string, offset: number): number {
  if (text.startsWith('\r\n', offset - 2)) return offset - 2
  return /[\r\n]/.test(text.charAt(offset - 1)) ? offset - 1 : offset
}

/** Whether slides have a Mermaid diagram. False positives are possible, false negatives are not. */
export function hasDiagrams(slides: readonly Pick<DeckSlide, 'source'>[]): boolean {
  return slides.some(({ source }) => /^[ \t>*+-]*(?:`{3,}|~{3,})[ \t]*mermaid\b/m.test(source))
}

/** Number of slides per section, in order. */
export function slidesPerSection(slides: readonly Pick<DeckSlide, 'section'>[]): readonly number[] {
  const shape: number[] = []
  for (const { section } of slides) shape[section] = (shape[section] ?? 0) + 1
  return shape
}

/**
 * Finds the slide at a line; between two slides, the slide above.
 *
 * @param line 1-based.
 * @returns Index in the list; 0 above the first slide.
 */
export function slideAtLine(slides: readonly Pick<DeckSlide, 'startLine'>[], line: number): number {
  return Math.max(
    0,
    slides.findLastIndex(({ startLine }) => startLine <= line),
  )
}
