import { findDates } from '../core/dates'
import { placeOf, seriesName } from '../core/series'

/** How often a series must have worded its subjects alike before the next one follows. */
const leastOften = 2

/**
 * The template by which the last commits of a series were named, such as `Add ${path}` or `IAM minutes of ${date}`;
 * undefined where they follow none.
 *
 * @param messages The messages of the base branch, newest first.
 * @param path The path of the minutes whose series is meant.
 */
export function learnSubject(messages: readonly string[], path: string): string | undefined {
  const { series } = placeOf(path)
  const subjects = messages.map(subjectOf).filter((subject) => !/^(?:Merge|Revert)\b/.test(subject))
  const own = series === '' ? [] : subjects.flatMap((subject) => generalize(subject, series) ?? [])
  // "Add iaas/20260305.md" says of every series how the repository words it.
  const byPath = subjects.flatMap((subject) => pathTemplate(subject) ?? [])
  return mostFrequent(own) ?? mostFrequent(byPath)
}

/** The first line, without the number that GitHub adds when it squashes. */
function subjectOf(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/\s*\(#\d+\)\s*$/, '').trim()
}

/** A subject that names one file of minutes by its path, with the path as a placeholder. */
function pathTemplate(subject: string): string | undefined {
  const paths = [...subject.matchAll(/(?<![\w./-])(?:[\w.-]+\/)+[\w.-]*\d{4}-?\d\d-?\d\d[\w.-]*\.(?:md|markdown)\b/g)]
  const [match] = paths
  return match === undefined || paths.length > 1 || hasPlaceholder(subject)
    ? undefined
    : `${subject.slice(0, match.index)}\${path}${subject.slice(match.index + match[0].length)}`
}

/** A subject of this series with its path or its date as a placeholder; undefined where it is about something else. */
function generalize(subject: string, series: string): string | undefined {
  if (hasPlaceholder(subject)) return undefined
  const byPath = pathTemplate(subject)
  if (byPath !== undefined) return subject.toLowerCase().includes(`${series.toLowerCase()}/`) ? byPath : undefined
  const name = seriesName(series, '')
  const words = name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&').replace(/[-_ ]+/g, '[-_ ]+')
  if (!new RegExp(`(?<![\\p{L}\\p{N}])${words}(?![\\p{L}\\p{N}])`, 'iu').test(subject)) return undefined
  const dates = findDates(subject)
  const [date] = dates
  if (date === undefined || dates.length > 1) return undefined
  const written = subject.slice(date.start, date.end)
  const placeholder = /^\d{8}$/.test(written)
    ? '${compactDate}'
    : /^\d{4}-\d\d-\d\d$/.test(written)
      ? '${date}'
      : undefined
  return placeholder && `${subject.slice(0, date.start)}${placeholder}${subject.slice(date.end)}`
}

/** What reads like one of ours would be filled in. */
function hasPlaceholder(subject: string): boolean {
  return subject.includes('${')
}

/** Of equally frequent ones the newest. */
function mostFrequent(templates: readonly string[]): string | undefined {
  const counts = new Map<string, number>()
  for (const template of templates) counts.set(template, (counts.get(template) ?? 0) + 1)
  const [best] = [...counts].sort(([, one], [, other]) => other - one)
  return best !== undefined && best[1] >= leastOften ? best[0] : undefined
}
