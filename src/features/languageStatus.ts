import * as vscode from 'vscode'
import { commandIds } from '../host/commandIds'
import { registerCommand, UserError } from '../host/commands'
import { type MinutesDocuments, relativePath, minutesSelector } from '../host/documents'
import { showInformation } from '../host/messages'

/** Workspace state: whether the folder association was offered. */
const offeredKey = 'associateOffered'

/**
 * Shows whether a Markdown file is read as minutes, and offers to associate its folder with the Minutes language. The
 * context key `minutes.isMinutes` follows the active editor.
 */
export function registerLanguageStatus(
  documents: MinutesDocuments,
  memento: vscode.Memento,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const status = vscode.languages.createLanguageStatusItem('minutes.status', minutesSelector)
  status.name = 'Minutes'

  const update = (editor: vscode.TextEditor | undefined): void => {
    const document = editor?.document
    const isMinutes = document !== undefined && documents.isMinutes(document)
    void vscode.commands.executeCommand('setContext', 'minutes.isMinutes', isMinutes)
    if (document === undefined) return
    const isTooLarge = isMinutes && documents.isTooLarge(document)
    status.severity = isTooLarge ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information
    status.text = isTooLarge ? vscode.l10n.t('Too large to read as minutes') : kindText(documents.kindOf(document))
    if (isTooLarge)
      status.detail = vscode.l10n.t(
        'Suggestions and action items are turned off for files with more than a million characters.',
      )
    else delete (status as { detail?: string }).detail
    status.command =
      isMinutes && document.languageId === 'markdown'
        ? { command: commandIds.treatFolderAsMinutes, title: vscode.l10n.t('Treat This Folder as Minutes') }
        : undefined
    if (isMinutes && document.languageId === 'markdown') void offer(document, memento)
  }

  // After activation, which nobody should wait for.
  const first = setTimeout(() => update(vscode.window.activeTextEditor), 0)
  return vscode.Disposable.from(
    status,
    new vscode.Disposable(() => clearTimeout(first)),
    vscode.window.onDidChangeActiveTextEditor(update),
    vscode.workspace.onDidChangeTextDocument(({ document }) => {
      if (document === vscode.window.activeTextEditor?.document) update(vscode.window.activeTextEditor)
    }),
    registerCommand(commandIds.treatFolderAsMinutes, log, async (uri?: vscode.Uri) => {
      const target = uri ?? vscode.window.activeTextEditor?.document.uri
      const folder = target && vscode.workspace.getWorkspaceFolder(target)
      if (target === undefined || folder === undefined)
        throw new UserError(vscode.l10n.t('Open minutes in a workspace folder first.'))
      await associate(target, folder)
    }),
  )
}

function kindText(kind: ReturnType<MinutesDocuments['kindOf']>): string {
  switch (kind) {
    case 'minutes':
      return vscode.l10n.t('Minutes')
    case 'slides':
      return vscode.l10n.t('Slide deck')
    case 'other':
      return vscode.l10n.t('Not minutes')
  }
}

/** Offers the association once per workspace. The status item keeps the command available. */
async function offer(document: vscode.TextDocument, memento: vscode.Memento): Promise<void> {
  if (memento.get<boolean>(offeredKey) === true || vscode.workspace.getWorkspaceFolder(document.uri) === undefined)
    return
  await memento.update(offeredKey, true)
  const turnOn = vscode.l10n.t('Turn On')
  const chosen = await showInformation(
    vscode.l10n.t('This looks like meeting minutes. Turn on as-you-type suggestions for this folder?'),
    turnOn,
    vscode.l10n.t('Not Now'),
  )
  if (chosen === turnOn) await vscode.commands.executeCommand(commandIds.treatFolderAsMinutes, document.uri)
}

/** Adds a folder, or the folder of a file, to the workspace's `files.associations`, with Undo. */
async function associate(target: vscode.Uri, folder: vscode.WorkspaceFolder): Promise<void> {
  const isFolder = ((await vscode.workspace.fs.stat(target)).type & vscode.FileType.Directory) !== 0
  const path = relativePath(target)
  const pattern = isFolder ? `**/${path}/[0-9]*.md` : associationPattern(path, folder.name)
  const configuration = vscode.workspace.getConfiguration('files', folder.uri)
  const current = configuration.inspect<Record<string, string>>('associations')?.workspaceValue ?? {}
  await configuration.update('associations', { ...current, [pattern]: 'minutes' }, vscode.ConfigurationTarget.Workspace)
  const undo = vscode.l10n.t('Undo')
  const chosen = await showInformation(associatedText(pattern), undo)
  if (chosen !== undo) return
  const remaining = Object.fromEntries(
    Object.entries(configuration.inspect<Record<string, string>>('associations')?.workspaceValue ?? {}).filter(
      ([key]) => key !== pattern,
    ),
  )
  await configuration.update(
    'associations',
    Object.keys(remaining).length === 0 ? undefined : remaining,
    vscode.ConfigurationTarget.Workspace,
  )
}

function associatedText(pattern: string): string {
  const [, folder, name] = /^\*\*\/(.*)\/([^/]*)$/.exec(pattern) ?? []
  return folder === undefined || name?.includes('*') !== true
    ? vscode.l10n.t('“{0}” now opens as Minutes.', name ?? pattern)
    : vscode.l10n.t('Files in “{0}” now open as Minutes.', folder)
}

/**
 * The pattern for the folder of a file. If file names begin with a date it matches only such names, so that a README next
 * to them stays Markdown. It never matches every Markdown file.
 */
function associationPattern(path: string, workspaceName: string): string {
  const slash = path.lastIndexOf('/')
  const folder = slash < 0 ? workspaceName : path.slice(0, slash)
  const name = path.slice(slash + 1)
  if (/^\d/.test(name)) return `**/${folder}/[0-9]*.md`
  return slash < 0 ? `**/${folder}/${name}` : `**/${folder}/*.md`
}
