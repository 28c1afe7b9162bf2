import type { LinkRange, TextRange } from './ranges'

/**
 * The lines of a block. Markdown structure (bullets, headings, tables, code, links) is resolved once here; the readers of
 * participants, action items and other fields use only lines.
 */

export type LineKind = 'heading' | 'item' | 'text' | 'row'

/** One source line of a block. Offsets, numbers and indexes count from the start of the block. */
export interface BlockLine {
  readonly kind: LineKind
  /** 0-based. */
  readonly number: number
  /** Range of the content, without indentation, quote marks, bullet, checkbox and hashes. */
  readonly start: number
  readonly end: number
  /** For headings 1 to 6; otherwise the number of list items around the line (an item counts itself). */
  readonly level: number
  /** Index of the first line of the enclosing list item; for an item, of the item around its list. */
  readonly parent: number | undefined
  /** For task list items; undefined for other lines. */
  readonly checked: boolean | 'cancelled' | undefined
  /** For table rows: the content of each cell. */
  readonly cells: readonly TextRange[] | undefined
}

export interface ImageRange extends TextRange {
  readonly alt: string
  readonly url: string
}

export interface BlockContent {
  readonly lines: readonly BlockLine[]
  /** The block's text with code, comments, tags and URLs masked, at the same length. */
  readonly maskedText: string
  readonly links: readonly LinkRange[]
  readonly images: readonly ImageRange[]
  /** `~~…~~` */
  readonly strikethrough: readonly TextRange[]
  /** The content of fences; some communities list their attendees in one. */
  readonly fences: readonly TextRange[]
}

/** Replaces each masked character. It is neither white space nor part of a word. */
export const maskChar = '\uFFFC'
