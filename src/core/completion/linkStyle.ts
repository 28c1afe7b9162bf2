import { escapeMarkdown } from '../markdownText'
import type { Reference } from '../minutes'
import { issueAddress } from '../reader/references'
import type { Issue } from './indexedIssues'

/** Placeholders in a link template: `${name}`. */
const placeholder = /\$\{(owner|repo|number|title|url|kind)\}/g

export const defaultLinkTemplate = '[${repo}#${number}](${url})'

/** Formats a link by a template. The title is escaped; without a title, `repo#12` is used. */
export function renderLink(template: string, issue: Issue, webOrigin: string): string {
  const values: Readonly<Record<string, string>> = {
    owner: issue.owner,
    repo: issue.repo,
    number: String(issue.number),
    title: escapeMarkdown(issue.title ?? `${issue.repo}#${issue.number}`),
    url: issueAddress(webOrigin, issue),
    kind: issue.kind === 'pull' ? 'PR' : 'issue',
  }
  return template.replace(placeholder, (whole, name: string) => values[name] ?? whole)
}

/** Adds the rest of an address after the issue to a link: "#issuecomment-1", "/files". */
export function keepUrlSuffix(link: string, address: string): string {
  const rest = /\/(?:issues|pulls?)\/\d+(\D.*)$/.exec(address)?.[1]
  if (rest === undefined || rest === '/') return link
  return link.replace(/\/(?:issues|pull)\/\d+(?=\)|$)/, (issue) => issue + rest)
}

/**
 * Infers the template that produces a reference.
 *
 * Returns undefined for other labels, such as `[Status page](…)`, or `[k8s-capi/#12](…)` with a short repository name.
 */
export function inferLinkTemplate({ form, owner, repo, number, label, url }: Reference): string | undefined {
  if (url === undefined || owner === undefined || repo === undefined) return undefined
  if (form === 'url') return '${url}'
  const original = label?.trim() ?? ''
  const withPlaceholders = original
    .replace(new RegExp(`(?<!\\d)${number}(?!\\d)`), '${number}')
    .replace(new RegExp(`(?<![\\w-])${escapeRegExp(owner)}(?=/)`, 'i'), '${owner}')
    .replace(new RegExp(`(?<![\\w-])${escapeRegExp(repo)}(?![\\w-])`, 'i'), '${repo}')
  if (!withPlaceholders.includes('${number}')) return undefined
  const template = withPlaceholders.replace(/^(?:PR|issue)(?=\W)/i, '${kind}')
  // Letters outside placeholders are a title.
  return /\p{L}/u.test(template.replace(/\$\{\w+\}/g, '')) ? undefined : `[${template}]` + '(${url})'
}

function escapeRegExp(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
