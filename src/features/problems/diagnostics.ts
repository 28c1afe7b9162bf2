import * as vscode from 'vscode'
import { findProblems } from '../../core/problems/findProblems'
import type { Problem } from '../../core/problems/problem'
import { toRange } from '../../host/convert'
import { type MinutesDocuments, relativePath } from '../../host/documents'
import * as settings from '../../host/settings'
import type { WorkspaceFacts } from '../../host/workspaceFacts'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { describeProblem } from './wording'

/** Milliseconds of silence after which a document that is typed in is looked at again. */
const typingPause = 250

export const diagnosticSource = 'Minutes'

/** All problems of a document, those whose code is switched off too. */
export function problemsOf(
  document: vscode.TextDocument,
  documents: MinutesDocuments,
  facts: WorkspaceFacts,
): readonly Problem[] {
  if (!documents.isMinutes(document) || documents.isTooLarge(document)) return []
  return findProblems(document.getText(), documents.read(document), {
    path: relativePath(document.uri),
    lexicon: documents.lexicon(),
    references: settings.referenceOptions(document.uri),
    handles: facts.handles(),
    repositories: facts.repositories(),
  })
}

/** Shows the problems of open minutes, a moment after the last keystroke. */
export function registerDiagnostics(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  facts: WorkspaceFacts,
): vscode.Disposable {
  const collection = vscode.languages.createDiagnosticCollection('minutes')
  const pending = new Map<string, ReturnType<typeof setTimeout>>()

  const update = (document: vscode.TextDocument): void => {
    pending.delete(document.uri.toString())
    if (document.isClosed) return
    const found = problemsOf(document, documents, facts).flatMap((problem) => toDiagnostic(problem, document.uri) ?? [])
    if (found.length > 0 || (collection.get(document.uri)?.length ?? 0) > 0) collection.set(document.uri, found)
  }
  const schedule = (document: vscode.TextDocument): void => {
    if (document.languageId !== 'minutes' && document.languageId !== 'markdown') return
    const key = document.uri.toString()
    clearTimeout(pending.get(key))
    pending.set(
      key,
      setTimeout(() => update(document), typingPause),
    )
  }
  const scheduleAll = (): void => vscode.workspace.textDocuments.forEach(schedule)
  const forget = (uri: vscode.Uri): void => {
    clearTimeout(pending.get(uri.toString()))
    pending.delete(uri.toString())
    collection.delete(uri)
  }
  // A document stays open for minutes behind a closed tab; its problems would seem to be still in front of somebody.
  const followTabs = ({ opened, closed }: vscode.TabChangeEvent): void => {
    const shown = new Set(vscode.window.tabGroups.all.flatMap(({ tabs }) => tabs.map(uriOf)))
    for (const tab of closed) {
      const uri = uriOf(tab)
      if (uri !== undefined && !shown.has(uri)) forget(vscode.Uri.parse(uri))
    }
    const wanted = new Set(opened.map(uriOf))
    for (const document of vscode.workspace.textDocuments) if (wanted.has(document.uri.toString())) schedule(document)
  }

  scheduleAll()
  return vscode.Disposable.from(
    collection,
    vscode.workspace.onDidOpenTextDocument(schedule),
    vscode.workspace.onDidChangeTextDocument(({ document, contentChanges }) => {
      if (contentChanges.length > 0) schedule(document)
    }),
    vscode.workspace.onDidCloseTextDocument(({ uri }) => forget(uri)),
    vscode.window.tabGroups.onDidChangeTabs(followTabs),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration('minutes')) scheduleAll()
    }),
    // Who is known, and which repositories there are, decides on some of them.
    workspace.onDidChange(scheduleAll),
    new vscode.Disposable(() => pending.forEach((timer) => clearTimeout(timer))),
  )
}

function uriOf({ input }: vscode.Tab): string | undefined {
  return input instanceof vscode.TabInputText ? input.uri.toString() : undefined
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
