import type { ActionMarker } from '../../minutes'
import { readTokens, type Token } from '../tokens/tokens'
import type { FoundHandle } from '../people/handles'

/** A marker of an action item. Offsets count from the start of the line's content. */
export interface FoundMarker {
  readonly marker: ActionMarker
  /** The rule that found it. */
  readonly rule: string
  readonly start: number
  /** After the marker and its colon, where owners and text start. */
  readonly end: number
  /** Handles directly after the marker. */
  readonly owners: readonly FoundHandle[]
  /** A name in place of a handle: "AI(berta): …". */
  readonly name: string | undefined
  /** Whether only owners follow the marker. */
  readonly isEmpty: boolean
  /** The rest of the parenthesis that starts with the marker; undefined outside parentheses. */
  readonly parenthesized: string | undefined
}

const joining: ReadonlySet<string> = new Set(['and', 'und', 'or', 'oder', 'plus', 'w', 'with', 'et', 'y', 'en', 'e'])
const leading: ReadonlySet<string> = new Set(['for', 'to', 'on', 'an', 'für', 'by'])

/** The handles from an index on, with only separators between them, and the index after them. */
export function handlesAt(
  tokens: readonly Token[],
  from: number,
): { readonly found: readonly FoundHandle[]; readonly to: number } {
  const found: FoundHandle[] = []
  let to = from
  const isLead = ({ kind, lower }: Token): boolean => kind === 'colon' || kind === 'open' || leading.has(lower)
  for (let at = from, skipped = 0; at < tokens.length && skipped < 4; at++) {
    const one = tokens[at]
    if (one === undefined) break
    if (one.kind === 'handle') {
      found.push({ handle: one.text, start: one.start, end: one.end })
      to = at + 1
      skipped = 0
      continue
    }
    const isBetween = one.kind === 'separator' || one.text === ';' || joining.has(one.lower) || one.text === '->'
    if (found.length === 0 ? !isLead(one) : !isBetween) break
    skipped++
  }
  return { found, to }
}

/** The handles that follow an offset, with only separators between them. */
export function leadingHandles(maskedText: string, offset: number): readonly FoundHandle[] {
  if (!maskedText.includes('@')) return []
  const tokens = readTokens(maskedText)
  const from = tokens.findIndex(({ start }) => start >= offset)
  return from < 0 ? [] : handlesAt(tokens, from).found
}
