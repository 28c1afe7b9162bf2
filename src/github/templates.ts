import type { Minutes } from '../core/minutes'
import { plainText, truncate } from '../core/plainText'
import { locateInSeries, seriesName } from '../core/series'
import { escapeMentions } from './escapeMentions'

/** The placeholders of templates and their values. */
export type TemplateValues = Readonly<
  Record<'series' | 'date' | 'compactDate' | 'path' | 'fileName' | 'title' | 'summary', string>
>

/** @param summary The generated description; '' for templates of a single line. */
export function templateValues(path: string, minutes: Minutes, summary = ''): TemplateValues {
  const { series, date } = locateInSeries(path)
  const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  // Prefer the path's date, by which files are sorted.
  const day = date ?? minutes.date?.value ?? fileName
  return {
    series: meetingName(series),
    date: day,
    compactDate: day.replaceAll('-', ''),
    path,
    fileName,
    title: escapeMentions(plainText(minutes.title?.text ?? fileName)),
    summary,
  }
}

/** The name of a series; for folders such as `iaas/minutes`, the name of the folder above. */
function meetingName(series: string): string {
  const above = /^(.+)\/(?:minutes|meetings?|meeting[-_]notes|notes|protokolle?|sitzungen|comptes-rendus)$/i.exec(
    series,
  )?.[1]
  return above === undefined ? seriesName(series, 'meeting') : meetingName(above)
}

/** Fills `${name}` placeholders. Unknown ones stay, so that typing errors show in the preview. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(/\$\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as keyof TemplateValues] : whole,
  )
}

/**
 * Turns a filled template into a subject: one line of at most 250 characters. The name of a file cannot make it skip
 * checks or close an issue. https://docs.github.com/actions/managing-workflow-runs/skipping-workflow-runs
 */
export function toSubject(text: string): string {
  const line = text.replace(/\s+/g, ' ').trim()
  return truncate(escapeMentions(line).replace(/\[((?:skip|no) ci|ci skip|skip actions|actions skip)\]/gi, '($1)'), 250)
}
