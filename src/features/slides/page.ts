import * as vscode from 'vscode'
import type { Theme } from '../../core/slides/deckOptions'
import type { PageMode } from '../../core/slides/messages'
import type { PageTexts } from '../../core/slides/pageTexts'
import * as settings from '../../host/settings'
import { escapeHtml } from '../../core/escapeHtml'
import { pagePolicy } from '../../core/slides/pagePolicy'

/** The folder with the scripts and styles of the page. */
export function pageFolder(extension: vscode.Uri): vscode.Uri {
  return vscode.Uri.joinPath(extension, 'dist', 'webview')
}

/** How to build the page. */
export interface PageOptions {
  readonly mode: PageMode
  /** The theme of the deck. The preview uses it with the editor's colors. */
  readonly theme: Theme
  /** Whether the page needs Mermaid, which requires inline style sheets. */
  readonly hasDiagrams: boolean
}

/** The HTML of the page that shows a deck. */
export function pageHtml(
  webview: vscode.Webview,
  extension: vscode.Uri,
  { mode, theme, hasDiagrams }: PageOptions,
): string {
  const address = (...path: readonly string[]): string =>
    webview.asWebviewUri(vscode.Uri.joinPath(pageFolder(extension), ...path)).toString()
  const nonce = crypto.randomUUID()
  const policy = pagePolicy({
    nonce,
    source: webview.cspSource,
    imageHosts: settings.allowedImageHosts(),
    hasDiagrams,
  })
  return `<!doctype html>
<html lang="${escapeHtml(vscode.env.language)}">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${escapeHtml(policy)}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>${escapeHtml(vscode.l10n.t('Slides'))}</title>
<link rel="stylesheet" href="${address('deck.css')}">
<link rel="stylesheet" data-theme href="${address('themes', `${theme}.css`)}">
</head>
<body class="${mode}" data-mode="${mode}" data-texts="${escapeHtml(JSON.stringify(viewTexts()))}" data-themes="${address('themes')}/" data-diagrams="${address('mermaid.js')}" data-formulas="${address('katex.js')}">
<script nonce="${nonce}" src="${address('deckPage.js')}"></script>
</body>
</html>`
}

function viewTexts(): PageTexts {
  return {
    previous: vscode.l10n.t('Previous slide'),
    next: vscode.l10n.t('Next slide'),
    overview: vscode.l10n.t('Overview of all slides'),
    present: vscode.l10n.t('Present'),
    export: vscode.l10n.t('Export as HTML'),
    position: vscode.l10n.t('{0} of {1}'),
    overflow: vscode.l10n.t('This slide is too long to fit'),
    tooLong: vscode.l10n.t('Line {0}: the slide is too long to fit.'),
    allow: vscode.l10n.t('Allow {0}'),
    notes: vscode.l10n.t('Speaker notes'),
    noNotes: vscode.l10n.t('No notes for this slide.'),
    nextSlide: vscode.l10n.t('Next'),
    lastSlide: vscode.l10n.t('This is the last slide.'),
    restart: vscode.l10n.t('Restart'),
    pause: vscode.l10n.t('Pause'),
    resume: vscode.l10n.t('Resume'),
    invalidDiagram: vscode.l10n.t('Line {0}: the diagram is not valid Mermaid, and is shown as source.'),
    invalidFormula: vscode.l10n.t('Line {0}: the formula is not valid TeX, and is shown as source.'),
    notices: vscode.l10n.t('Problems in this deck: {0}'),
  }
}
