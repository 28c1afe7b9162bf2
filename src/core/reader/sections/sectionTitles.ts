import type { Lexicon } from '../lexicon/lexicon'
import type { TitleKind } from '../lexicon/titleMatchers'

/** Parts of a title that are ignored: emoji, emphasis, numbering. */
const decoration =
  /:[a-z0-9_+-]+:|\p{Extended_Pictographic}|\p{Emoji_Modifier}|\u200D|\uFE0F|\uFFFC|[*_`~]+|^\s*={2,}|^\s*\d+(?:\.\d+)*[.)]?\s+|^\s*[IVX]{1,5}[.)]\s+/giu

/** The number of a topic: "TOP 3 - ", "Item 4: ". */
const topicNumber = /^(?:top|item|punkt|punto|ponto|point|punt)\s+\d+(?:\.\d+)*\s*[.):–—-]+\s+/

const listKinds: ReadonlySet<TitleKind> = new Set(['participants', 'excused', 'actions', 'review', 'decisions'])

/** A title in lower case and composed Unicode, without decoration and trailing colon. */
export function normalizeTitle(title: string): string {
  return title
    .normalize('NFC')
    .replace(decoration, ' ')
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/^[–—-]\s+|[:：]$/g, '')
    .trim()
    .toLowerCase()
}

export function sectionKindOfTitle(lexicon: Lexicon, title: string): TitleKind | undefined {
  const normalized = normalizeTitle(title)
  const kind = kindOfNormalized(lexicon, normalized)
  if (kind !== undefined || !topicNumber.test(normalized)) return kind
  // "TOP 3 - Tasks", "Item 2: Apologies"; "Point 4: Agenda of the fair" is a topic.
  const numbered = kindOfNormalized(lexicon, normalized.replace(topicNumber, ''))
  return numbered !== undefined && listKinds.has(numbered) ? numbered : undefined
}

function kindOfNormalized(lexicon: Lexicon, normalized: string): TitleKind | undefined {
  const named = lexicon.titleKindOf(normalized)
  // "Follow up: the mirror" is a topic, "Next steps (30 min)" is not.
  if (named === 'nextSteps' && /[:–—-]\s*\p{L}/u.test(lexicon.titles.nextSteps.rest(normalized) ?? '')) return undefined
  if (named !== undefined && named !== 'ignoredSections') return named
  // "Outcomes, todos", "Decisions and action items"
  const parts = normalized.split(/\s*[,&/]\s*|\s(?:and|und)\s/)
  const isList = parts.length > 1 && parts.length < 4 && parts.some((part) => lexicon.vocabulary.actions.includes(part))
  return isList ? 'actions' : (lexicon.composedTitle(normalized) ?? named)
}
