import { inFormOf } from './lineEnds'
import { missingLines, withoutLines } from '../../core/merge/lines'
import { mergeTexts } from '../../core/merge/mergeTexts'

/** What the person chose for a file. Valid only for the text on GitHub that the question was about. */
export interface FileChoice {
  /** `overwrite` replaces their text. `keep` adds the lines that only their text has. */
  readonly kind: 'overwrite' | 'keep'
  /** The text on GitHub at that time. */
  readonly theirs: string
}

/** The common ancestor of the person's text and the text on GitHub, as far as it is known. */
export interface CommonText {
  /** Undefined when unknown. */
  readonly base: string | undefined
  /** Whether the person had `base` on this machine, so that they have deleted the lines that they lack now. */
  readonly isRemembered: boolean
  /** The lines on GitHub that are not known to be the person's own. */
  readonly others: readonly string[]
}

/** Why a person must choose. */
export type QuestionReason =
  /** Both changed the same lines. */
  | 'sameLines'
  /** Publishing would remove lines that others may have written. */
  | 'removes'
  /** The text on GitHub no longer has lines of the person, and there is nothing new to publish. */
  | 'superseded'

export interface TextQuestion {
  readonly reason: QuestionReason
  /** The lines in question: their lines that would be lost, or for `superseded` the person's. */
  readonly lines: readonly string[]
  /** All their lines that `overwrite` removes. */
  readonly replaced: readonly string[]
  /** Whether `keep` is possible. */
  readonly canKeep: boolean
}

export type CombinedText =
  /** `dropped` are the person's lines that somebody else has removed. */
  | { readonly kind: 'text'; readonly text: string; readonly dropped: readonly string[] }
  | { readonly kind: 'question'; readonly question: TextQuestion }

/** Combines the person's text with the text on GitHub. Removes others' lines only if the person chose so. */
export function combineTexts(
  mine: string,
  theirs: string,
  { base, isRemembered, others }: CommonText,
  choice: FileChoice | undefined,
): CombinedText {
  const own = inFormOf(mine, theirs)
  const chosen = choice?.theirs === theirs ? choice.kind : undefined
  if (own === theirs || chosen === 'overwrite') return { kind: 'text', text: own, dropped: [] }
  const replaced = missingLines(theirs, own)
  const ask = (reason: QuestionReason, lines: readonly string[], canKeep: boolean): CombinedText => ({
    kind: 'question',
    question: { reason, lines, replaced, canKeep },
  })
  if (base === undefined) return ask('sameLines', replaced, false)
  const start = inFormOf(base, theirs)
  const merged = mergeTexts(start, own, theirs)
  const foreign = new Set(others)
  const removed =
    isRemembered || merged === undefined ? [] : missingLines(theirs, merged).filter((line) => foreign.has(line))
  const result = removed.length === 0 ? merged : mergeTexts(withoutLines(start, removed), own, theirs)
  if (removed.length > 0 && chosen !== 'keep') return ask('removes', removed, result !== undefined)
  if (result === undefined) return ask('sameLines', replaced, false)
  const dropped = missingLines(own, result)
  if (result === theirs && dropped.length > 0 && chosen !== 'keep') return ask('superseded', dropped, true)
  return { kind: 'text', text: result, dropped }
}
