import { findDateMismatch } from '../dayOfMinutes'
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
    ...dateFindings(minutes, path),
  ]
  return findings
    .filter(({ code }: { readonly code: CheckCode }) => !ignored.includes(code))
    .sort((one, other) => one.start - other.start)
}

function dateFindings(minutes: Minutes, path: string): readonly Finding[] {
  const mismatch = findDateMismatch(minutes, path)
  if (mismatch === undefined) return []
  const { span, written, ofPath } = mismatch
  return [
    {
      code: 'dateMismatch',
      start: span.start.offset,
      end: span.end.offset,
      excerpt: `${written} / ${ofPath}`,
      removal: undefined,
    },
  ]
}
