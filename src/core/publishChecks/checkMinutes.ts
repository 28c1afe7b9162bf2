import { dateOfPath } from '../dates'
import type { Minutes } from '../minutes'
import type { CheckCode, Finding } from './finding'
import { findPadSyntax } from './padSyntax'
import { findPrivateMatter } from './privateMatter'

/**
 * What to look at before the text goes out, in its order.
 *
 * @param path Where it goes, segments divided by `/`.
 * @param ignored Checks that are left out.
 */
export function checkMinutes(
  text: string,
  minutes: Minutes,
  path: string,
  ignored: readonly string[] = [],
): readonly Finding[] {
  const findings = [
    ...findPrivateMatter(text),
    // A deck is made for the pad: it is not read on GitHub.
    ...(minutes.kind === 'slides' ? [] : findPadSyntax(text)),
    ...findDateMismatch(minutes, path),
  ]
  return findings
    .filter(({ code }: { readonly code: CheckCode }) => !ignored.includes(code))
    .sort((one, other) => one.start - other.start)
}

/** The day in the title against that in the path: one of them was copied from the last meeting. */
function findDateMismatch({ date }: Minutes, path: string): readonly Finding[] {
  const day = dateOfPath(path)
  if (date === undefined || day === undefined || date.value === day) return []
  const { start, end } = date.span
  return [
    {
      code: 'dateMismatch',
      start: start.offset,
      end: end.offset,
      excerpt: `${date.value} / ${day}`,
      removal: undefined,
    },
  ]
}
