import * as vscode from 'vscode'
import { commandIds } from '../../host/commandIds'
import { toRange } from '../../host/vscodeConversions'
import { type MinutesDocuments, minutesSelector } from '../../host/documents'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { itemsOnLine } from './itemActions'
import { findTracked } from './itemCommands'
import { statusLabel } from './labels'

/** Registers code actions and hovers for the lines of action items. */
export function registerItemHints(documents: MinutesDocuments, workspace: WorkspaceMinutes): vscode.Disposable {
  return vscode.Disposable.from(
    vscode.languages.registerCodeActionsProvider(minutesSelector, codeActions(documents), {
      providedCodeActionKinds: [vscode.CodeActionKind.RefactorRewrite],
    }),
    vscode.languages.registerHoverProvider(minutesSelector, {
      provideHover: (document, position) => hoverAt(documents, workspace, document, position),
    }),
  )
}

function codeActions(documents: MinutesDocuments): vscode.CodeActionProvider {
  return {
    provideCodeActions: async (document, range) => {
      if (!documents.isMinutes(document)) return []
      await documents.readSoon(document)
      const line = range.start.line + 1
      const [target] = itemsOnLine(document, line, documents)
      const item = documents.read(document).actions.find((one) => one === target?.itemRef)
      if (item === undefined) return []
      const argument = { uri: document.uri.toString(), line: item.span.start.line }
      const action = (title: string, command: string): vscode.CodeAction => {
        const one = new vscode.CodeAction(title, vscode.CodeActionKind.RefactorRewrite)
        one.command = { command, title, arguments: [argument] }
        return one
      }
      return [
        item.done
          ? action(vscode.l10n.t('Mark as open'), commandIds.markItemOpen)
          : action(vscode.l10n.t('Mark as done'), commandIds.markItemDone),
        action(vscode.l10n.t('Assign…'), commandIds.assignItem),
        ...(item.done ? [] : [action(vscode.l10n.t('Create issue…'), commandIds.createIssueFromItem)]),
      ]
    },
  }
}

function hoverAt(
  documents: MinutesDocuments,
  workspace: WorkspaceMinutes,
  document: vscode.TextDocument,
  position: vscode.Position,
): vscode.Hover | undefined {
  if (!documents.isMinutes(document)) return undefined
  const item = documents.read(document).actions.find(({ span }) => toRange(span).contains(position))
  if (item === undefined) return undefined
  const text = new vscode.MarkdownString()
  text.isTrusted = {
    enabledCommands: [
      commandIds.markItemDone,
      commandIds.markItemOpen,
      commandIds.showItemHistory,
      commandIds.createIssueFromItem,
    ],
  }
  const tracked = findTracked({ uri: document.uri, itemRef: item }, workspace)
  if (tracked !== undefined && tracked.timesCarried > 0)
    text
      .appendText(
        tracked.timesCarried === 1
          ? vscode.l10n.t(
              'Action item, {0}: first raised {1}, carried over once',
              statusLabel(tracked),
              tracked.raised ?? '?',
            )
          : vscode.l10n.t(
              'Action item, {0}: first raised {1}, carried over {2} times',
              statusLabel(tracked),
              tracked.raised ?? '?',
              tracked.timesCarried,
            ),
      )
      .appendMarkdown('\n\n')
  const argument = encodeURIComponent(JSON.stringify([{ uri: document.uri.toString(), line: item.span.start.line }]))
  const link = (title: string, command: string): string => `[${title}](command:${command}?${argument})`
  text.appendMarkdown(
    [
      item.done
        ? link(vscode.l10n.t('Mark as open'), commandIds.markItemOpen)
        : link(vscode.l10n.t('Mark as done'), commandIds.markItemDone),
      ...(tracked !== undefined && tracked.occurrences.length > 1
        ? [link(vscode.l10n.t('Show history'), commandIds.showItemHistory)]
        : []),
      ...(item.done ? [] : [link(vscode.l10n.t('Create issue…'), commandIds.createIssueFromItem)]),
    ].join(' · '),
  )
  return new vscode.Hover(text, toRange(item.span))
}
