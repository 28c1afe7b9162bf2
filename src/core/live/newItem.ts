import type { ActionItem, Decision, Minutes, SectionKind } from '../minutes'
import { detectPersonStyle } from '../newMinutes/participantStyle'
import { mostFrequent } from '../mostFrequent'
import { learnMarkerStyle } from '../refactorings/markerStyle'
import { languageOfText } from '../slides/textLanguage'
import type { Insertion, Model } from './insertion'
import { listPlace } from './listPlace'

/** Placeholder for the owner until somebody is chosen. */
const ownerPlaceholder = 'owner'

/**
 * A new action item with fields for owner and task, with the marker of the series.
 *
 * @param offset Offset of the cursor.
 * @param items Action items of the series, oldest first, including those of these minutes.
 */
export function newActionItem(text: string, minutes: Minutes, offset: number, items: readonly ActionItem[]): Insertion {
  const isCollected = isMostly(minutes, items, ({ marker }) => marker === 'SECTION', 'actions')
  const place = listPlace(text, minutes, offset, {
    kind: isCollected ? 'actions' : undefined,
    title: languageOfText(text) === 'de' ? 'Aufgaben' : 'Action items',
  })
  const style = learnMarkerStyle(items)
  const isUnmarked = place.isInSection && items.filter(({ marker }) => marker === 'SECTION').length * 2 >= items.length
  const { beforeOwner, afterOwner, end } = isUnmarked ? { beforeOwner: '', afterOwner: ': ', end: '' } : style
  const at = writesHandles(minutes, items) ? '@' : ''
  return {
    start: place.start,
    end: place.end,
    parts: [
      place.before + beforeOwner + at,
      { name: 'owner', value: ownerPlaceholder },
      afterOwner,
      { name: 'task', value: '' },
      end + place.after,
    ],
  }
}

/** Whether owners are written with `@`, as in the items of the series, else as in its lists of people. */
function writesHandles(minutes: Minutes, items: readonly ActionItem[]): boolean {
  const owned = items.flatMap(({ owners, text }) => owners.slice(0, 1).map((owner) => text.includes(`@${owner}`)))
  return owned.length > 0 ? owned.filter(Boolean).length * 2 >= owned.length : detectPersonStyle(minutes) !== 'name'
}

/** Whether the minutes have a section for entries, and the series writes most of them there. */
function isMostly<T>(
  { sections }: Minutes,
  entries: readonly T[],
  isInSection: (entry: T) => boolean,
  kind: SectionKind,
): boolean {
  return (
    sections.some((section) => section.kind === kind && section.level <= 6) &&
    entries.filter(isInSection).length * 2 >= entries.length
  )
}

/**
 * A new decision, with the label of the series.
 *
 * @param offset Offset of the cursor.
 * @param models Earlier minutes of the series, oldest first.
 */
export function newDecision(text: string, minutes: Minutes, offset: number, models: readonly Model[]): Insertion {
  const decisions = [...models, { text, minutes }].flatMap((model) => model.minutes.decisions)
  const isInSection = ({ why }: Decision): boolean => why[0]?.rule === 'decision-section'
  const isCollected = isMostly(minutes, decisions, isInSection, 'decisions')
  const isGerman = languageOfText(text) === 'de'
  const place = listPlace(text, minutes, offset, {
    kind: isCollected ? 'decisions' : undefined,
    title: isGerman ? 'Beschlüsse' : 'Decisions',
  })
  const labels = decisions.filter(isLabelled).flatMap((decision) => labelOf(decision.text) ?? [])
  const label = mostFrequent(labels) ?? (isGerman ? 'Beschluss: ' : 'Decision: ')
  return {
    start: place.start,
    end: place.end,
    parts: [
      place.before + (place.isInSection && labels.length * 2 <= decisions.length ? '' : label),
      { name: 'decision', value: '' },
      place.after,
    ],
  }
}

/** Whether a label makes it a decision. Others, such as counted votes, may also begin with words and a colon. */
function isLabelled({ why }: Decision): boolean {
  return why[0]?.rule === 'decision-label' || why[0]?.rule === 'decision-mark'
}

/** The label of a decision with its markup: `Decision: `, `**Beschluss:** `, `#agreed `; undefined for other sentences. */
function labelOf(decision: string): string | undefined {
  return /^(?:[#!]\p{L}+[ \t]+|(?:[-=]+>[ \t]*)?[*_]{0,3}[\p{L}-]{3,20}(?:[*_]{0,3}[ \t]*:|:)[*_]{0,3}[ \t]+|[([][\p{L}-]{3,20}[)\]]:?[ \t]+)/u.exec(
    decision,
  )?.[0]
}
