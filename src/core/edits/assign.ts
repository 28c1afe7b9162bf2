import type { ActionItem, Minutes } from '../minutes'
import { type Edited, findItem, firstSafe, type Read, type Wanted } from './editedItem'
import { replaceStretch } from './textEdit'

/**
 * Hands an item to somebody else: on its own line, in the place where the owner stands.
 *
 * @param from The owner to be replaced; undefined for an item that nobody owns, or to replace all owners' first.
 * @param to As it is to be written: `@ada`, or `Ada Brook` for somebody without a handle.
 */
export function reassign(
  text: string,
  minutes: Minutes,
  wanted: Wanted,
  { from, to }: { readonly from: string | undefined; readonly to: string },
  read: Read,
): Edited {
  const item = findItem(minutes, wanted)
  if (item === undefined) return { refusal: 'missing' }
  const replaced = from ?? item.owners[0]
  const owner = to.replace(/^@/, '')
  const owners = distinct(
    replaced === undefined ? [owner] : item.owners.map((one) => (isSame(one, replaced) ? owner : one)),
  )
  if (String(owners).toLowerCase() === String(item.owners).toLowerCase()) return { refusal: 'already' }
  const candidates = replaced === undefined ? withOwner(item, to) : withOther(item, replaced, to)
  return firstSafe(
    minutes,
    item,
    candidates.map((line) => replaceStretch(text, item.span.start.offset, item.span.end.offset, line)),
    read,
    (edited) => String(edited.owners).toLowerCase() === String(owners).toLowerCase() && edited.done === item.done,
  )
}

function isSame(one: string, other: string): boolean {
  return one.toLowerCase() === other.toLowerCase()
}

function distinct(owners: readonly string[]): readonly string[] {
  return owners.filter((owner, index) => owners.findIndex((other) => isSame(other, owner)) === index)
}

/** The line with each place of the owner changed, one at a time; a second name of the same person goes. */
function withOther({ text, owners }: ActionItem, from: string, to: string): readonly string[] {
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/_/g, '\\\\?_')
  const places = [
    ...text.matchAll(new RegExp(`@${escaped}(?![A-Za-z0-9]|[-_.][A-Za-z0-9])`, 'gi')),
    ...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}@/])${escaped}(?![\\p{L}\\p{N}])`, 'giu')),
  ]
  const isThere = owners.some((owner) => isSame(owner, to.replace(/^@/, '')))
  const gaps = [/^\s*(?:,|&|\/|and|und)?\s*/i, /^/] as const
  return places.flatMap(({ index, 0: found }) => {
    if (!isThere) return [replaceStretch(text, index, index + found.length, to)]
    return gaps.map((gap) => {
      const end = index + found.length + (gap.exec(text.slice(index + found.length))?.[0].length ?? 0)
      return replaceStretch(text, index, end, '').replace(/\s*(?:,|&|\/|\band|\bund)\s*(?=[:)]|$)/i, '')
    })
  })
}

/** The line with an owner where it had none: behind its mark, before its text, or at its end. */
function withOwner({ text }: ActionItem, to: string): readonly string[] {
  const mark = /^([\s*_~(]*(?:#?\p{L}+(?:[ -](?:do|item|items|point))?))([\s*_]*)(?:NN\b)?(\s*:)?\s*/iu.exec(text)
  const behind = mark === null ? [] : [`${mark[1] ?? ''} ${to}: ${text.slice(mark[0].length)}`]
  return [...behind, `${to}: ${text}`, `${text} (${to})`, `${text} -> ${to}`]
}

/** How an item writes one of its owners, `@ada` or `Ada Brook`; undefined where the name stands elsewhere, as in a heading. */
export function writtenOwner({ text }: Pick<ActionItem, 'text'>, owner: string): string | undefined {
  const escaped = owner.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}/])@?${escaped}(?![\\p{L}\\p{N}])`, 'iu').exec(text)?.[0]
}
