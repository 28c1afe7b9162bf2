import { hasImageEnding } from '../imageTypes'
import { escapeMarkdown } from '../markdownText'

/** A link to a file, with its label, which is selected for editing. */
export interface FileLink {
  readonly before: string
  /** The text of the link, or the description of an image. */
  readonly label: string
  readonly after: string
}

/**
 * The link from minutes to a file: an image if the file is one.
 *
 * @param from The path of the minutes, with `/`; both paths have the same root.
 */
export function fileLink(from: string, to: string): FileLink {
  const name = nameOf(to)
  const isImage = hasImageEnding(name)
  const label = isImage ? name.replace(/\.\w+$/, '') : name
  return {
    before: isImage ? '![' : '[',
    label: escapeMarkdown(label),
    after: `](${encodeTarget(relativePathTo(from, to))})`,
  }
}

/** The path from the folder of one file to another file. */
export function relativePathTo(from: string, to: string): string {
  const folders = from.split('/').slice(0, -1)
  const target = to.split('/')
  let shared = 0
  while (shared < folders.length && shared < target.length - 1 && folders[shared] === target[shared]) shared++
  return [...folders.slice(shared).map(() => '..'), ...target.slice(shared)].join('/')
}

/** Encodes characters that would end the target of a link, or be decoded in it. */
export function encodeTarget(path: string): string {
  return path.replace(/[%\s()<>#?"\\]/g, (unit) =>
    unit === '(' || unit === ')' ? `%${unit.charCodeAt(0).toString(16)}` : encodeURIComponent(unit),
  )
}

/** A name that is not among `taken`, ignoring case: `image.png`, `image-1.png`, … */
export function freeName(name: string, taken: ReadonlySet<string>): string {
  const lower = new Set([...taken].map((one) => one.toLowerCase()))
  const dot = name.lastIndexOf('.')
  const [stem, ending] = dot > 0 ? [name.slice(0, dot), name.slice(dot)] : [name, '']
  for (let number = 0; ; number++) {
    const candidate = number === 0 ? name : `${stem}-${number}${ending}`
    if (!lower.has(candidate.toLowerCase())) return candidate
  }
}

/** The last segment of a path as a file name, without characters that file systems do not allow. */
export function safeFileName(path: string, fallback: string): string {
  const name = nameOf(path.replaceAll('\\', '/'))
    .replace(/[<>:"|?*\p{Cc}]/gu, '-')
    .replace(/^\.+|[. ]+$/g, '')
  return name === '' ? fallback : name
}

function nameOf(path: string): string {
  return path.slice(path.lastIndexOf('/') + 1)
}
