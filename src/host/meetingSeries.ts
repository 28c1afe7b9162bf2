import * as vscode from 'vscode'
import { seriesMeetings, type SeriesMeetings } from '../core/newMinutes/seriesHabits'
import { locateInSeries, type SeriesId } from '../core/series'
import { UserError } from './commands'
import { relativePath } from './documents'
import type { WorkspaceFile, WorkspaceMinutes } from './workspaceMinutes'
import { showPick } from './quickPicks'

/** A meeting series and the folder of its minutes. */
export interface MeetingSeries extends SeriesId {
  /** The name of the series. */
  readonly label: string
  readonly workspaceFolder: vscode.WorkspaceFolder
  /** Relative to the workspace folder; '' for the workspace folder itself. */
  readonly folder: string
  readonly files: readonly WorkspaceFile[]
  readonly meetings: SeriesMeetings
}

/** Series of a file or folder; a new one for a folder without minutes. @returns undefined outside the workspace. */
export function seriesOf(uri: vscode.Uri, workspace: WorkspaceMinutes): MeetingSeries | undefined {
  const folder = vscode.workspace.getWorkspaceFolder(uri)
  if (folder === undefined) return undefined
  const all = allSeries(workspace)
  const path = uri.path === folder.uri.path ? '' : relativePath(uri)
  const own = locateInSeries(path === '' ? 'x.md' : `${path}/x.md`).series
  const inRoot = all.filter(({ root }) => root === folder.uri.toString())
  const ofFile = inRoot.find(({ files }) => files.some((file) => file.uri.toString() === uri.toString()))
  if (ofFile !== undefined) return ofFile
  if (/\.(?:md|markdown)$/i.test(path)) {
    // A new file is not in the index yet; its path determines the series.
    const { series } = locateInSeries(path)
    const parent = path.slice(0, Math.max(0, path.lastIndexOf('/')))
    return inRoot.find((one) => one.series === series) ?? newSeries(folder, parent, workspace)
  }
  // A folder may contain several series; use the largest.
  const [largest] = inRoot
    .filter((one) => one.folder === path || one.series === own)
    .sort((one, other) => other.files.length - one.files.length)
  return largest ?? newSeries(folder, path, workspace)
}

/** All series of the workspace, by last meeting, newest first. */
export function allSeries(workspace: WorkspaceMinutes): readonly MeetingSeries[] {
  const groups = new Map<
    string,
    { readonly workspaceFolder: vscode.WorkspaceFolder; readonly files: WorkspaceFile[] }
  >()
  for (const file of workspace.files()) {
    const workspaceFolder = vscode.workspace.getWorkspaceFolder(file.uri)
    if (workspaceFolder === undefined) continue
    const key = `${file.root}\n${file.digest.series}`
    const group = groups.get(key)
    if (group === undefined) groups.set(key, { workspaceFolder, files: [file] })
    else group.files.push(file)
  }
  return [...groups.values()]
    .map(({ workspaceFolder, files }): MeetingSeries => {
      const series = files[0]?.digest.series ?? ''
      const meetings = seriesMeetings(
        files.map(({ digest }) => digest),
        series,
      )
      const path = meetings.at(-1)?.file.path ?? ''
      const root = workspaceFolder.uri.toString()
      const label = workspace.seriesLabel({ root, series })
      return {
        series,
        root,
        label,
        workspaceFolder,
        files,
        meetings,
        folder: path.slice(0, Math.max(0, path.lastIndexOf('/'))),
      }
    })
    .sort((one, other) => (other.meetings.at(-1)?.day ?? '').localeCompare(one.meetings.at(-1)?.day ?? ''))
}

export async function pickSeries(workspace: WorkspaceMinutes): Promise<MeetingSeries | undefined> {
  const all = allSeries(workspace)
  const [root] = vscode.workspace.workspaceFolders ?? []
  if (all.length === 0) {
    if (root === undefined)
      throw new UserError(
        vscode.l10n.t('Open the folder with your minutes first. New minutes are created next to the existing ones.'),
      )
    return askForSeries(root, workspace)
  }
  const active = vscode.window.activeTextEditor?.document.uri
  const current = active && all.find(({ files }) => files.some(({ uri }) => uri.toString() === active.toString()))
  const sorted = current === undefined ? all : [current, ...all.filter((one) => one !== current)]
  const choices = sorted.map((one) => ({
    label: one.label,
    ...(one.folder === one.series ? {} : { description: one.folder }),
    detail: describeMeetings(one),
    one,
  }))
  const chosen = await showPick(choices, {
    title: vscode.l10n.t('New minutes: choose a meeting series'),
    matchOnDescription: true,
  })
  return chosen?.one
}

/** Asks for the name of a new series, which becomes its folder. @returns undefined on cancel. */
async function askForSeries(
  folder: vscode.WorkspaceFolder,
  workspace: WorkspaceMinutes,
): Promise<MeetingSeries | undefined> {
  const name = await vscode.window.showInputBox({
    title: vscode.l10n.t('New minutes: name the meeting series'),
    prompt: vscode.l10n.t(
      'The folder for its minutes, such as “board”. Leave it empty to use “{0}” itself.',
      folder.name,
    ),
    validateInput: (value) =>
      /[\\:*?"<>|]|^\/|(?:^|\/)\.\.?(?:\/|$)/.test(value)
        ? vscode.l10n.t('Use letters, digits, spaces, “-” and “/”.')
        : undefined,
  })
  return name === undefined ? undefined : newSeries(folder, name.trim().replace(/\/+$/, ''), workspace)
}

function newSeries(workspaceFolder: vscode.WorkspaceFolder, path: string, workspace: WorkspaceMinutes): MeetingSeries {
  const id = { root: workspaceFolder.uri.toString(), series: path }
  return { ...id, label: workspace.seriesLabel(id), workspaceFolder, folder: path, files: [], meetings: [] }
}

function describeMeetings({ files, meetings }: MeetingSeries): string {
  const last = meetings.at(-1)?.day ?? '?'
  return files.length === 1
    ? vscode.l10n.t('1 meeting, on {0}', last)
    : vscode.l10n.t('{0} meetings, last on {1}', files.length, last)
}
