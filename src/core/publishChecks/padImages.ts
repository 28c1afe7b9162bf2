import { hasImageEnding } from '../imageTypes'
import type { Image } from '../minutes'

import { isPublicAddress } from '../privateNetwork'

/** An image on a pad's server, in any markup: an image, a slide background, an HTML tag. */
export interface PadImage {
  readonly url: string
  /** File name at the end of the address. */
  readonly name: string
  readonly start: number
  readonly end: number
}

/**
 * Whether an address is an image stored by HedgeDoc, CodiMD or HackMD: below `/uploads/` or `/_uploads/`, with the ending
 * of an image or without one. https://docs.hedgedoc.org/configuration/#upload-storage
 */
export function isPadImage(address: string): boolean {
  const [, host = '', name = ''] =
    /^https?:\/\/([^/\s?#]+)\/(?:[^\s?#]*\/)?_?uploads\/([^\s/?#]+)$/i.exec(address) ?? []
  // GitHub keeps its own uploads.
  const isGitHub = /(?:^|\.)github(?:usercontent)?\.com$/i.test(host)
  return name !== '' && !isGitHub && (hasImageEnding(name) || !/\.\w+$/.test(name))
}

/**
 * The addresses of images on a pad's server, in the order of the text; an image may occur more than once.
 *
 * @param images The visible images of the text.
 */
export function findPadImages(text: string, images: readonly Pick<Image, 'url'>[]): readonly PadImage[] {
  const urls = new Set(images.map(({ url }) => url).filter(isPadImage))
  const found = [...urls].flatMap((url) => {
    const places: PadImage[] = []
    for (let start = text.indexOf(url); start >= 0; start = text.indexOf(url, start + url.length)) {
      const end = start + url.length
      // The address of another image may begin with this one.
      if (!/^[\w%/-]|^\.\w/.test(text.slice(end, end + 2)))
        places.push({ url, name: url.slice(url.lastIndexOf('/') + 1), start, end })
    }
    return places
  })
  return found.sort((one, other) => one.start - other.start)
}

/** Replaces addresses of images; addresses without a replacement stay. */
export function replaceImageUrls(
  text: string,
  images: readonly PadImage[],
  replacements: ReadonlyMap<string, string>,
): string {
  let result = ''
  let last = 0
  for (const { url, start, end } of images) {
    result += text.slice(last, start) + (replacements.get(url) ?? url)
    last = end
  }
  return result + text.slice(last)
}

/**
 * The absolute address of a redirect from an image server; undefined if it must not be followed. A redirect into a
 * private network would let the server reach addresses that it cannot reach itself.
 *
 * @param url The requested address.
 * @param location The `Location` header, absolute or relative.
 */
export function redirectTarget(url: string, location: string): string | undefined {
  const to = URL.canParse(location, url) ? new URL(location, url).href : undefined
  return to !== undefined && isPublicAddress(to) ? to : undefined
}
