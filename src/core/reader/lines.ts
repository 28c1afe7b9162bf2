import type { LinkStretch, Stretch } from './stretches'

/**
 * The text of a block as people read it, line by line: what markdown knows (bullets, headings, tables, code, links) is
 * worked out here, once; the readers of participants, action items and so on look at lines only.
 */

export type LineKind = 'heading' | 'item' | 'text' | 'row'

/** One source line of a block; offsets and indexes count from the block's beginning. */
export interface BlockLine {
  readonly kind: LineKind
  /** 0-based. */
  readonly number: number
  /** The content, without indentation, quote marks, bullet, checkbox and hashes. */
  readonly start: number
  readonly end: number
  /** Of a heading 1 to 6; else how many list items the line is inside of (an item counts itself). */
  readonly level: number
  /** Index of the first line of the list item around this line (of an item: around its list). */
  readonly parent: number | undefined
  /** Of a task list item. */
  readonly checked: boolean | undefined
  /** Of a table row: the content of each cell. */
  readonly cells: readonly Stretch[] | undefined
}

export interface ImageStretch extends Stretch {
  readonly alt: string
  readonly url: string
}

export interface ReadBlock {
  readonly lines: readonly BlockLine[]
  /** The block's text with everything that is not prose (code, comments, tags, addresses) blanked out, length kept. */
  readonly prose: string
  readonly links: readonly LinkStretch[]
  readonly images: readonly ImageStretch[]
  /** `~~…~~` */
  readonly struck: readonly Stretch[]
  /** The content of fences, because some communities write their attendees into one. */
  readonly fences: readonly Stretch[]
}

/** Stands in `prose` for each character that is not prose. It is neither blank nor part of a word. */
export const blank = '\uFFFC'
