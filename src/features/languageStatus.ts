import * as vscode from 'vscode'
import { type Association, associationFor } from '../core/files/association'
import { commandIds } from '../host/commandIds'
import { registerCommand, UserError } from '../host/commands'
import { type MinutesDocuments, relativePath, minutesSelector } from '../host/documents'
import { showInformation } from '../host/messages'

/**
 * Shows whether a Markdown file is read as minutes, and associates folders with the Minutes language on request. The
 * context key `minutes.isMinutes` follows the active editor.
 */
export function registerLanguageStatus(documents: MinutesDocuments, log: vscode.LogOutputChannel): vscode.Disposable {
  const status = vscode.languages.createLanguageStatusItem('minutes.status', minutesSelector)
  status.name = 'Minutes'

  /** The shown state. This runs on every keystroke, and the state rarely changes. */
  let shown = ''
  let hasContext: boolean | undefined
  const update = (editor: vscode.TextEditor | undefined): void => {
    const document = editor?.document
    const isMinutes = document !== undefined && documents.isMinutes(document)
    if (isMinutes !== hasContext) void vscode.commands.executeCommand('setContext', 'minutes.isMinutes', isMinutes)
    hasContext = isMinutes
    if (document === undefined) return
    const isTooLarge = isMinutes && documents.isTooLarge(document)
    const state = `${document.languageId} ${documents.kindOf(document)} ${isTooLarge}`
    if (state === shown) return
    shown = state
    status.severity = isTooLarge ? vscode.LanguageStatusSeverity.Warning : vscode.LanguageStatusSeverity.Information
    status.text = isTooLarge ? vscode.l10n.t('Too large to read as minutes') : kindText(documents.kindOf(document))
    const detail = isTooLarge ? tooLargeText() : document.languageId === 'minutes' ? missingText() : undefined
    if (detail === undefined) delete (status as { detail?: string }).detail
    else status.detail = detail
  }

  // Delayed, so as not to slow down the activation.
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

function tooLargeText(): string {
  return vscode.l10n.t('Suggestions and action items are turned off for files with more than a million characters.')
}

/** The features of Markdown files that the Minutes language lacks. */
function missingText(): string {
  return vscode.l10n.t('Links are not checked, and not updated when files are renamed.')
}

/** Adds a folder, or the folder of a file, to the workspace's `files.associations`, with Undo. */
async function associate(target: vscode.Uri, folder: vscode.WorkspaceFolder): Promise<void> {
  const association = await findAssociation(target, folder)
  if (association === undefined)
    throw new UserError(vscode.l10n.t('No file at the top of this workspace has a date in its name. Choose a folder.'))
  const { pattern } = association
  const configuration = vscode.workspace.getConfiguration('files', folder.uri)
  const current = configuration.inspect<Record<string, string>>('associations')?.workspaceValue ?? {}
  await configuration.update('associations', { ...current, [pattern]: 'minutes' }, vscode.ConfigurationTarget.Workspace)
  const undo = vscode.l10n.t('Undo')
  const chosen = await showInformation(associatedText(association), undo)
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

async function findAssociation(
  target: vscode.Uri,
  { uri: { path: root } }: vscode.WorkspaceFolder,
): Promise<Association | undefined> {
  const isFolder = ((await vscode.workspace.fs.stat(target)).type & vscode.FileType.Directory) !== 0
  const isTop = target.path.replace(/\/$/, '') === root.replace(/\/$/, '')
  const names = isFolder
    ? (await vscode.workspace.fs.readDirectory(target)).map(([name]) => name)
    : [target.path.slice(target.path.lastIndexOf('/') + 1)]
  return associationFor({
    path: isTop ? '' : relativePath(target),
    isFolder,
    workspaceFolder: root.split('/').findLast((segment) => segment !== '') ?? '',
    names,
  })
}

/** What the Minutes language changes, and where the choice is stored. */
function associatedText({ pattern, folder }: Association): string {
  return folder === undefined
    ? vscode.l10n.t(
        '“{0}” now opens as Minutes: more colors, but links are not checked or updated. Written to the workspace settings (files.associations).',
        pattern.slice(pattern.lastIndexOf('/') + 1),
      )
    : vscode.l10n.t(
        'Files in “{0}” now open as Minutes: more colors, but links are not checked or updated. Written to the workspace settings (files.associations).',
        folder,
      )
}
