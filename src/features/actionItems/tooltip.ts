import * as vscode from 'vscode'
import type { TrackedItem } from '../../core/actionItems/history'
import { ownerInText } from '../../core/edits/assign'
import { plainText } from '../../core/plainText'
import { linkedIssues } from '../../core/actionItems/linkedIssues'
import type { RowContext } from './rowContext'
import { stateLabel } from '../../host/issueState'
import { statusLabel } from './labels'

/** The largest number of occurrences in a tooltip; the view lists all. */
const maxOccurrences = 8

/** The details of an item. Text from minutes is shown literally, never as Markdown. */
export function itemTooltip(
  item: TrackedItem,
  { issues, seriesLabel }: Pick<RowContext, 'issues' | 'seriesLabel'>,
): vscode.MarkdownString {
  const tooltip = new vscode.MarkdownString()
  const { latest } = item
  tooltip.appendText(latest.item.task).appendMarkdown('\n\n')
  const line = (label: string, text: string): void => {
    tooltip.appendMarkdown(`**${label}** `).appendText(text).appendMarkdown('  \n')
  }
  line(vscode.l10n.t('Status'), statusLabel(item))
  if (latest.item.owners.length > 0)
    line(
      vscode.l10n.t('Owners'),
      latest.item.owners.map((owner) => ownerInText(latest.item, owner) ?? owner).join(', '),
    )
  line(vscode.l10n.t('Series'), seriesLabel(item))
  if (latest.item.heading !== undefined) line(vscode.l10n.t('Topic'), plainText(latest.item.heading.title))
  if (item.raised !== undefined) line(vscode.l10n.t('First raised'), item.raised)
  if (item.timesCarried > 0)
    line(
      vscode.l10n.t('Carried over'),
      item.timesCarried === 1 ? vscode.l10n.t('once') : vscode.l10n.t('{0} times', item.timesCarried),
    )
  if (item.droppedAt?.day !== undefined)
    line(vscode.l10n.t('Dropped'), vscode.l10n.t('not listed in the review of {0}', item.droppedAt.day))
  if (latest.item.due !== undefined) line(vscode.l10n.t('Due'), latest.item.due)
  for (const issue of linkedIssues(item, issues)) {
    line(`${issue.repo}#${issue.number}`, `${stateLabel(issue.state)}: ${issue.title}`)
  }
  if (item.occurrences.length > 1) {
    tooltip.appendMarkdown('\n---\n')
    for (const { day, path, item: occurrence } of item.occurrences.slice(-maxOccurrences).reverse()) {
      const status = occurrence.status[0]?.text.trim()
      tooltip
        .appendMarkdown('- ')
        .appendText(`${day ?? path}${status ? `: ${status}` : ''}`)
        .appendMarkdown('\n')
    }
  }
  return tooltip
}
