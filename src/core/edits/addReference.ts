import type { Minutes } from '../minutes'
import { type Edited, findItem, firstSafe, type Read, type Wanted } from './editedItem'
import { replaceStretch } from './textEdit'

/**
 * Adds a reference at the end of an item's line, in parentheses if possible.
 *
 * It is not added as a nested bullet, which would be read as the item's status.
 *
 * @param link The reference as Markdown: `[repo#12](https://…)`.
 */
export function addReference(text: string, minutes: Minutes, wanted: Wanted, link: string, read: Read): Edited {
  const item = findItem(minutes, wanted)
  if (item === undefined) return { refusal: 'missing' }
  if (item.text.includes(link)) return { refusal: 'already' }
  const { offset } = item.span.end
  const candidates = [` (${link})`, ` – ${link}`, ` ${link}`].map((end) => replaceStretch(text, offset, offset, end))
  return firstSafe(
    minutes,
    item,
    candidates,
    read,
    ({ done, owners }) => done === item.done && String(owners) === String(item.owners),
  )
}
