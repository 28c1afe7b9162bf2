import { allMatches } from '../../allMatches'
/**
 * A handle after its `@`: letters, digits and single hyphens as on GitHub, and also `.` and `_` inside. A closing mark of
 * emphasis is not part of it: `_AI @fkr_: …`.
 */
const handleBody = '[A-Za-z0-9](?:[A-Za-z0-9]|(?:\\\\?[-_.])(?=[A-Za-z0-9]))*'

/**
 * Excludes email addresses, paths, repeated `@` (escaped or not), teams (`@org/team`) and partial words: `@jörg` is
 * not the handle "j". A script without spaces may follow.
 */
const handleSource = `(?<![A-Za-z0-9@/.-])(?<![A-Za-z0-9@/.-]\\\\)@(${handleBody})(?!(?:\\\\?[-_.])?[A-Za-z0-9]|[\\p{M}\\p{Script=Latin}]|@|/[A-Za-z0-9])`

/** A host, not a handle: `@lists.example.org`. */
const hostName = /\..*\./

export interface FoundHandle {
  /** As written, without `@` and without backslashes. */
  readonly handle: string
  /** Offsets of `@handle` in the text that was searched. */
  readonly start: number
  readonly end: number
}

const handlePattern = new RegExp(handleSource, 'gu')

/** The handles in a masked text, in order. `@a/@b` are two. */
export function findHandles(maskedText: string): readonly FoundHandle[] {
  if (!maskedText.includes('@')) return []
  // A slash between two handles separates them; any other slash before a handle means a path.
  const separated = !maskedText.includes('/@')
    ? maskedText
    : maskedText.replace(/(?<=@[A-Za-z0-9][A-Za-z0-9_.-]*[)*_]?)\/\/?(?=@[A-Za-z0-9])/g, (slashes) =>
        ' '.repeat(slashes.length),
      )
  return allMatches(handlePattern, separated)
    .map((match) => ({
      handle: (match[1] ?? '').replaceAll('\\', ''),
      start: match.index,
      end: match.index + match[0].length,
    }))
    .filter(({ handle }) => !hostName.test(handle))
}
