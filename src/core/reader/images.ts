import type { Image } from '../minutes'
import { type Source, toSpan } from './text/source'

/** `parallaxBackgroundImage: 'https://…'`; some decks have a Markdown image there. */
const backgroundOption = /^[ \t]*\w*BackgroundImage[ \t]*:[ \t]*["']?(?:!\[[^\]\n]{0,200}\]\()?([^\s"'()]+)/gim

/** The images of a document, including slide backgrounds. */
export function readImages(source: Source): readonly Image[] {
  const found = source.images.map(({ alt, url, ...stretch }) => ({ alt, url, span: toSpan(source, stretch) }))
  const { frontMatter } = source
  if (frontMatter === undefined) return found
  const backgrounds = [...frontMatter.matchAll(backgroundOption)].map((match) => {
    const [whole, url = ''] = match
    const start = match.index + whole.length - url.length
    return { alt: '', url, span: toSpan(source, { start, end: start + url.length }) }
  })
  return [...backgrounds, ...found]
}
