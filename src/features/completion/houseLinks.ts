import type * as vscode from 'vscode'
import type { Issue } from '../../core/completion/issueLibrary'
import { keepAddress, renderLink } from '../../core/completion/linkStyle'
import { parseIssueAddress } from '../../core/reader/references'
import { issueKey } from '../../core/topics'
import type { IssueIndex } from '../../host/issueIndex'
import type { Recollection } from '../../host/recollection'
import * as settings from '../../host/settings'

/** An address of an issue as a link, and what is known of the issue. */
export interface HouseLink {
  readonly link: string
  readonly issue: Issue
}

/**
 * Writes addresses of issues and pull requests as links in the house style.
 *
 * @param otherwise The template to be used where the house style is the plain address.
 * @returns Undefined for other addresses, and where the address stays as it is.
 */
export type WriteHouseLink = (
  document: vscode.TextDocument,
  address: string,
  otherwise?: string,
) => HouseLink | undefined

export function createHouseLinks(recollection: Recollection, index: IssueIndex): WriteHouseLink {
  return (document, address, otherwise) => {
    const { webOrigins } = settings.referenceOptions(document.uri)
    const parsed = parseIssueAddress(address, webOrigins)
    if (parsed === undefined) return undefined
    const key = issueKey(parsed)
    const indexed = index.library().byKey.get(key)
    const title = indexed?.title ?? recollection.issues(document).issues.get(key)?.title
    const issue: Issue = { ...parsed, title, state: indexed?.state, updatedAt: indexed?.updatedAt }
    const origin = webOrigins.find((candidate) => address.toLowerCase().startsWith(`${candidate}/`))
    const written = (template: string): string =>
      keepAddress(renderLink(template, issue, origin ?? settings.webOrigin()), address)
    const house = written(recollection.linkTemplate(document))
    const link = house === address && otherwise !== undefined ? written(otherwise) : house
    return link === address ? undefined : { link, issue }
  }
}
