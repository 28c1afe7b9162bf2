import { dateOfPath } from '../dates'
import type { Minutes } from '../minutes'
import { isPlaceholder } from '../reader/people'
import type { Lexicon } from '../reader/lexicon'
import type { Problem } from './problem'

/** The same person twice among the participants, whatever the letter case; the second place is the problem. */
export function findDuplicateParticipants({ repeated }: Minutes): readonly Problem[] {
  return repeated.map(({ person, first }) => ({
    code: 'duplicate-participant',
    span: person.span,
    person: person.handle === undefined ? (person.name ?? '') : `@${person.handle}`,
    line: first.start.line,
  }))
}

/** Open action items that nobody owns. */
export function findUnownedActions({ actions }: Minutes): readonly Problem[] {
  return actions
    .filter(({ owners, done, isCarriedOver }) => owners.length === 0 && !done && !isCarriedOver)
    .map(({ span }) => ({ code: 'unowned-action', span }))
}

/** Duties that ask for somebody and have nobody. */
export function findUnansweredDuties({ duties }: Minutes): readonly Problem[] {
  return duties
    .filter(({ people, waived }) => people.length === 0 && !waived)
    .map(({ span, label }) => ({ code: 'unanswered-duty', span, label: label.replace(/[\s:*_]+$/, '') }))
}

/**
 * The day in the title is another than that of the file's name.
 *
 * @param path Inside the workspace, segments divided by `/`.
 */
export function findDateMismatch({ date }: Minutes, path: string): readonly Problem[] {
  const file = dateOfPath(path.split('/').at(-1) ?? '')
  if (date === undefined || file === undefined || file === date.value) return []
  return [{ code: 'date-mismatch', span: date.span, written: date.value, file }]
}

/** `@todo`, `@yourhandle`: what a template left behind. */
export function findPlaceholders({ mentions }: Minutes, lexicon: Lexicon): readonly Problem[] {
  return mentions
    .filter(({ handle }) => isPlaceholder(lexicon, handle))
    .map(({ handle, span }) => ({ code: 'placeholder', span, text: `@${handle}` }))
}

/** `#12` that names no repository, outside of places where it is a number of something else. */
export function findBareReferences({ references }: Minutes): readonly Problem[] {
  return references
    .filter(({ form }) => form === 'bare')
    .map(({ span, number }) => ({ code: 'bare-reference', span, number }))
}

/** Pads keep what is pasted into them below `/uploads/`: https://docs.hedgedoc.org/configuration/#upload-storage */
const padUpload =
  /^https?:\/\/(?!(?:[\w-]+\.)*github(?:usercontent)?\.com\/)[^/\s]+\/(?:[^\s?#]*\/)?uploads\/[^\s?#]+$/i

/** Pictures that still lie on the pad's server, and are gone when the pad is. */
export function findPadPictures({ images }: Minutes): readonly Problem[] {
  return images.filter(({ url }) => padUpload.test(url)).map(({ url, span }) => ({ code: 'pad-picture', span, url }))
}
