import type { Minutes } from '../core/minutes'
import { plainText, shorten } from '../core/plainText'
import { placeOf, seriesName } from '../core/series'
import { inertText } from './inertText'

/** What a template may name. */
export type TemplateValues = Readonly<
  Record<'series' | 'date' | 'compactDate' | 'path' | 'fileName' | 'title' | 'summary', string>
>

/** @param summary What is made of the minutes for a description; left out where a template has no room for it. */
export function templateValues(path: string, minutes: Minutes, summary = ''): TemplateValues {
  const { series, date } = placeOf(path)
  const fileName = path.slice(path.lastIndexOf('/') + 1).replace(/\.\w+$/, '')
  // The path's date first: it is what the repository sorts by.
  const day = date ?? minutes.date?.value ?? fileName
  return {
    series: seriesName(series, 'meeting'),
    date: day,
    compactDate: day.replaceAll('-', ''),
    path,
    fileName,
    title: inertText(plainText(minutes.title?.text ?? fileName)),
    summary,
  }
}

/** Fills `${name}` placeholders; unknown ones stay as they are, so that a slip is seen in the preview. */
export function fillTemplate(template: string, values: TemplateValues): string {
  return template.replace(/\$\{(\w+)\}/g, (whole, name: string) =>
    Object.hasOwn(values, name) ? values[name as keyof TemplateValues] : whole,
  )
}

/** A filled template as a subject: one line, not too long. */
export function oneLine(text: string): string {
  return shorten(text.replace(/\s+/g, ' ').trim(), 250)
}
