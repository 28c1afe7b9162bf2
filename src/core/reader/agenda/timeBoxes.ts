import type { SourceLine } from '../text/source'

/** Time boxes of topics, in titles and in the lines below them. */

/** "20 min", "~ 5-10 Minutes", "15'" */
export const duration =
  /(?<![\d:.])~?\s*(\d{1,3})(?:\s*[-–~]\s*(\d{1,3}))?\s*(?:min(?:ute)?s?\b|mins\b|m\b(?=\s*$)|minuten\b|['’′](?!\w)|-?minute)/i

/** "Sprint review - 25 minutes", "~20 minutes" at the end of a title. */
export function trailingDuration(title: string): number | undefined {
  const match = duration.exec(title)
  return match !== null && /^[\W_]*$/.test(title.slice(match.index + match[0].length)) && match.index > 0
    ? readDuration(match[0])
    : undefined
}

/** "[5m] Welcome", "5 min - Welcome", "10:00–10:15 Welcome" */
export function leadingDuration(titleText: string): number | undefined {
  // "[Jane] [5m] Welcome"
  const title = titleText.replace(/^[\s*_]*\[[^[\]]*\]\s*(?=[[(])/, '')
  const [, open, close] = /^\W*(\d{1,2}[:.]\d\d)\s*(?:-|–|to|bis)\s*(\d{1,2}[:.]\d\d)(?!\d)/.exec(title) ?? []
  if (open !== undefined && close !== undefined) {
    const [from = 0, to = 0] = [open, close].map((time) => Number(time.split(/[:.]/)[0]) * 60 + Number(time.slice(-2)))
    return to > from && to - from <= 240 ? to - from : undefined
  }
  const box =
    /^[\s*_]*(?:[([]\s*(~?\d{1,3}\s*m(?:in(?:ute)?s?)?\.?)\s*[)\]]|(~?\d{1,3}\s*min(?:ute)?s?\.?)\s*[:–—-]\s)/i.exec(
      title,
    )
  return box === null ? undefined : readDuration(`${box[1] ?? box[2] ?? ''} `.replace(/m\s*$/i, 'min'))
}

/** Duration in minutes (the longer one of a range); undefined if the text has none. */
export function readDuration(text: string): number | undefined {
  const match = duration.exec(text)
  return match === null ? undefined : Number(match[2] ?? match[1])
}

export function isOnlyTime(text: string): boolean {
  return (
    text.replace(duration, '').replace(/\b(?:time ?box(?:ed)?|needed|max|ca|appr(?:ox)?|about|up to)\b|\W/gi, '') === ''
  )
}

/** The duration in minutes from a line with only a time box: "- 5 Minutes", "~ 5-10 Minutes", "Time needed: 3 min". */
export function timeBoxBelow(lines: readonly SourceLine[]): number | undefined {
  for (const line of lines.slice(0, 2)) {
    const plain = line.maskedText.replace(/^\W*(?:time(?: needed| ?box)?|duration|zeit|dauer)\s*:/i, '')
    if (duration.test(plain) && isOnlyTime(plain)) return readDuration(plain)
  }
  return undefined
}
