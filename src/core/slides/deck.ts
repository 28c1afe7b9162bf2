import type { Slide } from '../minutes'
import { type DeckOptions, readDeckOptions, type RejectedOption } from './deckOptions'
import { type FrontMatterError, readFrontMatter } from './frontMatter'

/** A deck as it is to be shown: its options, and the source of each slide. */
export interface Deck {
  readonly title: string
  /** Of the texts, as in HTML's `lang`; undefined where the front matter does not say. */
  readonly language: string | undefined
  /** Whether a line break in the source is one on the slide; HedgeDoc's default. */
  readonly breaks: boolean
  readonly options: DeckOptions
  readonly slides: readonly DeckSlide[]
  readonly frontMatterError: FrontMatterError | undefined
  /** The line, 1-based, of text that front matter without an end keeps from being shown. */
  readonly swallowedFrom: number | undefined
  readonly rejectedOptions: readonly RejectedOption[]
}

export interface DeckSlide {
  readonly title: string | undefined
  readonly section: number
  readonly index: number
  /** 1-based lines in the document. */
  readonly startLine: number
  readonly endLine: number
  /** Without the separators. */
  readonly source: string
}

/**
 * Makes a deck of a document and the slides that the reader found in it.
 *
 * @param fallbackTitle Used where neither front matter nor a heading gives one.
 */
export function readDeck(text: string, slides: readonly Slide[], fallbackTitle = ''): Deck {
  const { values, error, swallowedFrom } = readFrontMatter(text)
  const { options, rejected } = readDeckOptions(values)
  const { title, lang, breaks } = values
  return {
    title: (typeof title === 'string' ? title.trim() : '') || (slides[0]?.title ?? fallbackTitle),
    language: typeof lang === 'string' && /^[a-z]{2,3}(?:-[a-z0-9]{2,8})*$/i.test(lang) ? lang : undefined,
    breaks: breaks !== false,
    options,
    slides: slides.map(({ title: heading, section, index, span }) => ({
      title: heading,
      section,
      index,
      startLine: span.start.line,
      endLine: span.end.line,
      source: text.slice(span.start.offset, span.end.offset),
    })),
    frontMatterError: error,
    swallowedFrom,
    rejectedOptions: rejected,
  }
}

/** Whether there is a diagram that the page draws; rather one too many than one too few. */
export function hasDiagrams(slides: readonly Pick<DeckSlide, 'source'>[]): boolean {
  return slides.some(({ source }) => /^[ \t>*+-]*(?:`{3,}|~{3,})[ \t]*mermaid\b/m.test(source))
}

/** How many slides each section has, in order: the shape of the deck. */
export function shapeOf(slides: readonly Pick<DeckSlide, 'section'>[]): readonly number[] {
  const shape: number[] = []
  for (const { section } of slides) shape[section] = (shape[section] ?? 0) + 1
  return shape
}

/**
 * The slide at a line; between two slides the one above.
 *
 * @param line 1-based.
 * @returns Its place in the list; 0 above the first.
 */
export function slideAtLine(slides: readonly Pick<DeckSlide, 'startLine'>[], line: number): number {
  return Math.max(
    0,
    slides.findLastIndex(({ startLine }) => startLine <= line),
  )
}
