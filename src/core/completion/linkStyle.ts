import type { Issue } from './issueLibrary'
import { issueAddress } from '../reader/references'

/** Placeholders of a link template: `${name}`. */
const placeholder = /\$\{(owner|repo|number|title|url|kind)\}/g

export const defaultLinkTemplate = '[${repo}#${number}](${url})'

/** Writes a reference in the house style. Brackets in a title are escaped; a missing title is the short form. */
export function renderLink(template: string, issue: Issue, webOrigin: string): string {
  const values: Readonly<Record<string, string>> = {
    owner: issue.owner,
    repo: issue.repo,
    number: String(issue.number),
    title: (issue.title ?? `${issue.repo}#${issue.number}`).replace(/[[\]\\]/g, '\\$&'),
    url: issueAddress(webOrigin, issue),
    kind: issue.kind === 'pull' ? 'PR' : 'issue',
  }
  return template.replace(placeholder, (whole, name: string) => values[name] ?? whole)
}
