import type * as vscode from 'vscode'
import type { Issue } from '../../core/completion/indexedIssues'
import { keepUrlSuffix, renderLink } from '../../core/completion/linkStyle'
import { parseIssueAddress } from '../../core/reader/references'
import { issueKey } from '../../core/topics'
import type { IssueIndex } from '../../host/issueIndex'
import type { CompletionHistory } from '../../host/completionHistory'
import * as settings from '../../host/settings'

/** A formatted link to an issue, with the issue. */
export interface FormattedLink {
  readonly link: string
  readonly issue: Issue
}

/**
 * Formats URLs of issues and pull requests as links in the configured style.
 *
 * @param fallback Template to use if the style is the plain URL.
 * @returns undefined for other URLs, and if the URL would stay unchanged.
 */
export type FormatLink = (
  document: vscode.TextDocument,
  address: string,
  fallback?: string,
) => FormattedLink | undefined

export function createLinkFormatter(completionHistory: CompletionHistory, index: IssueIndex): FormatLink {
  return (document, address, fallback) => {
    const { webOrigins } = settings.referenceOptions(document.uri)
    const parsed = parseIssueAddress(address, webOrigins)
    if (parsed === undefined) return undefined
    const key = issueKey(parsed)
    const indexed = index.library().byKey.get(key)
    const title = indexed?.title ?? completionHistory.issues(document).issues.get(key)?.title
    const issue: Issue = { ...parsed, title, state: indexed?.state, updatedAt: indexed?.updatedAt }
    const origin = webOrigins.find((candidate) => address.toLowerCase().startsWith(`${candidate}/`))
    const format = (template: string): string =>
      keepUrlSuffix(renderLink(template, issue, origin ?? settings.webOrigin()), address)
    const styled = format(completionHistory.linkTemplate(document))
    const link = styled === address && fallback !== undefined ? format(fallback) : styled
    return link === address ? undefined : { link, issue }
  }
}
