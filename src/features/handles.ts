import * as vscode from 'vscode'
import { type Mention, sameHandle } from '../core/minutes'
import { findHandleRanges, type HandleRange } from '../core/people/handleRanges'
import { readMinutes } from '../core/reader/readMinutes'
import { toRange } from '../host/vscodeConversions'
import { type MinutesDocuments, minutesSelector } from '../host/documents'
import * as settings from '../host/settings'
import type { WorkspaceMinutes } from '../host/workspaceMinutes'

/** Highlights a handle in the document; finds and renames it in all minutes of the workspace. */
export function registerHandles(documents: MinutesDocuments, workspace: WorkspaceMinutes): vscode.Disposable {
  const mentionAt = (document: vscode.TextDocument, position: vscode.Position): Mention | undefined =>
    documents.isMinutes(document) && !documents.isTooLarge(document)
      ? documents.read(document).mentions.find(({ span }) => toRange(span).contains(position))
      : undefined
  const mentionsIn = (document: vscode.TextDocument, handle: string): readonly vscode.Range[] =>
    documents
      .read(document)
      .mentions.filter((mention) => sameHandle(mention.handle, handle))
      .map(({ span }) => toRange(span))

  return vscode.Disposable.from(
    vscode.languages.registerDocumentHighlightProvider(minutesSelector, {
      provideDocumentHighlights(document, position) {
        const mention = mentionAt(document, position)
        return mention && mentionsIn(document, mention.handle).map((range) => new vscode.DocumentHighlight(range))
      },
    }),
    vscode.languages.registerReferenceProvider(minutesSelector, {
      async provideReferences(document, position, _context, token) {
        const mention = mentionAt(document, position)
        if (mention === undefined) return undefined
        const all = await documentsWith(mention.handle, document, workspace, token)
        return all.flatMap((other) =>
          mentionsIn(other, mention.handle).map((range) => new vscode.Location(other.uri, range)),
        )
      },
    }),
    vscode.languages.registerRenameProvider(minutesSelector, {
      prepareRename(document, position) {
        const mention = mentionAt(document, position)
        if (mention === undefined) throw new Error(vscode.l10n.t('Only handles can be renamed here.'))
        return { range: withoutAt(toRange(mention.span)), placeholder: mention.handle }
      },
      async provideRenameEdits(document, position, newName, token) {
        const mention = mentionAt(document, position)
        if (mention === undefined) return undefined
        const handle = newName.trim().replace(/^@/, '')
        if (!isHandle(handle)) {
          throw new Error(vscode.l10n.t('A handle can only contain letters, digits and single hyphens between them.'))
        }
        const edit = new vscode.WorkspaceEdit()
        // The rename preview (Ctrl+Enter) shows the edits.
        const metadata: vscode.WorkspaceEditEntryMetadata = {
          needsConfirmation: false,
          label: vscode.l10n.t('Rename @{0} to @{1}', mention.handle, handle),
        }
        for (const other of await documentsWith(mention.handle, document, workspace, token)) {
          const { webOrigins } = settings.referenceOptions(other.uri)
          const places = findHandleRanges(other.getText(), documents.read(other), mention.handle, webOrigins)
          const range = ({ start, end }: HandleRange): vscode.Range =>
            new vscode.Range(other.positionAt(start), other.positionAt(end))
          for (const place of places) edit.replace(other.uri, range(place), handle, metadata)
        }
        return edit
      },
    }),
  )
}

/** Whether GitHub allows the handle and the reader finds it: https://docs.github.com/en/enterprise-cloud@latest/admin/managing-iam/iam-configuration-reference/username-considerations-for-external-authentication */
function isHandle(text: string): boolean {
  return text.length <= 39 && readMinutes(`@${text}`).mentions[0]?.handle === text
}

function withoutAt(range: vscode.Range): vscode.Range {
  return new vscode.Range(range.start.translate(0, 1), range.end)
}

/** The document and all minutes of the workspace with the handle. Open documents include unsaved changes. */
async function documentsWith(
  handle: string,
  document: vscode.TextDocument,
  workspace: WorkspaceMinutes,
  token: vscode.CancellationToken,
): Promise<readonly vscode.TextDocument[]> {
  await workspace.start()
  const withHandle = workspace
    .files()
    .filter(({ digest }) =>
      [...digest.participants, ...Object.keys(digest.mentions), ...Object.keys(digest.namesByHandle)].some((other) =>
        sameHandle(other, handle),
      ),
    )
    .map(({ uri }) => uri)
  const uris = new Map([document.uri, ...withHandle].map((uri) => [uri.toString(), uri]))
  const found: vscode.TextDocument[] = []
  for (const [key, uri] of uris) {
    if (token.isCancellationRequested) return []
    found.push(key === document.uri.toString() ? document : await vscode.workspace.openTextDocument(uri))
  }
  return found
}
