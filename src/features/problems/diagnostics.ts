import * as vscode from 'vscode'
import type { Problem } from '../../core/problems/problem'
import { toRange } from '../../host/vscodeConversions'
import type { MinutesDocuments } from '../../host/documents'
import { diagnosticSource, problemsOf } from '../../host/documentProblems'
import * as settings from '../../host/settings'
import type { WorkspaceFacts } from '../../host/workspaceFacts'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { describeProblem } from './problemMessages'

/** Milliseconds without edits before a document is checked again. */
const typingDelayMs = 250

/** Shows the problems of visible minutes, shortly after the last edit. */
export function registerDiagnostics(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  facts: WorkspaceFacts,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('minutes')
  const pending = new Map<string, ReturnType<typeof setTimeout>>()

  const update = async (document: vscode.TextDocument): Promise<void> => {
    pending.delete(document.uri.toString())
    if (documents.isMinutes(document)) await documents.readSoon(document)
    if (document.isClosed) return
    // VS Code keeps a document for minutes after its tab is closed.
    if (!visibleUris().has(document.uri.toString())) {
      collection.delete(document.uri)
      return
    }
    const found = problemsOf(document, documents, facts).flatMap((problem) => toDiagnostic(problem, document.uri) ?? [])
    if (found.length > 0 || (collection.get(document.uri)?.length ?? 0) > 0) collection.set(document.uri, found)
  }
  const schedule = (document: vscode.TextDocument): void => {
    if (document.languageId !== 'minutes' && document.languageId !== 'markdown') return
    const key = document.uri.toString()
    clearTimeout(pending.get(key))
    pending.set(
      key,
      setTimeout(() => void update(document), typingDelayMs),
    )
  }
  const scheduleAll = (): void => vscode.workspace.textDocuments.forEach(schedule)
  const followTabs = ({ opened, closed }: vscode.TabChangeEvent): void => {
    const changed = new Set([...opened, ...closed].flatMap(urisOf))
    for (const document of vscode.workspace.textDocuments) if (changed.has(document.uri.toString())) schedule(document)
  }

  scheduleAll()
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument(schedule),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document)
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => collection.delete(uri)),
    vscode.window.tabGroups.onDidChangeTabs(followTabs),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('minutes')) scheduleAll()
    }),
    // Some problems depend on known people and repositories.
    workspace.onDidChange(scheduleAll),
    new vscode.Disposable(() => pending.forEach((timer) => clearTimeout(timer))),
  )
}

function visibleUris(): ReadonlySet<string> {
  return new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.flatMap(urisOf)))
}

/** The URIs of the documents in a tab; for a diff, the editable document on the right. */
function urisOf({ input }: vscode.Tab): readonly string[] {
  if (input instanceof vscode.TabInputText) return [input.uri.toString()]
  return input instanceof vscode.TabInputTextDiff ? [input.modified.toString()] : []
}

const severities: Readonly<Record<Exclude<settings.Severity, 'off'>, vscode.DiagnosticSeverity>> = {
  error: vscode.DiagnosticSeverity.Error,
  warning: vscode.DiagnosticSeverity.Warning,
  information: vscode.DiagnosticSeverity.Information,
  hint: vscode.DiagnosticSeverity.Hint,
}

function toDiagnostic(problem: Problem, uri: vscode.Uri): vscode.Diagnostic | undefined {
  const severity = settings.problemSeverity(problem.code, uri)
  if (severity === 'off') return undefined
  const range = 'label' in problem && typeof problem.label === 'object' ? toRange(problem.label) : toRange(problem.span)
  const diagnostic = new vscode.Diagnostic(range, describeProblem(problem), severities[severity])
  diagnostic.source = diagnosticSource
  diagnostic.code = problem.code
  return diagnostic
}
