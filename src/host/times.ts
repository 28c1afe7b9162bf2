import * as vscode from 'vscode'

// Dates and times in the language of VS Code, which may differ from the computer's.

/** The time of day: "14:30". */
export function formatTime(time: Date | number): string {
  return new Intl.DateTimeFormat(vscode.env.language, { hour: '2-digit', minute: '2-digit' }).format(time)
}

export function formatDay(time: Date | number): string {
  return new Intl.DateTimeFormat(vscode.env.language).format(time)
}

/** The start and end in a time zone. @throws RangeError for an unknown zone. */
export function formatTimes(start: number, end: number, timeZone: string): string {
  const format = new Intl.DateTimeFormat(vscode.env.language, { timeZone, hour: '2-digit', minute: '2-digit' })
  return format.formatRange(start, end)
}

/** The time since then: "20 minutes ago", "yesterday". */
export function formatAge(time: Date): string {
  const minutes = Math.max(0, Math.round((Date.now() - time.getTime()) / 60_000))
  const format = new Intl.RelativeTimeFormat(vscode.env.language, { numeric: 'auto' })
  if (minutes < 60) return format.format(-minutes, 'minute')
  return minutes < 48 * 60
    ? format.format(-Math.round(minutes / 60), 'hour')
    : format.format(-Math.round(minutes / 1_440), 'day')
}
