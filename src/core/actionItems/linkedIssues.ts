import type { Issue, IssueLookup } from '../completion/indexedIssues'
import type { CalendarDate } from '../minutes'
import type { TrackedItem } from './history'
import { itemIssues } from './itemIssues'

/** The issues and pull requests that an item references, without unknown ones. */
export function linkedIssues(item: TrackedItem, issues: IssueLookup): readonly Issue[] {
  return itemIssues(item).flatMap((name) => issues.get(name.toLowerCase()) ?? [])
}

export function issuesByName(issues: readonly Issue[]): ReadonlyMap<string, Issue> {
  return new Map(issues.map((issue) => [`${issue.owner}/${issue.repo}#${issue.number}`.toLowerCase(), issue]))
}

/**
 * Whether all issues of an open item were closed or merged after it was raised, so that probably nobody marked it as
 * done. An issue that was closed before is about something else.
 */
export function isProbablyDone(item: TrackedItem, issues: IssueLookup): boolean {
  if (item.status !== 'open') return false
  const names = itemIssues(item)
  return names.length > 0 && names.every((name) => isClosedSince(issues.get(name.toLowerCase()), item.raised))
}

function isClosedSince(issue: Issue | undefined, raised: CalendarDate | undefined): boolean {
  if (issue?.state !== 'closed' && issue?.state !== 'merged') return false
  // The issue was closed no later than its last update.
  const closed = issue.closedAt ?? issue.updatedAt
  return raised === undefined || closed === undefined || closed.slice(0, 10) >= raised
}
