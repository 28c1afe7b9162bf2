import * as vscode from 'vscode'
import {
  type Arrangement,
  type Grouping,
  groupings,
  type Sorting,
  sortOrders,
  defaultArrangement,
} from '../../core/actionItems/grouping'
import type { SeriesId } from '../../core/series'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import type { CurrentUser } from '../../host/currentUser'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { type PickItem, showPick } from '../../host/quickPicks'
import { askWhoIAm } from './askWhoIAm'

/** The grouping, order and filters of the view, stored for the workspace. */
export interface ArrangementState {
  /** Unregisters the commands. */
  readonly disposable: vscode.Disposable
  current(): Arrangement
}

const storageKey = 'actionItems.arrangement'

/** Registers the commands that group, sort and filter the view. */
export function registerArrangement({
  memento,
  workspace,
  whoAmI,
  log,
  onChange,
}: {
  readonly memento: vscode.Memento
  readonly workspace: WorkspaceMinutes
  readonly whoAmI: CurrentUser
  readonly log: vscode.LogOutputChannel
  readonly onChange: () => void
}): ArrangementState {
  let current = readStored(memento.get<unknown>(storageKey))
  const updateContextKey = (): void => {
    const isFiltered = current.mine || current.series !== undefined || current.text !== ''
    void vscode.commands.executeCommand('setContext', 'minutes.isFiltered', isFiltered)
  }
  const change = async (part: Partial<Arrangement>): Promise<void> => {
    current = { ...current, ...part }
    updateContextKey()
    onChange()
    await memento.update(storageKey, current)
  }
  updateContextKey()
  const commands = vscode.Disposable.from(
    registerCommand(commandIds.groupActionItems, log, async (groupBy?: Grouping) => {
      const chosen = groupings.includes(groupBy as Grouping) ? groupBy : await pickGrouping(current.groupBy)
      if (chosen !== undefined) await change({ groupBy: chosen })
    }),
    registerCommand(commandIds.sortActionItems, log, async (sortBy?: Sorting) => {
      const chosen = sortOrders.includes(sortBy as Sorting) ? sortBy : await pickSorting(current.sortBy)
      if (chosen !== undefined) await change({ sortBy: chosen })
    }),
    registerCommand(commandIds.filterActionItems, log, async (part?: Partial<Arrangement>) => {
      const chosen = isArrangementPart(part) ? part : await pickFilter(current, workspace)
      if (chosen === undefined) return
      if (chosen.mine === true && !(await askWhoIAm(whoAmI, workspace))) return
      await change(chosen)
    }),
    registerCommand(commandIds.clearActionItemFilter, log, () => change({ mine: false, series: undefined, text: '' })),
  )
  return { current: () => current, disposable: commands }
}

/** The stored arrangement, which another version may have written; invalid parts get their default. */
function readStored(stored: unknown): Arrangement {
  if (typeof stored !== 'object' || stored === null) return defaultArrangement
  const { groupBy, sortBy, mine, series, text, showDone, showDropped } = stored as Partial<
    Record<keyof Arrangement, unknown>
  >
  return {
    groupBy: groupings.find((one) => one === groupBy) ?? defaultArrangement.groupBy,
    sortBy: sortOrders.find((one) => one === sortBy) ?? defaultArrangement.sortBy,
    mine: mine === true,
    series: isSeriesId(series) ? { root: series.root, series: series.series } : undefined,
    text: typeof text === 'string' ? text : '',
    showDone: showDone === true,
    showDropped: showDropped === true,
  }
}

function isSeriesId(value: unknown): value is SeriesId {
  if (typeof value !== 'object' || value === null) return false
  const { root, series } = value as Partial<Record<keyof SeriesId, unknown>>
  return typeof root === 'string' && typeof series === 'string'
}

/** A menu of the view passes a node or nothing, other commands pass a part of the arrangement. */
function isArrangementPart(part: Partial<Arrangement> | undefined): part is Partial<Arrangement> {
  return part !== undefined && !('kind' in part) && Object.keys(part).every((name) => name in defaultArrangement)
}

interface Choice<T> extends PickItem {
  readonly value: T
}

async function pickGrouping(current: Grouping): Promise<Grouping | undefined> {
  const labels: Readonly<Record<Grouping, string>> = {
    owner: vscode.l10n.t('Owner'),
    series: vscode.l10n.t('Series'),
    meeting: vscode.l10n.t('Meeting'),
    age: vscode.l10n.t('Age'),
  }
  return pickOne(vscode.l10n.t('Group action items by'), groupings, labels, current)
}

async function pickSorting(current: Sorting): Promise<Sorting | undefined> {
  const labels: Readonly<Record<Sorting, string>> = {
    newest: vscode.l10n.t('Newest first'),
    oldest: vscode.l10n.t('Oldest first'),
    carried: vscode.l10n.t('Most often carried over first'),
    due: vscode.l10n.t('Earliest due date first'),
  }
  return pickOne(vscode.l10n.t('Sort action items'), sortOrders, labels, current)
}

async function pickOne<T extends string>(
  title: string,
  values: readonly T[],
  labels: Readonly<Record<T, string>>,
  current: T,
): Promise<T | undefined> {
  const choices = values.map((value): Choice<T> => ({
    value,
    label: labels[value],
    description: value === current ? vscode.l10n.t('current') : '',
  }))
  return (await showPick(choices, { title }))?.value
}

async function pickFilter(
  current: Arrangement,
  workspace: WorkspaceMinutes,
): Promise<Partial<Arrangement> | undefined> {
  const toggle = (isOn: boolean): string => (isOn ? vscode.l10n.t('on') : vscode.l10n.t('off'))
  const choices: readonly Choice<'mine' | 'done' | 'dropped' | 'series' | 'text'>[] = [
    { value: 'mine', label: vscode.l10n.t('Only mine'), description: toggle(current.mine) },
    {
      value: 'series',
      label: vscode.l10n.t('Only one series…'),
      description: current.series === undefined ? toggle(false) : workspace.seriesLabel(current.series),
    },
    { value: 'text', label: vscode.l10n.t('Search text…'), description: current.text || toggle(false) },
    { value: 'done', label: vscode.l10n.t('Show done'), description: toggle(current.showDone) },
    { value: 'dropped', label: vscode.l10n.t('Show dropped'), description: toggle(current.showDropped) },
  ]
  const chosen = await showPick(choices, { title: vscode.l10n.t('Filter action items') })
  switch (chosen?.value) {
    case undefined:
      return undefined
    case 'mine':
      return { mine: !current.mine }
    case 'done':
      return { showDone: !current.showDone }
    case 'dropped':
      return { showDropped: !current.showDropped }
    case 'series':
      return pickSeries(workspace)
    case 'text': {
      const text = await vscode.window.showInputBox({
        title: vscode.l10n.t('Search action items'),
        value: current.text,
      })
      return text === undefined ? undefined : { text: text.trim() }
    }
  }
}

async function pickSeries(workspace: WorkspaceMinutes): Promise<Partial<Arrangement> | undefined> {
  const ids = new Map(workspace.items().map(({ root, series }) => [`${root}/${series}`, { root, series }]))
  const all: Choice<SeriesId | undefined> = { value: undefined, label: vscode.l10n.t('All series') }
  const choices = [
    all,
    ...[...ids.values()]
      .map((value): Choice<SeriesId | undefined> => ({
        value,
        label: workspace.seriesLabel(value),
        description: value.series,
      }))
      .sort((one, other) => one.label.localeCompare(other.label)),
  ]
  const chosen = await showPick(choices, { title: vscode.l10n.t('Show only one series') })
  return chosen === undefined ? undefined : { series: chosen.value }
}
