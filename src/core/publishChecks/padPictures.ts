/** A picture on the server of a pad, wherever the text names it: an image, a slide's background, a tag. */
export interface PadPicture {
  readonly url: string
  /** The file's name at the end of the address. */
  readonly name: string
  readonly start: number
  readonly end: number
}

/** Where HedgeDoc, CodiMD and HackMD keep what is dropped into a pad. */
const upload =
  /https?:\/\/[^\s"'()<>[\]/]+(?:\/[^\s"'()<>[\]/]+)*\/_?uploads\/([\w.-]+\.(?:png|jpe?g|gif|webp|avif|svg|heic|heif))(?![\w.-]*\w)/gi

/** The pictures in the order of the text; the same one may come more than once. */
export function findPadPictures(text: string): readonly PadPicture[] {
  return [...text.matchAll(upload)].map((match) => ({
    url: match[0],
    name: match[1] ?? '',
    start: match.index,
    end: match.index + match[0].length,
  }))
}

/** The text with the addresses of pictures replaced; those without a replacement stay. */
export function replacePictures(
  text: string,
  pictures: readonly PadPicture[],
  replacements: ReadonlyMap<string, string>,
): string {
  let result = ''
  let last = 0
  for (const { url, start, end } of pictures) {
    result += text.slice(last, start) + (replacements.get(url) ?? url)
    last = end
  }
  return result + text.slice(last)
}

/** Hosts of the own machine or network, by name or number. */
const inner =
  /^(?:localhost|.*\.(?:localhost|local|internal)|0\..*|10\..*|127\..*|169\.254\..*|172\.(?:1[6-9]|2\d|3[01])\..*|192\.168\..*|100\.(?:6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*|\[(?:::.*|f[cd].*|fe[89ab].*)\])$/i

/**
 * Where a server of pictures sends a request on to. Undefined where that is not followed: what the text names the person
 * sees, but nobody sees a way into the own machine or network that somebody else's server has made up.
 *
 * @param url The address that was asked.
 * @param location What the server answers, relative or not.
 */
export function redirectTarget(url: string, location: string): string | undefined {
  const from = new URL(url)
  const to = URL.canParse(location, url) ? new URL(location, url) : undefined
  if (to === undefined || !/^https?:$/.test(to.protocol)) return undefined
  return to.host === from.host || !inner.test(to.hostname) ? to.href : undefined
}

/** The types that GitHub shows in a page, by the first bytes: what a server calls its answer is no proof. */
export function pictureType(bytes: Uint8Array): 'png' | 'jpeg' | 'gif' | 'webp' | undefined {
  const starts = (...expected: readonly number[]): boolean => expected.every((byte, index) => bytes[index] === byte)
  if (starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a)) return 'png'
  if (starts(0xff, 0xd8, 0xff)) return 'jpeg'
  if (starts(0x47, 0x49, 0x46, 0x38)) return 'gif'
  return starts(0x52, 0x49, 0x46, 0x46) && [0x57, 0x45, 0x42, 0x50].every((byte, index) => bytes[index + 8] === byte)
    ? 'webp'
    : undefined
}
