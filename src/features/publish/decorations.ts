import * as vscode from 'vscode'
import type { FileState, PublicationStates } from './publicationStates'

/** Shows the publication state of files in the Explorer and on tabs. */
export function registerPublicationDecorations(states: PublicationStates): vscode.Disposable {
  const changed = new vscode.EventEmitter<vscode.Uri[]>()
  return vscode.Disposable.from(
    changed,
    states.onDidChange((uris) => changed.fire([...uris])),
    vscode.window.registerFileDecorationProvider({
      onDidChangeFileDecorations: changed.event,
      provideFileDecoration: async (uri) => {
        if (!/\.(?:md|markdown)$/i.test(uri.path)) return undefined
        const state = await states.find(uri)
        return state && decorationOf(state)
      },
    }),
  )
}

function decorationOf({ state, pull }: FileState): vscode.FileDecoration | undefined {
  const make = (badge: string, tooltip: string, color: string): vscode.FileDecoration =>
    new vscode.FileDecoration(badge, tooltip, new vscode.ThemeColor(color))
  switch (state) {
    case 'open':
      return make('PR', vscode.l10n.t('Pull request #{0} is open', pull?.number ?? ''), 'charts.green')
    case 'changed':
      return make(
        '↑',
        pull === undefined
          ? vscode.l10n.t('Differs from the published version')
          : vscode.l10n.t('Changed since pull request #{0}', pull.number),
        'charts.yellow',
      )
    case 'interrupted':
      return make('!', vscode.l10n.t('Publishing was interrupted'), 'charts.red')
    case 'closed':
      return make('×', vscode.l10n.t('Pull request #{0} was closed without merging', pull?.number ?? ''), 'charts.red')
    case 'merged':
      // Mark only files published from this machine; otherwise years of minutes would be marked.
      return pull && make('✓', vscode.l10n.t('Pull request #{0} was merged', pull.number), 'charts.purple')
    case 'unpublished':
      return undefined
  }
}
