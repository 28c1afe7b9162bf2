import { cachedByText } from '../../cachedByText'
import { editDistance } from '../../editDistance'
import type { Vocabulary } from '../../vocabulary/vocabulary'
import type { TitleKind } from '../lexicon/titleMatchers'

/** The kind of a section from the words of its normalized title; undefined if any word says something else. */
export type TitleComposer = (title: string) => TitleKind | undefined

/** The kinds whose words may be composed. The first kind wins if a title has words of several. */
const composed = ['excused', 'participants', 'actions', 'decisions'] as const satisfies readonly TitleKind[]

/** "Apologies for absence", "Board members attending": words that announce people in sentences also do in titles. */
function wordsOfLists(kind: TitleKind, vocabulary: Vocabulary): readonly string[] {
  if (kind === 'excused') return vocabulary.absenceWords
  return kind === 'participants' ? vocabulary.attendanceWords : []
}

/** Words that say a kind only together: "Plans for next week", "Attended in the past", "Follow-up of previous action". */
const joined = ['planWords', 'nextWords', 'reviewWords', 'earlierWords', 'actionItem'] as const

function wordTest(phrases: readonly string[]): (word: string) => boolean {
  const stems = phrases.flatMap((phrase) => (phrase.endsWith('*') ? [phrase.slice(0, -1)] : []))
  const whole: ReadonlySet<string> = new Set(phrases)
  return (word) => whole.has(word) || stems.some((stem) => word.startsWith(stem))
}

const maxWords = 7
/** Minimum number of letters of a word that may have one typo: "Attendes". */
const minTypoLength = 7

function hasOneTypo(word: string, stem: string): boolean {
  return stem.length > minTypoLength && word.length <= stem.length + 1 && editDistance(stem, word, 1, true) === 1
}

function isNumber(word: string): boolean {
  return /^\d+$/.test(word)
}

/**
 * Recognizes titles with their words in any order: "Summary of the decisions made". Each word must belong to a kind of
 * section or be a filler.
 */
export function compileTitleComposer(vocabulary: Vocabulary): TitleComposer {
  const words = new Map<string, TitleKind>()
  const stems: (readonly [string, TitleKind])[] = []
  for (const kind of composed)
    for (const phrase of [...vocabulary[kind], ...wordsOfLists(kind, vocabulary)]) {
      if (phrase.includes(' ')) continue
      if (phrase.endsWith('*')) stems.push([phrase.slice(0, -1), kind])
      else if (!words.has(phrase)) words.set(phrase, kind)
    }
  const ignored: ReadonlySet<string> = new Set(vocabulary.ignoredSections)
  const fillers: ReadonlySet<string> = new Set(vocabulary.titleFillers)
  const assignWords: ReadonlySet<string> = new Set(vocabulary.assignWords)
  const joinedWords = joined.map((key) => [key, wordTest(vocabulary[key])] as const)
  const kindOfWord = (word: string): TitleKind | undefined =>
    words.get(word) ?? stems.find(([stem]) => word.startsWith(stem))?.[1]
  const whole = [...words]
  const kindDespiteTypo = (word: string): TitleKind | undefined =>
    word.length < minTypoLength
      ? undefined
      : (whole.find(([known]) => editDistance(word, known, 1) < 2) ??
          stems.find(([stem]) => hasOneTypo(word, stem)))?.[1]
  return cachedByText((title) => {
    const all = title.replace(/\([^()]*\)/g, ' ').match(/[\p{L}\p{N}'’-]+/gu) ?? []
    if (all.length === 0 || all.length > maxWords || /[:?@]/.test(title)) return undefined
    // "Members" may be a topic, "Missing" is not.
    if (all.length === 1) {
      if (ignored.has(all[0])) return undefined
      return kindOfWord(all[0]) === 'excused' ? 'excused' : kindDespiteTypo(all[0])
    }
    const said = new Set(all.flatMap((word) => joinedWords.flatMap(([key, isOne]) => (isOne(word) ? [key] : []))))
    const isJoined = (word: string): boolean => joinedWords.some(([, isOne]) => isOne(word))
    const kinds = all.map((word) =>
      fillers.has(word) || assignWords.has(word) || isNumber(word)
        ? undefined
        : (kindOfWord(word) ?? (isJoined(word) ? undefined : 'other')),
    )
    if (kinds.includes('other')) return undefined
    const found = composed.find((kind) => kinds.includes(kind))
    if (found === 'participants' && said.has('earlierWords')) return 'ignoredSections'
    // "Distribution of the tasks" is a list, "Assign the speakers" and "Decisions for tomorrow" are topics.
    if (found !== 'actions' && all.some((word) => assignWords.has(word))) return undefined
    if (found !== 'actions' && found !== undefined && said.has('nextWords')) return undefined
    const isOfTasks = found === 'actions' || (found === undefined && said.has('actionItem'))
    if (isOfTasks && (said.has('earlierWords') || said.has('reviewWords'))) return 'review'
    if (said.has('planWords') && said.has('nextWords')) return found ?? 'nextSteps'
    // "Actions 24" are those of the 24th meeting, "Decision 24" is one decision.
    return found === 'decisions' && all.some(isNumber) ? undefined : found
  })
}
