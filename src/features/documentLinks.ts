import * as vscode from 'vscode'
import type { Reference } from '../core/minutes'
import { isEverybody } from '../core/people/everybody'
import { likelyOwner } from '../core/refactorings/likelyRepositories'
import { issueAddress } from '../core/reader/references'
import { isPlaceholder } from '../core/reader/people/handlesAndNames'
import { toRange } from '../host/vscodeConversions'
import { type MinutesDocuments, minutesSelector } from '../host/documents'
import * as settings from '../host/settings'
import type { WorkspaceMinutes } from '../host/workspaceMinutes'

/** Links handles to profiles and `repo#12` to issues. VS Code links URLs itself. */
export function registerDocumentLinks(documents: MinutesDocuments, workspace: WorkspaceMinutes): vscode.Disposable {
  return vscode.languages.registerDocumentLinkProvider(minutesSelector, {
    async provideDocumentLinks(document) {
      if (!documents.isMinutes(document) || documents.isTooLarge(document)) return []
      const minutes = await documents.readSoon(document)
      const origin = settings.webOrigin()
      const people = minutes.mentions
        // GitHub logins contain no dots or underscores. Placeholders of templates are not people.
        .filter(({ handle }) => /^[A-Za-z0-9-]+$/.test(handle) && !isEverybody(handle))
        .filter(({ handle }) => !isPlaceholder(documents.lexicon(), handle))
        .map(({ handle, span }) => linkTo(span, `${origin}/${handle}`, vscode.l10n.t('Open @{0} on GitHub', handle)))
      const issues = minutes.references
        .filter(({ form }) => form === 'short')
        .flatMap((reference) => {
          const address = addressOf(reference, minutes.references, workspace, origin)
          return address === undefined
            ? []
            : [linkTo(reference.span, address, vscode.l10n.t('Open {0} on GitHub', reference.label ?? ''))]
        })
      return [...people, ...issues]
    },
  })
}

function linkTo(span: Reference['span'], address: string, tooltip: string): vscode.DocumentLink {
  const link = new vscode.DocumentLink(toRange(span), vscode.Uri.parse(address))
  link.tooltip = tooltip
  return link
}

function addressOf(
  { owner, repo, number, kind }: Reference,
  references: readonly Reference[],
  workspace: WorkspaceMinutes,
  origin: string,
): string | undefined {
  if (repo === undefined) return undefined
  const resolvedOwner =
    owner ??
    likelyOwner(
      repo,
      references,
      workspace.files().map(({ digest }) => digest),
    )
  // GitHub redirects an issue URL to the pull request of the same number.
  return resolvedOwner === undefined
    ? undefined
    : issueAddress(origin, { owner: resolvedOwner, repo, number, kind: kind ?? 'issue' })
}
