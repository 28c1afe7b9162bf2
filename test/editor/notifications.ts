import * as vscode from 'vscode'
import { queryTexts } from './driver'
import { pollUntil } from './waiting'

/** How long to wait for a pop-up before opening the list of all notifications. */
const listDelayMs = 1_500

/**
 * Waits for the message that contains a text. VS Code pops up at most three messages in 800 milliseconds; the notification
 * list has all of them.
 */
export async function waitForMessage(wanted: string): Promise<string> {
  const start = Date.now()
  const seen = await pollUntil(
    async () => {
      if (Date.now() - start > listDelayMs) await vscode.commands.executeCommand('notifications.showList')
      return queryTexts('.notification-list-item-message')
    },
    (messages) => messages.some((message) => message.includes(wanted)),
  )
  return seen.find((message) => message.includes(wanted)) ?? ''
}

/** Waits for a message in the notification list. @returns The text of the entry with its buttons. */
export async function waitForListedMessage(wanted: string): Promise<string> {
  const entries = await pollUntil(
    async () => {
      await vscode.commands.executeCommand('notifications.showList')
      return queryTexts('.notifications-center .notification-list-item')
    },
    (all) => all.some((entry) => entry.includes(wanted)),
  )
  return entries.find((entry) => entry.includes(wanted)) ?? ''
}

/** Closes all notifications, so that a screenshot shows the window behind them. */
export async function closeMessages(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll')
  await pollUntil(
    () => queryTexts('.notification-list-item-message'),
    ({ length }) => length === 0,
  )
}
