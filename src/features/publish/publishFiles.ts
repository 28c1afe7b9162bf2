import * as vscode from 'vscode'
import { isSameRepository } from '../../github/publication'
import { listFolder } from '../../github/steps/contents'
import { commandIds } from '../../host/commandIds'
import { UserError } from '../../host/commands'
import { relativePath } from '../../host/documents'
import { escapeMessage } from '../../host/escapeMessage'
import { withoutIgnored } from '../../host/gitIgnored'
import * as settings from '../../host/settings'
import { seriesIdOf, type WorkspaceMinutes } from '../../host/workspaceMinutes'
import { withProgress } from '../../host/withProgress'
import { requireConnection, requireTrust } from './access'
import { findDocument } from './findDocument'
import { type PublishSummary, runPublication } from './runPublication'
import { findTarget } from './target'
import type { PublishJob, PublishTools } from './tools'

/**
 * Publishes one or more files, into one pull request or one each, depending on the setting. A file with an open pull
 * request is added to that.
 */
export async function publishFiles(
  tools: PublishTools,
  uris: readonly (vscode.Uri | undefined)[],
  viaFork: boolean,
  retry: () => unknown,
): Promise<PublishSummary | undefined> {
  requireTrust()
  await tools.publications.load()
  const files: PublishJob['files'][number][] = []
  for (const uri of uris) {
    const document = await findDocument(uri)
    files.push({ document, target: await findTarget(document.uri) })
  }
  const [first] = files
  if (first === undefined) return undefined
  requireDifferentPaths(files)
  // The published text must also be on disk.
  for (const { document } of files) await requireSaved(document)
  if (!files.every(({ target }) => isSameRepository(target.repository, first.target.repository)))
    throw new UserError(
      vscode.l10n.t('These files belong to different repositories. Publish one repository at a time.'),
    )
  const groups = groupsOf(tools, files, settings.multipleFilesMode(first.document.uri))
  let last: PublishSummary | undefined
  for (const [index, group] of groups.entries()) {
    const position = groups.length === 1 ? '' : vscode.l10n.t('{0} of {1}', index + 1, groups.length)
    const summary = await runPublication(tools, { files: group, position, viaFork, retry })
    // Cancelling one cancels the rest.
    if (summary === undefined) return last
    if (summary !== 'published') last = summary
  }
  return last
}

/** Files of two workspace folders can have the same path in one repository. @throws UserError */
function requireDifferentPaths(files: PublishJob['files']): void {
  const paths = files.map(({ target }) => target.path)
  const twice = paths.find((path, index) => paths.indexOf(path) !== index)
  if (twice === undefined) return
  throw new UserError(
    vscode.l10n.t(
      'Two of these files would be published as “{0}”. Publish the files of one workspace folder at a time.',
      escapeMessage(twice),
    ),
  )
}

/** Saves the document. @throws UserError if it stays unsaved. */
async function requireSaved(document: vscode.TextDocument): Promise<void> {
  if (!document.isDirty || (await document.save())) return
  throw new UserError(
    vscode.l10n.t('“{0}” could not be saved. Save it, and publish again.', escapeMessage(relativePath(document.uri))),
  )
}

function groupsOf(
  { publications }: PublishTools,
  files: PublishJob['files'],
  mode: 'one' | 'each',
): readonly PublishJob['files'][] {
  const groups = new Map<string, PublishJob['files'][number][]>()
  for (const file of files) {
    const known = publications.get(file.document.uri)
    const key =
      known?.pull.state === 'open'
        ? `${known.head.owner}:${known.branch}`
        : mode === 'each'
          ? file.document.uri.toString()
          : 'new'
    groups.set(key, [...(groups.get(key) ?? []), file])
  }
  return [...groups.values()]
}

/** Maximum number of files in one pull request; more cannot be reviewed. */
const maxFiles = 50

/**
 * Finds the minutes of a series or folder that are neither on the base branch nor published from this machine.
 *
 * @throws UserError if there are none.
 */
export async function findUnpublished(
  tools: PublishTools,
  workspace: WorkspaceMinutes,
  uri: vscode.Uri | undefined,
): Promise<readonly vscode.Uri[]> {
  requireTrust()
  const start = uri ?? vscode.window.activeTextEditor?.document.uri
  if (start === undefined) throw new UserError(vscode.l10n.t('Open minutes of the series you want to publish.'))
  await Promise.all([workspace.start(), tools.publications.load()])
  const { root, series } = seriesIdOf(start)
  const folder = folderOf(start)
  const ofSeries = workspace
    .files()
    // Another workspace folder may have a series of the same name.
    .filter((file) => folderOf(file.uri) === folder)
    .filter(
      (file) =>
        (file.root === root && file.digest.series === series) || file.uri.toString().startsWith(`${start.toString()}/`),
    )
    .map((file) => file.uri)
  const files = ofSeries
    .filter((each) => tools.publications.get(each) === undefined)
    .sort((one, other) => (one.path < other.path ? -1 : 1))
  const shared = await withoutIgnored(files)
  const found =
    shared.length === 0
      ? []
      : await withoutPublished(tools, shared, () => vscode.commands.executeCommand(commandIds.publishSeries, uri))
  if (found.length === 0 && shared.length < files.length)
    throw new UserError(
      vscode.l10n.t(
        'Git ignores the minutes of this series that are not published. Select a file to publish it anyway.',
      ),
    )
  if (found.length === 0 && ofSeries.some((each) => tools.publications.get(each)?.pull.state === 'closed'))
    throw new UserError(
      vscode.l10n.t(
        'Nothing new to publish in this series. Some of its pull requests were closed without merging. Select their files to publish them again.',
      ),
    )
  if (found.length === 0)
    throw new UserError(vscode.l10n.t('All minutes of this series are published or in a pull request.'))
  if (found.length > maxFiles) {
    throw new UserError(
      vscode.l10n.t(
        '{0} files are not published. Select up to {1} of them in the Explorer to publish together.',
        found.length,
        maxFiles,
      ),
    )
  }
  return found
}

function folderOf(uri: vscode.Uri): string | undefined {
  return vscode.workspace.getWorkspaceFolder(uri)?.uri.toString()
}

/** Removes files that exist on the base branch, even with another text. */
async function withoutPublished(
  tools: PublishTools,
  uris: readonly vscode.Uri[],
  retry: () => unknown,
): Promise<readonly vscode.Uri[]> {
  const [first] = uris
  if (first === undefined) return []
  const { repository: name } = await findTarget(first)
  if (!(await tools.confirmations.confirmAddress())) return []
  if (!(await tools.confirmations.confirmRepository(name, first))) return []
  const { octokit } = await requireConnection(tools.session, name, retry)
  return withProgress(vscode.l10n.t('Looking for unpublished minutes'), async (signal) => {
    const { repository } = await tools.access.find(name, octokit, { signal })
    const base = settings.publishBase(first) ?? repository.defaultBranch
    const listed = new Map<string, ReadonlyMap<string, string>>()
    const found: vscode.Uri[] = []
    for (const uri of uris) {
      const { path } = await findTarget(uri)
      const folder = path.slice(0, Math.max(path.lastIndexOf('/'), 0))
      const there = listed.get(folder) ?? (await listFolder(octokit, repository, folder, base, { signal }))
      listed.set(folder, there)
      if (!there.has(path)) found.push(uri)
    }
    return found
  })
}
