import * as vscode from 'vscode'
import type { DecisionFilter, SeriesDecisions } from '../../core/actionItems/decisionList'
import type { SeriesId } from '../../core/series'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { showPick } from '../../host/quickPicks'

/** Asks for words or a series. @returns undefined on cancel. */
export async function pickDecisionFilter(
  current: DecisionFilter,
  all: readonly SeriesDecisions[],
  workspace: WorkspaceMinutes,
): Promise<Partial<DecisionFilter> | undefined> {
  const off = vscode.l10n.t('off')
  const choices: readonly (vscode.QuickPickItem & { readonly value: keyof DecisionFilter })[] = [
    { value: 'text', label: vscode.l10n.t('Search text…'), description: current.text || off },
    {
      value: 'series',
      label: vscode.l10n.t('Only one series…'),
      description: current.series === undefined ? off : workspace.seriesLabel(current.series),
    },
  ]
  const chosen = await showPick(choices, { title: vscode.l10n.t('Search decisions') })
  switch (chosen?.value) {
    case undefined:
      return undefined
    case 'series':
      return pickSeries(all, workspace)
    case 'text': {
      const text = await vscode.window.showInputBox({
        title: vscode.l10n.t('Search decisions'),
        prompt: vscode.l10n.t('Words of the decision, its topic or its file'),
        value: current.text,
      })
      return text === undefined ? undefined : { text: text.trim() }
    }
  }
}

async function pickSeries(
  all: readonly SeriesDecisions[],
  workspace: WorkspaceMinutes,
): Promise<Partial<DecisionFilter> | undefined> {
  const every: vscode.QuickPickItem & { readonly value: SeriesId | undefined } = {
    value: undefined,
    label: vscode.l10n.t('All series'),
  }
  const choices = all
    .map(({ root, series }) => {
      const value = { root, series }
      return { value, label: workspace.seriesLabel(value), description: series }
    })
    .sort((one, other) => one.label.localeCompare(other.label))
  const title = vscode.l10n.t('Show only one series')
  const chosen = await showPick([every, ...choices], { title })
  return chosen === undefined ? undefined : { series: chosen.value }
}
