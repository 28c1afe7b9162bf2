import * as vscode from 'vscode'
import { type CheckCode, type Finding, isPrivate, removalsOf } from '../../core/publishChecks/finding'
import { escapeMessage } from '../../host/escapeMessage'
import { settingKeys } from '../../host/settingKeys'
import * as settings from '../../host/settings'
import { type PickItem, showPick } from '../../host/quickPicks'

/** A finding and its document. */
export interface PlacedFinding {
  readonly finding: Finding
  readonly document: vscode.TextDocument
}

/** Keys (`keyOf`) of the findings that the person keeps in this run. */
export type KeptFindings = Set<string>

export function findingKey({ finding, document }: PlacedFinding): string {
  return `${document.uri.toString()} ${finding.code} ${finding.excerpt}`
}

/** Codes of problems that publishing checks or fixes itself. */
const handledCodes: ReadonlySet<unknown> = new Set(['date-mismatch', 'pad-image'])

/** Errors and warnings of Minutes as the editor shows them, with configured severities and suppressions applied. */
export function problemFindings(document: vscode.TextDocument): readonly Finding[] {
  return vscode.languages
    .getDiagnostics(document.uri)
    .filter(({ source, severity, code }) => {
      const isWarning = severity === vscode.DiagnosticSeverity.Error || severity === vscode.DiagnosticSeverity.Warning
      return source === 'Minutes' && isWarning && !handledCodes.has(code)
    })
    .map(({ range, message }) => ({
      code: 'problem',
      start: document.offsetAt(range.start),
      end: document.offsetAt(range.end),
      excerpt: message,
      removal: undefined,
    }))
}

interface FindingItem extends PickItem {
  readonly run: 'removeAll' | 'keepAll' | PlacedFinding | undefined
}

/**
 * Asks what to do about findings: all at once, or one of them.
 *
 * @returns Whether a document was changed.
 */
export async function reviewFindings(findings: readonly PlacedFinding[], kept: KeptFindings): Promise<boolean> {
  const chosen = await showPick<FindingItem>(itemsFor(findings), {
    title: vscode.l10n.t('Review before publishing ({0})', findings.length),
    placeHolder: vscode.l10n.t('Select one to review, or decide for all of them'),
    matchOnDescription: true,
    ignoreFocusOut: true,
  })
  const run = chosen?.run
  switch (run) {
    case undefined:
      return false
    case 'removeAll':
      return removeAll(findings)
    case 'keepAll':
      for (const finding of findings) kept.add(findingKey(finding))
      return false
    default:
      return decide(run, kept)
  }
}

function itemsFor(findings: readonly PlacedFinding[]): FindingItem[] {
  const removable = findings.filter(({ finding }) => finding.removal !== undefined)
  return [
    ...(removable.length === 0
      ? []
      : [{ icon: 'trash', label: vscode.l10n.t('Remove all ({0})', removable.length), run: 'removeAll' as const }]),
    { icon: 'check', label: vscode.l10n.t('Keep all'), run: 'keepAll' },
    { label: '', kind: vscode.QuickPickItemKind.Separator, run: undefined },
    ...findings.map((placed) => ({
      label: escapeMessage(placed.finding.excerpt, 80),
      description: vscode.l10n.t('{0}, line {1}', checkLabel(placed.finding.code), lineNumberOf(placed)),
      run: placed,
    })),
  ]
}

async function decide(placed: PlacedFinding, kept: KeptFindings): Promise<boolean> {
  const { finding, document } = placed
  const items = [
    ...(finding.removal === undefined
      ? []
      : [{ icon: 'trash', label: vscode.l10n.t('Remove'), run: () => removeAll([placed]) }]),
    { icon: 'check', label: vscode.l10n.t('Keep'), run: () => kept.add(findingKey(placed)) },
    { icon: 'go-to-file', label: vscode.l10n.t('Show in editor'), run: () => show(placed) },
    {
      icon: 'circle-slash',
      label: vscode.l10n.t('Turn off this check'),
      description: checkLabel(finding.code),
      run: () => ignoreFromNowOn(finding.code, document.uri),
    },
  ]
  const chosen = await showPick(items, {
    title: escapeMessage(finding.excerpt, 80),
    placeHolder: isPrivate(finding)
      ? vscode.l10n.t('Removing edits the open file. You can undo it in the editor.')
      : checkLabel(finding.code),
    ignoreFocusOut: true,
  })
  const result = await chosen?.run()
  return result === true
}

/** Removes the findings from the text in the editor, as one edit that can be undone. */
async function removeAll(findings: readonly PlacedFinding[]): Promise<boolean> {
  const edit = new vscode.WorkspaceEdit()
  for (const document of new Set(findings.map((placed) => placed.document))) {
    const ofDocument = findings.filter((placed) => placed.document === document).map(({ finding }) => finding)
    for (const { start, end, text } of removalsOf(ofDocument))
      edit.replace(document.uri, new vscode.Range(document.positionAt(start), document.positionAt(end)), text)
  }
  return vscode.workspace.applyEdit(edit)
}

async function show({ document, finding }: PlacedFinding): Promise<boolean> {
  const selection = new vscode.Range(document.positionAt(finding.start), document.positionAt(finding.end))
  await vscode.window.showTextDocument(document, { selection, preserveFocus: true })
  return false
}

/** Adds the code to the workspace setting if it is set there, else to the user setting. */
async function ignoreFromNowOn(code: CheckCode, uri: vscode.Uri): Promise<boolean> {
  const target = settings.isFromWorkspace(settingKeys.publishIgnoredChecks, uri)
    ? vscode.ConfigurationTarget.Workspace
    : vscode.ConfigurationTarget.Global
  await vscode.workspace
    .getConfiguration('minutes', uri)
    .update(settingKeys.publishIgnoredChecks, [...new Set([...settings.ignoredChecks(uri), code])], target)
  return false
}

export function lineNumberOf({ document, finding }: PlacedFinding): number {
  return document.positionAt(finding.start).line + 1
}

export function checkLabel(code: CheckCode): string {
  switch (code) {
    case 'email':
      return vscode.l10n.t('email address')
    case 'phone':
      return vscode.l10n.t('phone number')
    case 'meetingSecret':
      return vscode.l10n.t('meeting passcode')
    case 'padSyntax':
      return vscode.l10n.t('pad-only syntax')
    case 'dateMismatch':
      return vscode.l10n.t('dates in title and path differ')
    case 'duplicate':
      return vscode.l10n.t('same text already published under another date')
    case 'problem':
      return vscode.l10n.t('problem')
  }
}
