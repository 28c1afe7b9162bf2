import { ownerInText } from '../edits/assign'
import type { ActionItem } from '../minutes'
import { mostFrequent } from '../mostFrequent'

/** The text that a series writes around owner and task: `**AI** ` `@ada` `: ` `call them`. */
export interface MarkerStyle {
  readonly beforeOwner: string
  readonly afterOwner: string
  /** Closes the emphasis that the marker or the owner opens. */
  readonly end: string
}

/** The style if there is nothing to learn from. */
const defaultMarkerStyle: MarkerStyle = { beforeOwner: 'AI ', afterOwner: ': ', end: '' }

/** A marker alone, with its markup: `_AI `, `**Action item:** `, `[TODO] `, `-> `, or nothing after a checkbox. */
const markerPattern = /^[*_([]*(?:#?\p{L}+(?:[ -]\p{L}+)?[*_)\]:]*\s+|[-=]>\s*|[→⇒]\s*)?[*_([]*$/u
const furtherOwners = /^(?:\s*(?:[,/&+]|and\b|und\b)\s*@[\w-]+)+/i
const separatorPattern = /^[*_)\]]*\s*[:–—-]?[*_]*\s+/

/**
 * Learns how a series marks action items, from the most frequent text around their owners. Ignores items that inherit
 * their mark from a heading, are struck through, or have a number in their mark.
 *
 * @param items Items of the series, oldest first; the later ones decide a tie.
 */
export function learnMarkerStyle(items: readonly Pick<ActionItem, 'marker' | 'owners' | 'text'>[]): MarkerStyle {
  const styles = items.flatMap((item) => styleOf(item) ?? [])
  const most = mostFrequent(styles.map((style) => JSON.stringify(style)))
  return styles.find((style) => JSON.stringify(style) === most) ?? defaultMarkerStyle
}

function styleOf(item: Pick<ActionItem, 'marker' | 'owners' | 'text'>): MarkerStyle | undefined {
  const { marker, owners, text } = item
  if (marker === 'SECTION') return undefined
  const box = marker === 'CHECKBOX' ? '[ ] ' : ''
  const own = text.replace(/^\[[ xX]\]\s+/, '')
  const owner = owners[0] === undefined ? undefined : ownerInText({ text: own }, owners[0])
  if (owner === undefined) return undefined
  const at = own.indexOf(owner)
  const before = own.slice(0, at)
  const rest = own.slice(at + owner.length).replace(furtherOwners, '')
  const separator = separatorPattern.exec(rest)?.[0]
  if (separator === undefined || !markerPattern.test(before) || (box === '' && before === '')) return undefined
  return { beforeOwner: box + before, afterOwner: separator, end: unclosedEmphasis(before + separator) }
}

/** The emphasis that a text opens and does not close: `_` for `_AI : `, nothing for `**AI** : `. */
function unclosedEmphasis(text: string): string {
  const open = (text.match(/\*+|_+/g) ?? []).reduce<readonly string[]>(
    (left, mark) => (left.at(-1) === mark ? left.slice(0, -1) : [...left, mark]),
    [],
  )
  return [...open].reverse().join('')
}
