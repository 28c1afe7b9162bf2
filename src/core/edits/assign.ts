import type { ActionItem, Minutes } from '../minutes'
import { type EditResult, findItem, firstVerified, type ReadText, type ItemRef } from './verifiedEdit'
import { replaceRange } from './textEdit'

/**
 * Assigns an item to somebody, by changing the owner on the item's line.
 *
 * @param from The owner to replace; undefined for an unassigned item, or to replace the first owner.
 * @param to The new owner as text: `@ada`, or `Ada Brook` for somebody without a handle.
 */
export function assign(
  text: string,
  minutes: Minutes,
  ref: ItemRef,
  { from, to }: { readonly from: string | undefined; readonly to: string },
  read: ReadText,
): EditResult {
  const item = findItem(minutes, ref)
  if (item === undefined) return { refusal: 'missing' }
  const replaced = from ?? item.owners[0]
  const owner = to.replace(/^@/, '')
  const owners = distinct(
    replaced === undefined ? [owner] : item.owners.map((one) => (isSame(one, replaced) ? owner : one)),
  )
  if (String(owners).toLowerCase() === String(item.owners).toLowerCase()) return { refusal: 'already' }
  const candidates = replaced === undefined ? withOwner(item, to) : withOther(item, replaced, to)
  return firstVerified(
    minutes,
    item,
    candidates.map((line) => replaceRange(text, item.span.start.offset, item.span.end.offset, line)),
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

/**
 * Candidates for the line with one occurrence of the owner replaced. If the new owner is already on the line, the old
 * one is removed instead.
 */
function withOther({ text, owners }: ActionItem, from: string, to: string): readonly string[] {
  const escaped = from.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/_/g, '\\\\?_')
  const places = [
    ...text.matchAll(new RegExp(`@${escaped}(?![A-Za-z0-9]|[-_.][A-Za-z0-9])`, 'gi')),
    ...text.matchAll(new RegExp(`(?<![\\p{L}\\p{N}@/])${escaped}(?![\\p{L}\\p{N}])`, 'giu')),
  ]
  const isOwnerAlready = owners.some((owner) => isSame(owner, to.replace(/^@/, '')))
  const gaps = [/^\s*(?:,|&|\/|and|und)?\s*/i, /^/] as const
  return places.flatMap(({ index, 0: found }) => {
    if (!isOwnerAlready) return [replaceRange(text, index, index + found.length, to)]
    return gaps.map((gap) => {
      const end = index + found.length + (gap.exec(text.slice(index + found.length))?.[0].length ?? 0)
      return replaceRange(text, index, end, '').replace(/\s*(?:,|&|\/|\band|\bund)\s*(?=[:)]|$)/i, '')
    })
  })
}

/** Candidates for an unassigned line with an owner: after its marker, before its text, or at its end. */
function withOwner({ text }: ActionItem, to: string): readonly string[] {
  const mark = /^([\s*_~(]*(?:#?\p{L}+(?:[ -](?:do|item|items|point))?))([\s*_]*)(?:NN\b)?(\s*:)?\s*/iu.exec(text)
  const afterMarker = mark === null ? [] : [`${mark[1] ?? ''} ${to}: ${text.slice(mark[0].length)}`]
  return [...afterMarker, `${to}: ${text}`, `${text} (${to})`, `${text} -> ${to}`]
}

/** An owner as written in an item, `@ada` or `Ada Brook`; undefined if the item inherits it, for example from a heading. */
export function ownerInText({ text }: Pick<ActionItem, 'text'>, owner: string): string | undefined {
  const escaped = owner.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
  return new RegExp(`(?<![\\p{L}\\p{N}/])@?${escaped}(?![\\p{L}\\p{N}])`, 'iu').exec(text)?.[0]
}
