/** What a composed slide says of itself in a comment at its end. */
export interface Mark {
  /** Where it came from; the same words in the next composition mean the same slide. */
  readonly origin: string
  /** Of the slide as it was composed. */
  readonly checksum: string
}

const markPattern = /\n*<!-- composed from (.{1,400}?) \[([0-9a-z]{1,8})\] -->[ \t]*/
const listPattern = /\n*<!-- composed: ([0-9a-z ]*) -->[ \t]*/

/** A slide with its mark. */
export function markSlide(body: string, origin: string): string {
  return `${body.trim()}\n\n<!-- composed from ${origin} [${checksumOf(body)}] -->`
}

/** The mark of a slide, undefined where it has none: somebody wrote it by hand. */
export function readMark(slide: string): Mark | undefined {
  const match = markPattern.exec(slide)
  return match?.[1] === undefined || match[2] === undefined ? undefined : { origin: match[1], checksum: match[2] }
}

/** Whether a marked slide is still what was composed. */
export function isUntouched(slide: string, mark: Mark): boolean {
  return checksumOf(withoutMarks(slide)) === mark.checksum
}

export function withoutMarks(slide: string): string {
  return slide.replace(markPattern, '').replace(listPattern, '').trim()
}

/** Which slides a deck was composed of, so that one that somebody has deleted does not come back. */
export function writeList(origins: readonly string[]): string {
  return `<!-- composed: ${[...new Set(origins.map(checksumOf))].join(' ')} -->`
}

export function readList(text: string): ReadonlySet<string> {
  return new Set((listPattern.exec(text)?.[1] ?? '').split(' ').filter((entry) => entry !== ''))
}

/** A short sum of a text that does not mind white space: FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
export function checksumOf(text: string): string {
  let sum = 0x811c9dc5
  for (const character of text.replace(/\s+/g, ' ').trim()) {
    sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return (sum >>> 0).toString(36)
}

/** Words that may stand in a comment: no end of one, no line break, no bracket that would end the origin. */
export function inComment(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/-{2,}/g, '–')
    .replace(/[<>[\]]/g, '')
    .trim()
    .slice(0, 300)
}
