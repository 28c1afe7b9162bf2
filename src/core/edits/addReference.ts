import type { Minutes } from '../minutes'
import { type EditResult, findItem, firstVerified, type ReadText, type ItemRef } from './verifiedEdit'
import { replaceRange } from './textEdit'

/**
 * Adds a reference at the end of an item's line, in parentheses if possible.
 *
 * It is not added as a nested bullet, which would be read as the item's status.
 *
 * @param link The reference as Markdown: `[repo#12](https://…)`.
 */
export function addReference(text: string, minutes: Minutes, ref: ItemRef, link: string, read: ReadText): EditResult {
  const item = findItem(minutes, ref)
  if (item === undefined) return { refusal: 'missing' }
  if (item.text.includes(link)) return { refusal: 'already' }
  const { offset } = item.span.end
  const candidates = [` (${link})`, ` – ${link}`, ` ${link}`].map((end) => replaceRange(text, offset, offset, end))
  return firstVerified(
    minutes,
    item,
    candidates,
    read,
    ({ done, owners }) => done === item.done && String(owners) === String(item.owners),
  )
}
