import type { AgendaItem } from '../minutes'
import { mostFrequent } from '../mostFrequent'
import type { Field, Model } from './insertion'
import { lineMapOf } from './lineMap'

/** How a series writes the owner and the time box of a topic, with `{owner}` and `{minutes}` for the fields. */
export interface TopicStyle {
  /** The text after the title: ` (@{owner}, {minutes} min)`; '' for nothing. */
  readonly suffix: string
  /** A separate line below the title: `sponsor: @{owner}; time: {minutes} min`; undefined for none. */
  readonly line: string | undefined
  /** The usual time box. */
  readonly minutes: number
}

const defaultSuffix = ' (@{owner}, {minutes} min)'
const defaultMinutes = 5
/** Number of topics with an owner from which a series without any time box gets none. */
const minTopics = 3
/** Maximum length of a remark with owner and time box. */
const maxRemarkLength = 45

/**
 * Learns from the topics how owner and time box are written.
 *
 * @param models Minutes of the series, oldest first.
 */
export function learnTopicStyle(models: readonly Model[]): TopicStyle {
  const found = models.flatMap(templatesOf)
  const boxes = models.flatMap(({ minutes }) => minutes.agenda.flatMap((item) => item.minutes ?? []))
  const minutes = mostFrequent(boxes) ?? defaultMinutes
  const withBoth = found.filter(({ text }) => text.includes('{owner}') && text.includes('{minutes}'))
  const withOwner = found.filter(({ text }) => text.includes('{owner}'))
  const best = mostFrequent((withBoth.length > 0 ? withBoth : withOwner).map((one) => JSON.stringify(one)))
  if (best === undefined) return { suffix: defaultSuffix, line: undefined, minutes }
  const { text, isLine } = JSON.parse(best) as Template
  const hasNoBoxes = boxes.length === 0 && withOwner.length >= minTopics
  const complete = text.includes('{minutes}') || hasNoBoxes ? text : withTimeBox(text, isLine)
  return isLine ? { suffix: '', line: complete, minutes } : { suffix: complete, line: undefined, minutes }
}

interface Template {
  readonly text: string
  readonly isLine: boolean
}

function withTimeBox(text: string, isLine: boolean): string {
  if (isLine) return `${text}; time: {minutes} min`
  return /\)$/.test(text) ? text.replace(/\)$/, ', {minutes} min)') : `${text} ({minutes} min)`
}

function templatesOf({ text, minutes }: Model): readonly Template[] {
  const { lines } = lineMapOf(text)
  return minutes.agenda.flatMap((item): readonly Template[] => {
    if (item.owners.length === 0 && item.minutes === undefined) return []
    const line = lines[item.span.start.line - 1] ?? ''
    const at = item.title === '' ? -1 : line.indexOf(item.title)
    const suffix = at < 0 ? undefined : templateOf(line.slice(at + item.title.length).trimEnd(), item)
    if (suffix !== undefined) return [{ text: suffix, isLine: false }]
    const next =
      lines
        .slice(item.span.start.line)
        .find((one) => one.trim() !== '')
        ?.trim() ?? ''
    const below = /^[*_]*\p{L}[\p{L} ]*:/u.test(next) ? templateOf(next, item) : undefined
    return below === undefined ? [] : [{ text: below, isLine: true }]
  })
}

/** The remark with placeholders for owners and time box; undefined if it has neither, or other text. */
function templateOf(remark: string, { owners }: AgendaItem): string | undefined {
  if (remark.length > maxRemarkLength) return undefined
  const timed = remark.replace(
    /~?\d{1,3}(?:\s*[-–]\s*\d{1,3})?(?=\s*(?:min(?:ute[ns]?)?|m|['’′])(?!\p{L}))/iu,
    '{minutes}',
  )
  const names = owners.map((owner) => owner.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
  const one = names.length === 0 ? undefined : `(?:${names.join('|')})`
  const owned =
    one === undefined
      ? timed
      : timed.replace(
          new RegExp(`(@?)${one}(?:\\s*(?:[,/&+]|and|und)\\s*@?${one})*(?![\\p{L}\\p{N}])`, 'iu'),
          '$1{owner}',
        )
  if (owned === remark || /[`[\]]|@(?!\{)|https?:/.test(owned)) return undefined
  return owned
}

/** The parts of a template: fixed text, and fields. */
export function partsOfTemplate(template: string, ownerValue: string, minutes: number): readonly (string | Field)[] {
  return template
    .split(/(\{owner\}|\{minutes\})/)
    .filter((part) => part !== '')
    .map((part) => {
      if (part === '{owner}') return { name: 'owner', value: ownerValue } as const
      return part === '{minutes}' ? ({ name: 'minutes', value: String(minutes) } as const) : part
    })
}
