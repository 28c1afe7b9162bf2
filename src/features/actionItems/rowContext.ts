import type { ItemGroup } from '../../core/actionItems/grouping'
import type { KeptItems } from '../../core/actionItems/keptItems'
import { linkedIssues } from '../../core/actionItems/linkedIssues'
import type { IssueLookup } from '../../core/completion/indexedIssues'
import type { CalendarDate } from '../../core/minutes'
import type { SeriesId } from '../../core/series'
import type { IssueIndex } from '../../host/issueIndex'
import { localDate } from '../../core/calendar'
import type { WorkspaceMinutes } from '../../host/workspaceMinutes'

/** The data that rows show besides the items themselves. */
export interface RowContext {
  readonly today: CalendarDate
  /** Full names by handle, and names in their original case by name. Keys are in lower case. */
  readonly names: ReadonlyMap<string, string>
  readonly issues: IssueLookup
  readonly seriesLabel: (id: SeriesId) => string
  /** Items that were just marked as done, which keep their rows. */
  readonly kept: KeptItems
}

/** The current data that rows show besides the items. */
export function readRowContext(workspace: WorkspaceMinutes, issues: IssueIndex, kept: KeptItems): RowContext {
  return {
    today: localDate(),
    names: namesOf(workspace),
    issues: issues.library().byKey,
    seriesLabel: (id) => workspace.seriesLabel(id),
    kept,
  }
}

/** Full names by handle, and by name for people without a handle. Keys are in lower case, as are the owners of items. */
function namesOf(workspace: WorkspaceMinutes): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { digest } of workspace.files()) {
    const entries = [
      ...digest.participantNames.map((name) => [name, name] as const),
      ...Object.entries(digest.namesByHandle),
    ]
    for (const [person, name] of entries) {
      const key = person.toLowerCase()
      const own = counts.get(key) ?? new Map<string, number>()
      // A name of several words is better evidence than a remark or a nickname.
      counts.set(key, own.set(name, (own.get(name) ?? 0) + (/\p{Lu}\S* .*\p{Lu}/u.test(name) ? 10 : 1)))
    }
  }
  return new Map(
    [...counts].map(([key, names]) => [
      key,
      [...names].reduce((best, entry) => (entry[1] >= best[1] ? entry : best))[0],
    ]),
  )
}

/** Whether the rows look the same with both contexts. Compares only the issues that the items link to. */
export function isSameRowContext(one: RowContext, other: RowContext, groups: readonly ItemGroup[]): boolean {
  return (
    one.today === other.today &&
    one.names.size === other.names.size &&
    [...one.names].every(([handle, name]) => other.names.get(handle) === name) &&
    (one.issues === other.issues || linkedIssueTexts(one, groups) === linkedIssueTexts(other, groups))
  )
}

function linkedIssueTexts({ issues }: RowContext, groups: readonly ItemGroup[]): string {
  const linked = groups.flatMap(({ items }) => items.flatMap((item) => linkedIssues(item, issues)))
  return linked
    .map(({ owner, repo, number, state, title }) => `${owner}/${repo}#${number} ${state} ${title}`)
    .join('\n')
}
