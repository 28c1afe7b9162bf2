import * as vscode from 'vscode'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import { selector } from '../../host/documents'
import { explain } from '../../host/explain'
import { openPage } from '../../host/openPage'
import { plainMessage } from '../../host/plainMessage'
import type { PublishTools } from './tools'
import { checkReadiness, type Readiness } from './preflight'
import type { FileState, PublicationStates } from './states'

/** What the status item says, with the one thing to do. */
interface Status {
  readonly text: string
  readonly detail: string
  readonly severity: vscode.LanguageStatusSeverity
  readonly command: vscode.Command | undefined
}

/** Tells at the active minutes whether publishing would work, and how they stand. */
export function registerPublishStatus(tools: PublishTools, states: PublicationStates): vscode.Disposable {
  const item = vscode.languages.createLanguageStatusItem('minutes.publish', selector)
  item.name = vscode.l10n.t('Publishing of Minutes')
  let turn = 0

  const update = async (): Promise<void> => {
    const own = ++turn
    const document = vscode.window.activeTextEditor?.document
    if (document === undefined || !tools.documents.isMinutes(document)) {
      show(item, { text: '', detail: '', severity: vscode.LanguageStatusSeverity.Information, command: undefined })
      return
    }
    item.busy = true
    await tools.publications.load()
    const readiness = await checkReadiness(tools, document.uri)
    // Another editor may be active by now; its own update is under way.
    if (own !== turn) return
    if (readiness.kind === 'ready') await states.ask(document, readiness.access, readiness.connection.octokit)
    const state = await states.find(document.uri)
    if (own !== turn) return
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
  /** Resolves when the item tells how things are now. */
  const settled = async (): Promise<void> => {
    for (let seen = -1; seen !== turn;) {
      seen = turn
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
      const chosen = await vscode.window.showInformationMessage(
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

function statusOf(readiness: Readiness, state: FileState | undefined): Status {
  const warn = (text: string, detail: string, title?: string, command?: string): Status => ({
    text,
    detail,
    severity: vscode.LanguageStatusSeverity.Warning,
    command: title === undefined || command === undefined ? undefined : { title, command },
  })
  switch (readiness.kind) {
    case 'untrusted':
      return warn(
        vscode.l10n.t('Not published from an untrusted workspace'),
        '',
        vscode.l10n.t('Manage Trust'),
        'workbench.trust.manage',
      )
    case 'unknownRepository':
      return warn(
        vscode.l10n.t('No repository to publish to'),
        '',
        vscode.l10n.t('Choose Repository…'),
        commandIds.chooseRepository,
      )
    case 'unpublishable':
      return warn(vscode.l10n.t('Cannot be published'), readiness.reason)
    case 'unconfirmedAddress':
      return warn(
        vscode.l10n.t('The workspace names a GitHub server'),
        vscode.l10n.t('Confirm it before a sign-in goes there'),
        vscode.l10n.t('Look at It'),
        commandIds.confirmAddress,
      )
    case 'signedOut':
      return {
        ...warn(
          vscode.l10n.t('Sign in to publish to {0}', nameOf(readiness.repository)),
          '',
          vscode.l10n.t('Sign In'),
          commandIds.signIn,
        ),
        severity: vscode.LanguageStatusSeverity.Information,
      }
    case 'archived':
      return warn(
        vscode.l10n.t('{0} is archived', nameOf(readiness.repository)),
        '',
        vscode.l10n.t('Choose Another Repository…'),
        commandIds.chooseRepository,
      )
    case 'noForks':
      return warn(
        vscode.l10n.t('No right to write to {0}', nameOf(readiness.repository)),
        vscode.l10n.t('and it cannot be forked: ask for write access'),
        vscode.l10n.t('Choose Another Repository…'),
        commandIds.chooseRepository,
      )
    case 'failed': {
      const { message } = explain(readiness.error)
      const isSso = readiness.error.code === 'ssoRequired' && readiness.error.details.url !== undefined
      return {
        ...warn(vscode.l10n.t('Publishing would not work now'), message),
        command: isSso
          ? {
              title: vscode.l10n.t('Open Sign-On Page'),
              command: commandIds.openPullRequest,
              arguments: [readiness.error.details.url],
            }
          : { title: vscode.l10n.t('Check Again'), command: commandIds.checkPublishing },
      }
    }
    case 'ready':
      return readyStatus(readiness, state)
  }
}

function readyStatus({ access }: Extract<Readiness, { readonly kind: 'ready' }>, state: FileState | undefined): Status {
  const { repository } = access
  const name = nameOf(repository)
  const detail = [
    repository.canPush ? '' : vscode.l10n.t('from your fork'),
    repository.requiresSignOff ? vscode.l10n.t('signed off, as the repository wants it') : '',
  ]
    .filter((part) => part !== '')
    .join(', ')
  const information = { detail, severity: vscode.LanguageStatusSeverity.Information }
  const publish = (title: string): vscode.Command => ({ title, command: commandIds.publish })
  const pull = state?.pull
  const open: vscode.Command | undefined = pull && {
    title: vscode.l10n.t('Open'),
    command: commandIds.openPullRequest,
    arguments: [pull.url],
  }
  switch (state?.state) {
    case undefined:
    case 'unpublished':
      return {
        ...information,
        text: vscode.l10n.t('Not published. Ready to publish to {0}', name),
        command: publish(vscode.l10n.t('Publish')),
      }
    case 'open':
      return { ...information, text: vscode.l10n.t('Pull request #{0} is open', pull?.number ?? ''), command: open }
    case 'changed':
      return {
        ...information,
        text:
          pull === undefined
            ? vscode.l10n.t('Differs from what is published in {0}', name)
            : vscode.l10n.t('Changed since pull request #{0}', pull.number),
        command: publish(vscode.l10n.t('Publish')),
      }
    case 'interrupted':
      return {
        text: vscode.l10n.t('Publishing was interrupted'),
        detail: vscode.l10n.t('publishing again goes on from what stands on GitHub'),
        severity: vscode.LanguageStatusSeverity.Warning,
        command: publish(vscode.l10n.t('Continue')),
      }
    case 'merged':
      return {
        ...information,
        text:
          pull === undefined
            ? vscode.l10n.t('Published in {0}', name)
            : vscode.l10n.t('Published: pull request #{0} is merged', pull.number),
        command: open,
      }
    case 'closed':
      return {
        ...information,
        text: vscode.l10n.t('Pull request #{0} was closed without a merge', pull?.number ?? ''),
        command: publish(vscode.l10n.t('Publish Again')),
      }
  }
}

function nameOf({ owner, repo }: { readonly owner: string; readonly repo: string }): string {
  return plainMessage(`${owner}/${repo}`)
}
