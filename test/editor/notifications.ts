import * as vscode from 'vscode'
import { see } from './driver'
import { eventually } from './waiting'

/** Milliseconds until somebody who sees no message looks into the list of all. */
const hesitation = 1_500

/**
 * The message that contains a text. VS Code lets no more than three messages in 800 milliseconds pop up; a suite is quicker than
 * a person, and the list behind the bell has them all.
 */
export async function messageWith(wanted: string): Promise<string> {
  const start = Date.now()
  const seen = await eventually(
    async () => {
      if (Date.now() - start > hesitation) await vscode.commands.executeCommand('notifications.showList')
      return see('.notification-list-item-message')
    },
    (messages) => messages.some((message) => message.includes(wanted)),
  )
  return seen.find((message) => message.includes(wanted)) ?? ''
}

/** The whole entry, with its buttons, of a message in the list of all. */
export async function listedMessage(wanted: string): Promise<string> {
  const entries = await eventually(
    async () => {
      await vscode.commands.executeCommand('notifications.showList')
      return see('.notifications-center .notification-list-item')
    },
    (all) => all.some((entry) => entry.includes(wanted)),
  )
  return entries.find((entry) => entry.includes(wanted)) ?? ''
}

/** Closes all messages, so that a picture shows what lies behind them. */
export async function closeMessages(): Promise<void> {
  await vscode.commands.executeCommand('notifications.clearAll')
  await eventually(
    () => see('.notification-list-item-message'),
    ({ length }) => length === 0,
  )
}
