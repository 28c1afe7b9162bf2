import { dateOfPath } from '../dates'
import type { Minutes } from '../minutes'
import type { CheckCode, Finding } from './finding'
import { findPadSyntax } from './padSyntax'
import { findPrivateInformation } from './privateInformation'

/**
 * Finds what to review before publishing, in the order of the text.
 *
 * @param path Path in the repository, separated by `/`.
 * @param ignored Codes of checks to skip.
 */
export function checkMinutes(
  text: string,
  minutes: Minutes,
  path: string,
  ignored: readonly string[] = [],
): readonly Finding[] {
  const findings = [
    ...findPrivateInformation(text),
    // Decks are shown on the pad, not read on GitHub.
    ...(minutes.kind === 'slides' ? [] : findPadSyntax(text)),
    ...findDateMismatch(minutes, path),
  ]
  return findings
    .filter(({ code }: { readonly code: CheckCode }) => !ignored.includes(code))
    .sort((one, other) => one.start - other.start)
}

/** The date in the title differs from the date in the path: one of them is left from an earlier meeting. */
function findDateMismatch({ date }: Minutes, path: string): readonly Finding[] {
  const fileDate = dateOfPath(path)
  if (date === undefined || fileDate === undefined || date.value === fileDate) return []
  const { start, end } = date.span
  return [
    {
      code: 'dateMismatch',
      start: start.offset,
      end: end.offset,
      excerpt: `${date.value} / ${fileDate}`,
      removal: undefined,
    },
  ]
}
