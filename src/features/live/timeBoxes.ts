import * as vscode from 'vscode'
import { hasTimeBox, timedTopicAt, timeLeft } from '../../core/live/timeBox'
import { truncate } from '../../core/plainText'
import { commandIds } from '../../host/commandIds'
import { registerCommand, UserError } from '../../host/commands'
import { createDebouncer } from '../../host/debouncer'
import type { MinutesDocuments } from '../../host/documents'

/** Maximum length of a title in the status bar, in characters. */
const maxTitleLength = 30
/** Delay from the last keystroke to reading the minutes. */
const typingDelayMs = 400

/**
 * Shows in the status bar the topic at the cursor, its time box and the remaining time. A click starts the timer,
 * another click stops it. Topics without a time box show nothing, and there is no alarm when the time is over.
 */
export function registerTimeBoxes(documents: MinutesDocuments, log: vscode.LogOutputChannel): vscode.Disposable {
  const item = vscode.window.createStatusBarItem('minutes.timeBox', vscode.StatusBarAlignment.Right, 90)
  item.name = vscode.l10n.t('Time Box of the Topic')
  item.command = commandIds.timeBox
  /** When the timers were started, in milliseconds, by file and title. */
  const started = new Map<string, number>()
  let timer: ReturnType<typeof setTimeout> | undefined
  const typing = createDebouncer(typingDelayMs)
  const updateSoon = (): void => typing.schedule('cursor', update)

  const update = (): void => {
    clearTimeout(timer)
    const topic = topicAtCursor(documents)
    if (topic === undefined) {
      item.hide()
      return
    }
    const start = started.get(topic.key)
    const title = truncate(topic.title, maxTitleLength)
    const { text, nextChange } =
      start === undefined
        ? { text: vscode.l10n.t('{0}: {1} min', title, topic.minutes), nextChange: undefined }
        : runningText(title, topic.minutes, Date.now() - start)
    item.text = `$(watch) ${text}`
    item.tooltip = start === undefined ? vscode.l10n.t('Start Time Box') : vscode.l10n.t('Stop Time Box')
    item.accessibilityInformation = { label: `${text}. ${item.tooltip}`, role: 'button' }
    item.show()
    if (nextChange !== undefined) timer = setTimeout(update, nextChange)
  }

  updateSoon()
  return vscode.Disposable.from(
    item,
    typing,
    new vscode.Disposable(() => {
      clearTimeout(timer)
    }),
    registerCommand(commandIds.timeBox, log, () => {
      const topic = topicAtCursor(documents)
      if (topic === undefined)
        throw new UserError(vscode.l10n.t('Place the cursor in a topic with a time box, such as “(10 min)”.'))
      if (!started.delete(topic.key)) started.set(topic.key, Date.now())
      update()
    }),
    vscode.window.onDidChangeActiveTextEditor(updateSoon),
    vscode.window.onDidChangeTextEditorSelection(({ textEditor }) => {
      if (textEditor === vscode.window.activeTextEditor) updateSoon()
    }),
  )
}

function runningText(
  title: string,
  box: number,
  elapsedMs: number,
): { readonly text: string; readonly nextChange: number | undefined } {
  const { minutes, nextChange } = timeLeft(box, elapsedMs)
  return {
    text:
      nextChange === undefined
        ? vscode.l10n.t('{0}: time is up ({1} min)', title, box)
        : vscode.l10n.t('{0}: {1} of {2} min left', title, minutes, box),
    nextChange,
  }
}

function topicAtCursor(
  documents: MinutesDocuments,
): { readonly key: string; readonly title: string; readonly minutes: number } | undefined {
  const editor = vscode.window.activeTextEditor
  if (editor === undefined || !documents.isMinutes(editor.document) || documents.isTooLarge(editor.document))
    return undefined
  const { document, selection } = editor
  // Do not read minutes without time boxes, which are the most.
  if (!hasTimeBox(document.getText())) return undefined
  const topic = timedTopicAt(document.getText(), documents.read(document), document.offsetAt(selection.active))
  if (topic === undefined) return undefined
  return { key: `${document.uri.toString()}\n${topic.title}`, title: topic.title, minutes: topic.minutes }
}
