import * as vscode from 'vscode'
import type { Fix } from '../../core/problems/fix'
import { fixesFor } from '../../core/problems/fixes'
import { missingHandleEdit } from '../../core/problems/missingHandle'
import { type Problem, type ProblemCode } from '../../core/problems/problem'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import { toRange, toTextEdits } from '../../host/vscodeConversions'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import { settingKeys } from '../../host/settingKeys'
import * as settings from '../../host/settings'
import { insertMentionAction } from '../../host/insertMentionAction'
import type { WorkspaceFacts } from '../../host/workspaceFacts'
import { diagnosticSource, problemsOf } from '../../host/documentProblems'
import { describeFix } from './problemMessages'

/** Registers quick fixes for problems, including those that ignore a problem or turn it off. */
export function registerQuickFixes(
  documents: MinutesDocuments,
  facts: WorkspaceFacts,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      if (context.only !== undefined && !context.only.contains(vscode.CodeActionKind.QuickFix)) return undefined
      if (!documents.isMinutes(document)) return undefined
      await documents.readSoon(document)
      if (token.isCancellationRequested) return undefined
      const all = problemsOf(document, documents, facts)
      const here = all
        .filter((problem) => toRange(problem.span).intersection(range) !== undefined)
        .filter((problem) => settings.problemSeverity(problem.code, document.uri) !== 'off')
      const actions = await Promise.all(here.map((problem) => actionsFor(problem, document, all, context.diagnostics)))
      return actions.flat()
    },
  }
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(minutesSelector, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    registerCommand(commandIds.turnOffProblem, log, (code: ProblemCode, uri: vscode.Uri) => turnOff(code, uri)),
  )
}

async function actionsFor(
  problem: Problem,
  document: vscode.TextDocument,
  all: readonly Problem[],
  diagnostics: readonly vscode.Diagnostic[],
): Promise<readonly vscode.CodeAction[]> {
  const text = document.getText()
  const shown = diagnostics.filter(
    ({ source, code, range }) =>
      source === diagnosticSource && code === problem.code && toRange(problem.span).contains(range),
  )
  const actions: vscode.CodeAction[] = []
  const open = missingHandleEdit(problem, text)
  if (open !== undefined) {
    const range = new vscode.Range(document.positionAt(open.start), document.positionAt(open.end))
    const title = vscode.l10n.t('Assign…')
    actions.push(insertMentionAction(document, title, vscode.CodeActionKind.QuickFix, range, open))
  }
  for (const fix of fixesFor(problem, text, all, settings.referenceOptions(document.uri))) {
    if (fix.kind === 'useLocalImage' && !(await isFile(siblingUri(document.uri, fix.argument)))) continue
    if (fix.fileName !== undefined && document.isUntitled) continue
    actions.push(fixAction(fix, document))
  }
  const off = new vscode.CodeAction(
    vscode.l10n.t('Turn off “{0}” in this workspace', problem.code),
    vscode.CodeActionKind.QuickFix,
  )
  off.command = { command: commandIds.turnOffProblem, title: off.title, arguments: [problem.code, document.uri] }
  actions.push(off)
  for (const action of actions) action.diagnostics = [...shown]
  return actions
}

function fixAction(fix: Fix, document: vscode.TextDocument): vscode.CodeAction {
  const action = new vscode.CodeAction(describeFix(fix), vscode.CodeActionKind.QuickFix)
  action.edit = new vscode.WorkspaceEdit()
  if (fix.edits.length > 0) action.edit.set(document.uri, toTextEdits(document, fix.edits))
  if (fix.fileName !== undefined) action.edit.renameFile(document.uri, siblingUri(document.uri, fix.fileName))
  action.isPreferred = fix.isPreferred
  return action
}

function siblingUri(uri: vscode.Uri, name: string): vscode.Uri {
  return vscode.Uri.joinPath(uri, '..', name)
}

async function isFile(uri: vscode.Uri): Promise<boolean> {
  try {
    return (await vscode.workspace.fs.stat(uri)).type === vscode.FileType.File
  } catch {
    return false
  }
}

async function turnOff(code: ProblemCode, uri: vscode.Uri): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('minutes', uri)
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace
  const values = configuration.inspect<Record<string, string>>(settingKeys.problemSeverity)
  const current = target === vscode.ConfigurationTarget.Global ? values?.globalValue : values?.workspaceValue
  await configuration.update(settingKeys.problemSeverity, { ...current, [code]: 'off' }, target)
}
