import type { CalendarDate } from '../minutes'
import { plainText } from '../plainText'
import { nameSeries } from '../series'
import { toCsv } from './csv'
import type { SeriesDecisions } from './decisionList'

/** A decision in exported JSON. Lines are 1-based. */
interface ReportedDecision {
  readonly decision: string
  readonly topic: string | null
  readonly series: string
  readonly date: CalendarDate | null
  readonly file: string
  readonly line: number
}

function toReported(all: readonly SeriesDecisions[]): readonly ReportedDecision[] {
  return all.flatMap(({ series, decisions }) =>
    decisions.map(({ decision, day, path }) => ({
      decision: plainText(decision.text),
      topic: decision.topic === undefined ? null : plainText(decision.topic),
      series,
      date: day ?? null,
      file: path,
      line: decision.span.start.line,
    })),
  )
}

export function toJsonDecisions(all: readonly SeriesDecisions[]): string {
  return `${JSON.stringify(toReported(all), undefined, 2)}\n`
}

const columns = ['date', 'series', 'topic', 'decision', 'file', 'line'] as const

export function toCsvDecisions(all: readonly SeriesDecisions[]): string {
  return toCsv([columns, ...toReported(all).map((one) => columns.map((column) => one[column] ?? ''))])
}

/** Texts of the report, so that callers can translate them. */
export interface DecisionTexts {
  readonly title: string
  readonly rootSeries: string
}

/** A Markdown document with a heading for each series. */
export function toMarkdownDecisions(
  all: readonly SeriesDecisions[],
  today: CalendarDate,
  texts: DecisionTexts = { title: 'Decisions', rootSeries: 'Minutes' },
): string {
  const seriesLabel = nameSeries(all, texts.rootSeries, (root) => root.replace(/\/+$/, '').split('/').at(-1) ?? root)
  const parts = all.map((own) =>
    [
      `## ${seriesLabel(own)}`,
      '',
      ...own.decisions.map(
        ({ decision, day, path }) =>
          `- ${day === undefined ? '' : `${day}: `}${decision.text} (${path}:${decision.span.start.line})`,
      ),
      '',
    ].join('\n'),
  )
  return [`# ${texts.title} (${today})`, '', ...parts].join('\n')
}
