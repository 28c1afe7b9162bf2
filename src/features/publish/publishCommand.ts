import * as vscode from 'vscode'
import { movedAddress } from '../../core/files/movedAddress'
import { commandIds } from '../../host/commandIds'
import { registerCommand } from '../../host/commands'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'
import { createAccessCache } from './access'
import { registerPublicationDecorations } from './decorations'
import { createImageFetcher } from './images'
import type { PublishTools } from './tools'
import { findUnpublished, publishFiles } from './publishFiles'
import { createPublicationStates } from './publicationStates'
import { registerPublishStatus } from './status'
import { chooseRepository } from './target'
import { createWaitingFiles } from './waitingFiles'

/** Services that publishing needs. */
export type PublishCollaborators = Pick<
  PublishTools,
  'documents' | 'session' | 'confirmations' | 'publications' | 'texts' | 'hasPadChanged' | 'log'
> & { readonly workspace: WorkspaceMinutes; readonly memento: vscode.Memento }

/** Registers publishing of the active or selected minutes, and the display of their publication state. */
export function registerPublish({ workspace, memento, ...services }: PublishCollaborators): vscode.Disposable {
  const subscriptions: vscode.Disposable[] = []
  const access = createAccessCache(services.session, subscriptions)
  const waiting = createWaitingFiles(services.session, memento, (uris) =>
    vscode.commands.executeCommand(commandIds.publish, uris[0], uris),
  )
  const tools: PublishTools = { ...services, access, waiting, images: createImageFetcher() }
  const states = createPublicationStates(tools, subscriptions)
  const { log } = services
  const publish = (uris: readonly (vscode.Uri | undefined)[], viaFork = false): Promise<unknown> => {
    const id = viaFork ? commandIds.publishFromFork : commandIds.publish
    return publishFiles(tools, uris, viaFork, () => vscode.commands.executeCommand(id, uris[0], uris))
  }
  return vscode.Disposable.from(
    ...subscriptions,
    waiting,
    vscode.workspace.onDidRenameFiles(({ files }) => moveAll(tools, files)),
    registerPublishStatus(tools, states),
    registerPublicationDecorations(states),
    registerCommand(commandIds.publish, log, (uri?: vscode.Uri, selected?: readonly vscode.Uri[]) =>
      publish(selectedFiles(uri, selected)),
    ),
    registerCommand(commandIds.publishSeries, log, async (uri?: vscode.Uri) =>
      publish(await findUnpublished(tools, workspace, uri)),
    ),
    registerCommand(commandIds.publishFromFork, log, (uri?: vscode.Uri, selected?: readonly vscode.Uri[]) =>
      publish(selectedFiles(uri, selected), true),
    ),
    registerCommand(commandIds.chooseRepository, log, (uri?: vscode.Uri) => {
      const place = uri ?? vscode.window.activeTextEditor?.document.uri
      return place && chooseRepository(place)
    }),
  )
}

/** Keeps the publications of renamed files, so that they are not published a second time under their new name. */
function moveAll(
  { publications, waiting, log }: PublishTools,
  files: readonly { readonly oldUri: vscode.Uri; readonly newUri: vscode.Uri }[],
): void {
  void (async () => {
    await publications.load()
    for (const { oldUri, newUri } of files) {
      await waiting.move(oldUri, newUri)
      for (const uri of publications.all()) {
        const moved = movedAddress(uri.toString(), oldUri.toString(), newUri.toString())
        if (moved !== undefined) await publications.move(uri, vscode.Uri.parse(moved))
      }
    }
  })().catch((error: unknown) => log.warn(`A renamed publication was not moved: ${String(error)}`))
}

/** Markdown files selected in the Explorer, else the URI of the command; undefined means the active editor. */
function selectedFiles(
  uri: vscode.Uri | undefined,
  selected: readonly vscode.Uri[] = [],
): readonly (vscode.Uri | undefined)[] {
  return selected.length > 1 ? selected.filter(isMarkdown) : [uri]
}

function isMarkdown({ path }: vscode.Uri): boolean {
  return /\.(?:md|markdown)$/i.test(path)
}
