import * as vscode from 'vscode'
import type { TextEdit } from '../core/edits/textEdit'
import type { ActionItem, Minutes } from '../core/minutes'
import { toActionItem, toOwnedItem } from '../core/refactorings/actionItem'
import { likelyRepositories, likelyOwner } from '../core/refactorings/likelyRepositories'
import { sortParticipants } from '../core/refactorings/sortParticipants'
import { formatReferences, type ReferenceStyle, toLink } from '../core/refactorings/formatReferences'
import { truncate } from '../core/plainText'
import { sameSeries } from '../core/series'
import { issueKey } from '../core/topics'
import { commandIds } from '../host/commandIds'
import { registerCommand, UserError } from '../host/commands'
import { toRange, toTextEdits } from '../host/vscodeConversions'
import { type MinutesDocuments, minutesSelector } from '../host/documents'
import type { IssueIndex } from '../host/issueIndex'
import type { CompletionHistory } from '../host/completionHistory'
import * as settings from '../host/settings'
import { insertMentionAction } from '../host/insertMentionAction'
import { seriesIdOf, type WorkspaceMinutes } from '../host/workspaceMinutes'
import { diagnosticSource } from '../host/documentProblems'
import { showInformation } from '../host/messages'

/** Maximum number of repositories offered for a bare `#12`. */
const maxRepositories = 4

/** Rewrites references, participants and action items, with code actions and commands. */
export function registerRefactorings(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  completionHistory: CompletionHistory,
  index: IssueIndex,
  log: vscode.LogOutputChannel,
): vscode.Disposable {
  const styleOf = (document: vscode.TextDocument): ReferenceStyle =>
    referenceStyle(document, documents, workspace, completionHistory, index)
  const provider: vscode.CodeActionProvider = {
    async provideCodeActions(document, range, context, token) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return undefined
      const minutes = await documents.readSoon(document)
      if (token.isCancellationRequested) return undefined
      const actions = [
        ...linkActions(document, range, minutes, () => styleOf(document), workspace),
        ...actionItemActions(document, range, minutes, workspace),
        ...participantActions(document, range, minutes),
      ]
      attachFixes(actions, context.diagnostics)
      return actions
    },
  }
  const rewrite = async (
    edits: (document: vscode.TextDocument) => readonly TextEdit[],
    messageIfNone: string,
  ): Promise<void> => {
    const editor = vscode.window.activeTextEditor
    if (editor === undefined || !documents.isMinutes(editor.document))
      throw new UserError(vscode.l10n.t('Open minutes first.'))
    const found = edits(editor.document)
    if (found.length === 0) {
      void showInformation(messageIfNone)
      return
    }
    const edit = new vscode.WorkspaceEdit()
    edit.set(editor.document.uri, toTextEdits(editor.document, found))
    await vscode.workspace.applyEdit(edit)
  }
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(minutesSelector, provider, {
      providedCodeActionKinds: [vscode.CodeActionKind.QuickFix, vscode.CodeActionKind.RefactorRewrite],
    }),
    registerCommand(commandIds.formatReferences, log, () =>
      rewrite(
        (document) => formatReferences(document.getText(), documents.read(document).references, styleOf(document)),
        vscode.l10n.t('All references are already formatted.'),
      ),
    ),
    registerCommand(commandIds.sortParticipants, log, () =>
      rewrite((document) => {
        const edit = sortParticipants(document.getText(), documents.read(document))
        return edit === undefined ? [] : [edit]
      }, vscode.l10n.t('Participants are already sorted, or are not listed one per line.')),
    ),
  )
}

function referenceStyle(
  document: vscode.TextDocument,
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  completionHistory: CompletionHistory,
  index: IssueIndex,
): ReferenceStyle {
  const { references } = documents.read(document)
  const history = workspace.files().map(({ digest }) => digest)
  return {
    template: completionHistory.linkTemplate(document),
    webOrigin: settings.webOrigin(),
    ownerOf: (repo) => likelyOwner(repo, references, history),
    findIssue: (key) => index.library().byKey.get(key),
  }
}

/** Offers a link for the reference at the cursor; for a bare `#12`, one link per likely repository. */
function linkActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  minutes: Minutes,
  styleOf: () => ReferenceStyle,
  workspace: WorkspaceMinutes,
): readonly vscode.CodeAction[] {
  const reference = minutes.references.find(({ span }) => toRange(span).intersection(range) !== undefined)
  if (reference === undefined) return []
  const style = styleOf()
  const text = document.getText()
  if (reference.form !== 'bare') {
    const edit = toLink(text, reference, style)
    return edit === undefined
      ? []
      : [
          editAction(
            document,
            vscode.l10n.t('Change to “{0}”', labelOf(edit.newText)),
            vscode.CodeActionKind.RefactorRewrite,
            [edit],
          ),
        ]
  }
  const { root, series } = seriesIdOf(document.uri)
  const history = workspace
    .files()
    .filter((file) => file.root === root || file.digest.series !== series)
    .map(({ digest }) => digest)
  return likelyRepositories(minutes.references, series, history, maxRepositories).flatMap((repository) => {
    const edit = toLink(text, reference, style, repository)
    const name = `${repository.owner}/${repository.repo}#${reference.number}`
    // The title identifies an issue better than its repository.
    const title = style.findIssue(issueKey({ ...repository, number: reference.number }))?.title
    const shown = title === undefined ? name : `${name} “${truncate(title, 60)}”`
    return edit === undefined
      ? []
      : [editAction(document, vscode.l10n.t('Link to {0}', shown), vscode.CodeActionKind.QuickFix, [edit])]
  })
}

/** Text that a link will show. */
function labelOf(link: string): string {
  return /^\[(.*)\]\(/s.exec(link)?.[1] ?? link
}

function participantActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  minutes: Minutes,
): readonly vscode.CodeAction[] {
  const isInList = minutes.sections.some(
    ({ kind, span }) => kind === 'participants' && toRange(span).intersection(range) !== undefined,
  )
  const edit = isInList ? sortParticipants(document.getText(), minutes) : undefined
  return edit === undefined
    ? []
    : [
        editAction(
          document,
          vscode.l10n.t('Sort and deduplicate participants'),
          vscode.CodeActionKind.RefactorRewrite,
          [edit],
        ),
      ]
}

/** "Assign to…" for an unassigned item, "Convert to action item…" for any other list item. */
function actionItemActions(
  document: vscode.TextDocument,
  range: vscode.Range,
  minutes: Minutes,
  workspace: WorkspaceMinutes,
): readonly vscode.CodeAction[] {
  const line = document.lineAt(range.start.line)
  if (minutes.kind === 'other' || line.isEmptyOrWhitespace) return []
  const item = minutes.actions.find(({ span }) => span.start.line === line.lineNumber + 1)
  if (item !== undefined) {
    if (item.owners.length > 0) return []
    const title = vscode.l10n.t('Assign to…')
    return [insertMentionAction(document, title, vscode.CodeActionKind.QuickFix, toRange(item.span), toOwnedItem(item))]
  }
  const place = /^\s*(?:[-*+]|\d+[.)])\s/.test(line.text)
    ? toActionItem(line.text, itemsOfSeries(document, minutes, workspace))
    : undefined
  if (place === undefined) return []
  const title = vscode.l10n.t('Convert to action item…')
  return [insertMentionAction(document, title, vscode.CodeActionKind.RefactorRewrite, line.range, place)]
}

/** The action items of the document's series, oldest first, its own last. */
function itemsOfSeries(
  document: vscode.TextDocument,
  minutes: Minutes,
  workspace: WorkspaceMinutes,
): readonly ActionItem[] {
  const id = seriesIdOf(document.uri)
  const others = workspace
    .files()
    .filter(
      ({ uri, root, digest }) =>
        sameSeries(id, { root, series: digest.series }) && uri.toString() !== document.uri.toString(),
    )
    .sort((one, other) => (one.digest.date ?? '').localeCompare(other.digest.date ?? ''))
  return [...others.flatMap(({ digest }) => digest.actions), ...minutes.actions]
}

/** Attaches quick fixes to their problems and prefers the first; otherwise VS Code lists "Ignore" first. */
function attachFixes(actions: readonly vscode.CodeAction[], diagnostics: readonly vscode.Diagnostic[]): void {
  const fixable = diagnostics.filter(
    ({ source, code }) =>
      source === diagnosticSource && (code === 'bare-reference' || code === 'unassigned-action-item'),
  )
  const fixes = actions.filter(({ kind }) => kind?.value === vscode.CodeActionKind.QuickFix.value)
  for (const [index, fix] of fixes.entries()) {
    fix.diagnostics = fixable
    fix.isPreferred = index === 0
  }
}

function editAction(
  document: vscode.TextDocument,
  title: string,
  kind: vscode.CodeActionKind,
  edits: readonly TextEdit[],
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, kind)
  action.edit = new vscode.WorkspaceEdit()
  action.edit.set(document.uri, toTextEdits(document, edits))
  return action
}
