import type { Image } from '../minutes'
import { type Source, spanIn } from './source'

/** `parallaxBackgroundImage: 'https://…'`; some write a Markdown image in its place. */
const backgroundOption = /^[ \t]*\w*BackgroundImage[ \t]*:[ \t]*["']?(?:!\[[^\]\n]{0,200}\]\()?([^\s"'()]+)/gim

/** The pictures of a document, those behind the slides of a deck too. */
export function readImages(source: Source): readonly Image[] {
  const found = source.images.map(({ alt, url, ...stretch }) => ({ alt, url, span: spanIn(source, stretch) }))
  const { frontMatter } = source
  if (frontMatter === undefined) return found
  const backgrounds = [...frontMatter.matchAll(backgroundOption)].map((match) => {
    const [whole, url = ''] = match
    const start = match.index + whole.length - url.length
    return { alt: '', url, span: spanIn(source, { start, end: start + url.length }) }
  })
  return [...backgrounds, ...found]
}
