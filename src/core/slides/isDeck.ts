import { findFrontMatterEnd } from '../reader/text/blocks'
import { findDeckHead } from './padFrontMatter'

/** Keys that exist only in Slidev. */
const slidevKey = /^(?:highlighter|colorSchema|drawings|transition|routerMode|aspectRatio|canvasWidth|mdc)[ \t]*:/m
/** Keys of pages of a static site, which may also have a theme. */
const pageKey = /^(?:date|permalink|categories|parent|type)[ \t]*:/m

/** Whether a document is a deck: of HedgeDoc (`type: slide`), Marp (`marp: true`) or Slidev (a theme and separators). */
export function isDeck(text: string): boolean {
  if (findDeckHead(text) !== undefined) return true
  const end = findFrontMatterEnd(text)
  if (end === 0) return false
  const frontMatter = text.slice(0, end)
  if (/^marp[ \t]*:[ \t]*['"]?true['"]?[ \t]*$/im.test(frontMatter) || slidevKey.test(frontMatter)) return true
  const hasSlides = (text.slice(end).match(/^---[ \t]*$/gm)?.length ?? 0) > 1
  return /^theme[ \t]*:/m.test(frontMatter) && hasSlides && !pageKey.test(frontMatter)
}
