import * as vscode from 'vscode'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import { minutesSelector } from '../../host/documents'
import { showInformation } from '../../host/messages'
import { openPage } from '../../host/openPage'
import type { PublishTools } from './tools'
import { checkReadiness } from './preflight'
import type { PublicationStates } from './publicationStates'
import { type Status, statusOf } from './statusTexts'

/** Shows for the active minutes whether publishing can work, and their publication state. */
export function registerPublishStatus(tools: PublishTools, states: PublicationStates): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('minutes.publish', minutesSelector)
  item.name = vscode.l10n.t('Publishing')
  let updateCount = 0

  const update = async (): Promise<void> => {
    const current = ++updateCount
    const document = vscode.window.activeTextEditor?.document
    if (document === undefined || !tools.documents.isMinutes(document)) {
      show(item, { text: '', detail: '', severity: vscode.LanguageStatusSeverity.Information, command: undefined })
      return
    }
    item.busy = true
    await tools.publications.load()
    const readiness = await checkReadiness(tools, document.uri)
    // A newer update has started, for example for another editor.
    if (current !== updateCount) return
    if (readiness.kind === 'ready') await states.request(document, readiness.access, readiness.connection.octokit)
    const state = await states.find(document.uri)
    if (current !== updateCount) return
    show(item, statusOf(readiness, state))
    item.busy = false
  }
  let running = Promise.resolve()
  const updateQuietly = (): void => {
    running = update().catch((error: unknown) => {
      item.busy = false
      tools.log.error(error instanceof Error ? error : String(error))
    })
  }
  /** Resolves when no update is running. */
  const settled = async (): Promise<void> => {
    for (let seen = -1; seen !== updateCount;) {
      seen = updateCount
      await running
    }
  }

  updateQuietly()
  return vscode.Disposable.from(
    item,
    vscode.window.onDidChangeActiveTextEditor(updateQuietly),
    vscode.workspace.onDidGrantWorkspaceTrust(updateQuietly),
    tools.session.onDidChange(() => {
      states.forget()
      updateQuietly()
    }),
    states.onDidChange((uris) => {
      const active = vscode.window.activeTextEditor?.document.uri.toString()
      if (uris.some((uri) => uri.toString() === active)) updateQuietly()
    }),
    vscode.workspace.onDidSaveTextDocument((document) => {
      if (document === vscode.window.activeTextEditor?.document) updateQuietly()
    }),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('minutes.publish') && !event.affectsConfiguration('minutes.github')) return
      tools.access.forget()
      states.forget()
      updateQuietly()
    }),
    registerCommand(commandIds.checkPublishing, tools.log, async () => {
      tools.access.forget()
      states.forget()
      updateQuietly()
      await settled()
      const message = item.detail === undefined || item.detail === '' ? item.text : `${item.text}. ${item.detail}`
      const { command } = item
      const chosen = await showInformation(
        message.replaceAll(/\$\([\w-]+\)\s*/g, ''),
        ...(command === undefined ? [] : [command.title]),
      )
      if (command !== undefined && chosen === command.title)
        await vscode.commands.executeCommand(command.command, ...((command.arguments ?? []) as unknown[]))
    }),
    registerCommand(commandIds.openPullRequest, tools.log, (url: string) => openPage(url)),
    registerCommand(commandIds.confirmAddress, tools.log, async () => {
      if (await tools.confirmations.confirmAddress()) updateQuietly()
    }),
  )
}

function show(item: vscode.LanguageStatusItem, { text, detail, severity, command }: Status): void {
  item.text = text
  item.detail = detail
  item.severity = severity
  item.command = command
}
