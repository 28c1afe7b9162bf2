import { findDates } from '../core/dates'
import { countValues, mostCounted } from '../core/mostFrequent'
import { locateInSeries, seriesName } from '../core/series'

/** How many subjects must follow a template before it is used. */
const minOccurrences = 2

/**
 * The subject template of a series' last commits, such as `Add ${path}` or `IAM minutes of ${date}`; undefined when
 * they follow none.
 *
 * @param messages The commit messages of the base branch, newest first.
 * @param path The path of minutes that belong to the series.
 */
export function learnSubjectTemplate(messages: readonly string[], path: string): string | undefined {
  const { series } = locateInSeries(path)
  const subjects = messages.map(subjectOf).filter((subject) => !/^(?:Merge|Revert)\b/.test(subject))
  const own = series === '' ? [] : subjects.flatMap((subject) => generalize(subject, series) ?? [])
  // A template with a path, as in "Add iaas/20260305.md", fits every series of the repository.
  const byPath = subjects.flatMap((subject) => pathTemplate(subject) ?? [])
  return usualTemplate(own) ?? usualTemplate(byPath)
}

/** The first line, without the pull request number that GitHub adds to squash commits. */
function subjectOf(message: string): string {
  return (message.split('\n', 1)[0] ?? '').replace(/\s*\(#\d+\)\s*$/, '').trim()
}

/** Replaces the path in a subject by a placeholder; undefined unless the subject names exactly one minutes file. */
function pathTemplate(subject: string): string | undefined {
  const paths = [...subject.matchAll(/(?<![\w./-])(?:[\w.-]+\/)+[\w.-]*\d{4}-?\d\d-?\d\d[\w.-]*\.(?:md|markdown)\b/g)]
  const [match] = paths
  return match === undefined || paths.length > 1 || hasPlaceholder(subject)
    ? undefined
    : `${subject.slice(0, match.index)}\${path}${subject.slice(match.index + match[0].length)}`
}

/** Replaces path or date in a subject by a placeholder; undefined when the subject is not about this series. */
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
  const original = subject.slice(date.start, date.end)
  const placeholder = /^\d{8}$/.test(original)
    ? '${compactDate}'
    : /^\d{4}-\d\d-\d\d$/.test(original)
      ? '${date}'
      : undefined
  return placeholder && `${subject.slice(0, date.start)}${placeholder}${subject.slice(date.end)}`
}

/** Text that looks like a placeholder would be filled in, so such subjects are not used. */
function hasPlaceholder(subject: string): boolean {
  return subject.includes('${')
}

/** The most frequent template; the newest of several. Undefined when none is frequent enough. */
function usualTemplate(templates: readonly string[]): string | undefined {
  const counts = countValues(templates)
  const best = mostCounted(counts)
  return best !== undefined && (counts.get(best) ?? 0) >= minOccurrences ? best : undefined
}
