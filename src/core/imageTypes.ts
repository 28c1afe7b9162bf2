/** A type of images. */
interface ImageType {
  /** The subtype of `image/…`. */
  readonly name: string
  /** The endings of file names, without the dot; the usual one first. */
  readonly endings: readonly string[]
  /** Recognizes a file by its first bytes; undefined if that is not supported. */
  readonly isStartOf?: (bytes: Uint8Array) => boolean
}

const starts =
  (...expected: readonly number[]) =>
  (bytes: Uint8Array): boolean =>
    expected.every((byte, index) => bytes[index] === byte)

/** All types of images that pads, slides and publishing support. */
const imageTypes: readonly ImageType[] = [
  { name: 'png', endings: ['png'], isStartOf: starts(0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a) },
  { name: 'jpeg', endings: ['jpg', 'jpeg'], isStartOf: starts(0xff, 0xd8, 0xff) },
  { name: 'gif', endings: ['gif'], isStartOf: starts(0x47, 0x49, 0x46, 0x38) },
  {
    name: 'webp',
    endings: ['webp'],
    isStartOf: (bytes) => starts(0x52, 0x49, 0x46, 0x46)(bytes) && starts(0x57, 0x45, 0x42, 0x50)(bytes.subarray(8)),
  },
  { name: 'avif', endings: ['avif'] },
  { name: 'svg+xml', endings: ['svg'] },
  { name: 'bmp', endings: ['bmp'] },
  { name: 'heic', endings: ['heic'] },
  { name: 'heif', endings: ['heif'] },
]

/** The types that every browser shows in a page. */
const shownTypes: ReadonlySet<string> = new Set(['png', 'jpeg', 'gif', 'webp', 'avif', 'svg+xml'])

/** Whether an address is a `data:` address of an image. */
export function isImageData(address: string): boolean {
  const type = /^data:image\/([a-z+]+)[;,]/i.exec(address)?.[1]
  return type !== undefined && shownTypes.has(type.toLowerCase())
}

/** Whether a file name has the ending of an image. */
export function hasImageEnding(name: string): boolean {
  return typeOfEnding(name) !== undefined
}

/** The media type for a file name; undefined if browsers do not show such images. */
export function imageMediaType(name: string): string | undefined {
  const type = typeOfEnding(name)?.name
  return type !== undefined && shownTypes.has(type) ? `image/${type}` : undefined
}

function typeOfEnding(name: string): ImageType | undefined {
  const ending = /\.(\w+)$/.exec(name)?.[1]?.toLowerCase()
  return ending === undefined ? undefined : imageTypes.find(({ endings }) => endings.includes(ending))
}

/**
 * The usual ending for an image, from its first bytes, if GitHub displays the type; undefined for other content. The
 * server's `Content-Type` is not trusted.
 */
export function imageEnding(bytes: Uint8Array): string | undefined {
  return imageTypes.find(({ isStartOf }) => isStartOf?.(bytes) === true)?.endings[0]
}
