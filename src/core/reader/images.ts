import type { Image } from '../minutes'
import { hasImageEnding } from '../imageTypes'
import type { ImageRange } from './text/lines'
import { type Source, toSpan } from './text/source'

/** `parallaxBackgroundImage: 'https://…'`; some decks have a Markdown image there. */
const backgroundOption = /^[ \t]*\w*BackgroundImage[ \t]*:[ \t]*["']?(?:!\[[^\]\n]{0,200}\]\()?([^\s"'()]+)/gim

/** `![alt][label]`, `![label][]` and `![label]`. */
const imageReference = /!\[([^\][]*)\](?:\[([^\][]*)\])?/g

/** The images of a document, including slide backgrounds and the definitions that images refer to. */
export function readImages(source: Source): readonly Image[] {
  const found = [...source.images, ...definedImages(source)]
    .sort((one, other) => one.start - other.start)
    .map(({ alt, url, ...stretch }) => ({ alt, url, span: toSpan(source, stretch) }))
  const { frontMatter } = source
  if (frontMatter === undefined) return found
  const backgrounds = [...frontMatter.matchAll(backgroundOption)].map((match) => {
    const [whole, url = ''] = match
    const start = match.index + whole.length - url.length
    return { alt: '', url, span: toSpan(source, { start, end: start + url.length }) }
  })
  return [...backgrounds, ...found]
}

/** Definitions of images, `[1]: https://…`. References may be in other blocks, so they are matched by label. */
function definedImages({ text, links }: Source): readonly ImageRange[] {
  const defined = links.flatMap(({ start, end, url }) => {
    const label = /^\[([^\][]+)\]:/.exec(text.slice(start, end))?.[1]
    return label === undefined || !hasImageEnding(url) ? [] : [{ key: labelKey(label), start, end, url }]
  })
  if (defined.length === 0) return []
  const used = new Set([...text.matchAll(imageReference)].map(([, alt = '', label]) => labelKey(label || alt)))
  return defined.flatMap(({ key, ...range }) => (used.has(key) ? [{ alt: '', ...range }] : []))
}

/** Labels are compared without case and with single spaces. */
function labelKey(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}
