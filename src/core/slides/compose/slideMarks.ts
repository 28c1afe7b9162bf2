/** Metadata of a composed slide, in a comment at its end. */
export interface SlideMark {
  /** The source of the slide. The same origin in the next composition means the same slide. */
  readonly origin: string
  /** Checksum of the slide as composed. */
  readonly checksum: string
}

const markPattern = /\n*<!-- composed from (.{1,400}?) \[([0-9a-z]{1,8})\] -->[ \t]*/
const originsPattern = /\n*<!-- composed: ([0-9a-z ]*) -->[ \t]*/

/** Appends a mark to a slide. */
export function markSlide(body: string, origin: string): string {
  return `${body.trim()}\n\n<!-- composed from ${origin} [${checksumOf(body)}] -->`
}

/** The mark of a slide; undefined if it was written by hand. */
export function readMark(slide: string): SlideMark | undefined {
  const match = markPattern.exec(slide)
  return match?.[1] === undefined || match[2] === undefined ? undefined : { origin: match[1], checksum: match[2] }
}

/** Whether a marked slide is unchanged since it was composed. */
export function isUnchanged(slide: string, mark: SlideMark): boolean {
  return checksumOf(withoutMarks(slide)) === mark.checksum
}

export function withoutMarks(slide: string): string {
  return slide.replace(markPattern, '').replace(originsPattern, '').trim()
}

/** A comment that lists all composed slides, so that deleted ones are not added again. */
export function writeOrigins(origins: readonly string[]): string {
  return `<!-- composed: ${[...new Set(origins.map(checksumOf))].join(' ')} -->`
}

export function readOrigins(text: string): ReadonlySet<string> {
  return new Set((originsPattern.exec(text)?.[1] ?? '').split(' ').filter((entry) => entry !== ''))
}

/** A short checksum that ignores differences in white space: FNV-1a, http://www.isthe.com/chongo/tech/comp/fnv/ */
export function checksumOf(text: string): string {
  let sum = 0x811c9dc5
  for (const character of text.replace(/\s+/g, ' ').trim()) {
    sum = Math.imul(sum ^ (character.codePointAt(0) ?? 0), 0x01000193)
  }
  return (sum >>> 0).toString(36)
}

/** Makes a text safe inside a mark: without comment ends, line breaks and brackets. */
export function escapeMarkText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .replace(/-{2,}/g, '–')
    .replace(/[<>[\]]/g, '')
    .trim()
    .slice(0, 300)
}
