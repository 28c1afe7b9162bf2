import { inFormOf } from './lineEnds'
import { missingLines, withoutLines } from '../../core/merge/lines'
import { mergeTexts } from '../../core/merge/mergeTexts'

/** What the person chose about a file. It holds only for the text on GitHub that they were asked about. */
export interface FileChoice {
  /** `overwrite` replaces theirs. `keep` takes over what only theirs has. */
  readonly kind: 'overwrite' | 'keep'
  /** The text on GitHub at that time. */
  readonly theirs: string
}

/** What is known about the text that both the person's and the one on GitHub were made from. */
export interface CommonText {
  /** Undefined when unknown. */
  readonly base: string | undefined
  /** Whether the person had `base` on this machine, so that a line of it that is missing now was deleted by them. */
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
  /** The text on GitHub lacks lines of the person that it once had, and there is nothing new to publish. */
  | 'superseded'

export interface TextQuestion {
  readonly reason: QuestionReason
  /** The lines that the question is about: theirs that would be lost, and for `superseded` the person's. */
  readonly lines: readonly string[]
  /** All lines of theirs that `overwrite` removes. */
  readonly replaced: readonly string[]
  /** Whether `keep` is possible. */
  readonly canKeep: boolean
}

export type CombinedText =
  /** `dropped` are lines of the person that somebody else has removed. */
  | { readonly kind: 'text'; readonly text: string; readonly dropped: readonly string[] }
  | { readonly kind: 'question'; readonly question: TextQuestion }

/** Combines the person's text with the one on GitHub. Removes no line of others without a choice that named it. */
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
