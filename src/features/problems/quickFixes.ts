import * as vscode from 'vscode'
import { fixesFor } from '../../core/problems/fixes'
import { type Problem, type ProblemCode } from '../../core/problems/problem'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import { toRange, toTextEdits } from '../../host/convert'
import { type MinutesDocuments, selector } from '../../host/documents'
import { settingKeys } from '../../host/settingKeys'
import * as settings from '../../host/settings'
import type { WorkspaceFacts } from '../../host/workspaceFacts'
import { diagnosticSource, problemsOf } from './diagnostics'
import { describeFix } from './wording'

/** Offers the fixes of the problems at the cursor, and to ignore a problem here or in the workspace. */
export function registerQuickFixes(
  documents: MinutesDocuments,
  facts: WorkspaceFacts,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const provider: vscode.CodeActionProvider = {
    provideCodeActions(document, range, context) {
      if (context.only !== undefined && !context.only.contains(vscode.CodeActionKind.QuickFix)) return undefined
      if (!documents.isMinutes(document)) return undefined
      const all = problemsOf(document, documents, facts)
      return all
        .filter((problem) => toRange(problem.span).intersection(range) !== undefined)
        .filter((problem) => settings.problemSeverity(problem.code, document.uri) !== 'off')
        .flatMap((problem) => actionsFor(problem, document, all, context.diagnostics))
    },
  }
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(selector, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix],
    }),
    registerCommand(commandIds.switchProblemOff, log, (code: ProblemCode, uri: vscode.Uri) => switchOff(code, uri)),
  )
}

function actionsFor(
  problem: Problem,
  document: vscode.TextDocument,
  all: readonly Problem[],
  diagnostics: readonly vscode.Diagnostic[],
): readonly vscode.CodeAction[] {
  const text = document.getText()
  const shown = diagnostics.filter(
    ({ source, code, range }) =>
      source === diagnosticSource && code === problem.code && toRange(problem.span).contains(range),
  )
  const fixes = fixesFor(problem, text, all, settings.referenceOptions(document.uri)).map((fix) => {
    const action = new vscode.CodeAction(describeFix(fix), vscode.CodeActionKind.QuickFix)
    action.edit = new vscode.WorkspaceEdit()
    action.edit.set(document.uri, toTextEdits(document, fix.edits))
    action.isPreferred = fix.isPreferred
    action.diagnostics = [...shown]
    return action
  })
  const off = new vscode.CodeAction(
    vscode.l10n.t('Turn off “{0}” in this workspace', problem.code),
    vscode.CodeActionKind.QuickFix,
  )
  off.command = { command: commandIds.switchProblemOff, title: off.title, arguments: [problem.code, document.uri] }
  off.diagnostics = [...shown]
  return [...fixes, off]
}

async function switchOff(code: ProblemCode, uri: vscode.Uri): Promise<void> {
  const configuration = vscode.workspace.getConfiguration('minutes', uri)
  const target =
    vscode.workspace.workspaceFolders === undefined
      ? vscode.ConfigurationTarget.Global
      : vscode.ConfigurationTarget.Workspace
  const values = configuration.inspect<Record<string, string>>(settingKeys.problems)
  const current = target === vscode.ConfigurationTarget.Global ? values?.globalValue : values?.workspaceValue
  await configuration.update(settingKeys.problems, { ...current, [code]: 'off' }, target)
}
