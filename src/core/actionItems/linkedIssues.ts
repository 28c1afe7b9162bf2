import type { Issue, IssueLookup } from '../completion/indexedIssues'
import type { TrackedItem } from './history'
import { itemIssues } from './report'

/** The issues and pull requests that an item references, without unknown ones. */
export function linkedIssues(item: TrackedItem, issues: IssueLookup): readonly Issue[] {
  return itemIssues(item).flatMap((name) => issues.get(name.toLowerCase()) ?? [])
}

export function issuesByName(issues: readonly Issue[]): ReadonlyMap<string, Issue> {
  return new Map(issues.map((issue) => [`${issue.owner}/${issue.repo}#${issue.number}`.toLowerCase(), issue]))
}

/** Whether an open item has issues that are all closed or merged: probably nobody marked it as done. */
export function isProbablyDone(item: TrackedItem, issues: IssueLookup): boolean {
  if (item.status !== 'open') return false
  const names = itemIssues(item)
  return names.length > 0 && names.every((name) => isClosed(issues.get(name.toLowerCase())))
}

function isClosed(issue: Issue | undefined): boolean {
  return issue?.state === 'closed' || issue?.state === 'merged'
}
