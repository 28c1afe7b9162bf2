import type { Reference } from '../minutes'
import { issueAddress } from '../reader/references'
import type { Issue } from './issueLibrary'

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

/** Keeps in a link what an address says beyond the issue: "#issuecomment-1", "/files". */
export function keepAddress(link: string, address: string): string {
  const rest = /\/(?:issues|pulls?)\/\d+(\D.*)$/.exec(address)?.[1]
  if (rest === undefined || rest === '/') return link
  return link.replace(/\/(?:issues|pull)\/\d+(?=\)|$)/, (issue) => issue + rest)
}

/**
 * The template that would have written a reference, undefined where its words are its own: `[Status page](…)`,
 * `[k8s-capi/#12](…)` with a short name of the repository.
 */
export function templateOf({ form, owner, repo, number, label, url }: Reference): string | undefined {
  if (url === undefined || owner === undefined || repo === undefined) return undefined
  if (form === 'url') return '${url}'
  const written = label?.trim() ?? ''
  const spelled = written
    .replace(new RegExp(`(?<!\\d)${number}(?!\\d)`), '${number}')
    .replace(new RegExp(`(?<![\\w-])${escape(owner)}(?=/)`, 'i'), '${owner}')
    .replace(new RegExp(`(?<![\\w-])${escape(repo)}(?![\\w-])`, 'i'), '${repo}')
  if (!spelled.includes('${number}')) return undefined
  const template = spelled.replace(/^(?:PR|issue)(?=\W)/i, '${kind}')
  // What is left besides placeholders is punctuation; with words in it, it is a title.
  return /\p{L}/u.test(template.replace(/\$\{\w+\}/g, '')) ? undefined : `[${template}]` + '(${url})'
}

function escape(text: string): string {
  return text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&')
}
