import * as vscode from 'vscode'
import { localDate } from '../../core/calendar'
import { findDates } from '../../core/dates'
import type { CalendarDate } from '../../core/minutes'
import { suggestNextDate } from '../../core/newMinutes/seriesHabits'
import type { MeetingSeries } from '../../host/meetingSeries'

/** The day of new minutes, or `fetch` to fetch them from a pad. */
export type DayAnswer = 'fetch' | { readonly day: CalendarDate; readonly opensPad: boolean }

/** Asks for the day of the meeting, with buttons for pads. @returns undefined on cancel. */
export async function askForDay({ label, meetings }: MeetingSeries): Promise<DayAnswer | undefined> {
  const last = meetings.at(-1)?.day
  const fetch: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('cloud-download'),
    tooltip: vscode.l10n.t('Fetch from Pad…'),
  }
  const open: vscode.QuickInputButton = {
    iconPath: new vscode.ThemeIcon('link-external'),
    tooltip: vscode.l10n.t('Open as Pad'),
  }
  const input = vscode.window.createInputBox()
  input.title = vscode.l10n.t('New minutes for {0}: meeting date', label)
  input.value = suggestNextDate(meetings, localDate())
  input.valueSelection = [0, input.value.length]
  input.prompt =
    last === undefined
      ? vscode.l10n.t('Format: YYYY-MM-DD')
      : vscode.l10n.t(
          'Format: YYYY-MM-DD. The last meeting was on {0}. The date is suggested from how often the series meets.',
          last,
        )
  input.buttons = [fetch, open]
  const day = (): CalendarDate | undefined => findDates(input.value)[0]?.value
  const validate = (): void => {
    input.validationMessage = day() === undefined ? vscode.l10n.t('Enter the date as YYYY-MM-DD.') : undefined
  }
  const accept = (opensPad: boolean): DayAnswer | undefined => {
    const typed = day()
    return typed === undefined ? undefined : { day: typed, opensPad }
  }
  const subscriptions: { dispose(): unknown }[] = [input]
  try {
    return await new Promise<DayAnswer | undefined>((resolve) => {
      const answerDay = (opensPad: boolean): void => {
        const answer = accept(opensPad)
        if (answer === undefined) validate()
        else resolve(answer)
      }
      subscriptions.push(
        input.onDidChangeValue(validate),
        input.onDidAccept(() => answerDay(false)),
        input.onDidTriggerButton((button) => (button === fetch ? resolve('fetch') : answerDay(true))),
        input.onDidHide(() => resolve(undefined)),
      )
      input.show()
    })
  } finally {
    for (const subscription of subscriptions) subscription.dispose()
  }
}
