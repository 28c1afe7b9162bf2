import { isPrivateHost } from '../privateNetwork'

/** An image on a pad's server, in any markup: an image, a slide background, an HTML tag. */
export interface PadImage {
  readonly url: string
  /** File name at the end of the address. */
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Addresses where HedgeDoc, CodiMD and HackMD store uploaded images. */
const uploadAddress =
  /https?:\/\/[^\s"'()<>[\]/]+(?:\/[^\s"'()<>[\]/]+)*\/_?uploads\/([\w.-]+\.(?:png|jpe?g|gif|webp|avif|svg|heic|heif))(?![\w.-]*\w)/gi

/** All uses of images in the order of the text; an image may occur more than once. */
export function findPadImages(text: string): readonly PadImage[] {
  return [...text.matchAll(uploadAddress)].map((match) => ({
    url: match[0],
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
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
 * The absolute address of a redirect from an image server; undefined if it must not be followed.
 *
 * A redirect to another host in a private network is not followed: a server could use it to reach what it cannot see.
 * Addresses in the text itself are visible to the person.
 *
 * @param url The requested address.
 * @param location The `Location` header, absolute or relative.
 */
export function redirectTarget(url: string, location: string): string | undefined {
  const from = new URL(url)
  const to = URL.canParse(location, url) ? new URL(location, url) : undefined
  if (to === undefined || !/^https?:$/.test(to.protocol)) return undefined
  return to.host === from.host || !isPrivateHost(to.hostname) ? to.href : undefined
}

/**
 * The image type by the first bytes, of those that GitHub displays; undefined for other content. The server's
 * `Content-Type` is not trusted.
 */
export function imageType(bytes: Uint8Array): 'png' | 'jpeg' | 'gif' | 'webp' | undefined {
  const starts = (...expected: readonly number[]): boolean => expected.every((byte, index) => bytes[index] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'gif'
  return starts(0x52, 0x49, 0x46, 0x46) && [0x57, 0x45, 0x42, 0x50].every((byte, index) => bytes[index + 8] === byte)
    ? 'webp'
    : undefined
}
