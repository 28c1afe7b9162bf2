import { allMatches } from '../../allMatches'
import { tagMask } from './html'
import type { ImageRange } from './lines'
import type { MaskedRange } from './ranges'

/** Finds HTML and images that need no parser: tags inside a line, and images with a plain description. */

const attribute = '[ \\t]+[a-z_:][\\w.:-]*(?:=(?:"[^"<>\\r\\n]*"|\'[^\'<>\\r\\n]*\'|[^\\s"\'=<>]+))?'
const tag = new RegExp(`<(?:[a-z][a-z0-9-]*(?:${attribute})*[ \\t]*/?|/[a-z][a-z0-9-]*[ \\t]*|!--[\\w .,:;]*--)>`, 'gi')
/** Tags that show an image. */
const imageTag = /^<img\b|\bdata-background/i
/** A `<` that may open a tag, unlike "<3" and "a < b". */
const openTag = /<(?![\s\d=-])/

/**
 * The tags of a text.
 *
 * @param masked The text without code and addresses.
 * @returns undefined if the parser has to read them.
 */
export function plainTags(text: string, masked: string): readonly MaskedRange[] | undefined {
  if (!masked.includes('<')) return []
  const found = allMatches(tag, masked).map(({ index, 0: whole }) => {
    const end = index + whole.length
    return { start: index, end, as: tagMask(whole, text.charAt(end)) }
  })
  const isPlain = found.every(({ start, end }) => {
    const own = text.slice(start, end)
    return !own.includes('`') && !imageTag.test(own)
  })
  return isPlain && !openTag.test(masked.replace(tag, '')) ? found : undefined
}

const image = /(?<=^|[\s(])!\[((?![^\]]*www)[a-z\d.,:-]*(?: [a-z\d.,:-]+)*)\]\(([\w./:~%?=#-]*)\)/gi

/** The images of a text; undefined if the parser has to read them. */
export function plainImages(masked: string): readonly ImageRange[] | undefined {
  if (!masked.includes('![')) return []
  const found = allMatches(image, masked).map(({ index, 0: whole, 1: alt = '', 2: url = '' }) => ({
    start: index,
    end: index + whole.length,
    alt,
    url,
  }))
  return masked.split('![').length - 1 === found.length ? found : undefined
}
