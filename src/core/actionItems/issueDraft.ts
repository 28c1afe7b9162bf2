import { ownerInText } from '../edits/assign'
import type { RepositoryId } from './frequentRepositories'
import type { TrackedItem } from './history'
import { truncate } from '../plainText'

/** An issue to create from an action item. */
export interface IssueDraft {
  readonly title: string
  readonly body: string
  readonly assignees: readonly string[]
}

/** Where the item's line is published. */
export interface PublishedLine {
  readonly repository: RepositoryId
  /** A commit with the line, so that the link stays valid. */
  readonly sha: string
  readonly path: string
  /** 1-based; undefined if the published text lacks the line. */
  readonly line: number | undefined
}

const maxTitleLength = 120

/**
 * Drafts an issue. The title is the task. The body quotes the line, links to the minutes and says how often the item
 * was carried over. Handles in the body lose their `@`, so that GitHub notifies only the assignees.
 *
 * @param webOrigin `https://github.com`
 */
export function draftIssue(item: TrackedItem, publication: PublishedLine | undefined, webOrigin: string): IssueDraft {
  const { latest, raised, timesCarried } = item
  const place = `${latest.path}${latest.day === undefined ? '' : ` (${latest.day})`}`
  const link = publication && permalink(publication, webOrigin)
  const quote = latest.item.text.replace(/(?<![\p{L}\p{N}])@(?=[A-Za-z0-9])/gu, '')
  return {
    title: truncate(latest.item.task, maxTitleLength),
    body: [
      `> ${quote}`,
      '',
      link === undefined ? `From the minutes ${place}, not published yet.` : `From the minutes [${place}](${link}).`,
      ...(timesCarried > 0
        ? [
            '',
            `First raised ${raised ?? 'earlier'}, carried over ${timesCarried === 1 ? 'once' : `${timesCarried} times`} since.`,
          ]
        : []),
    ].join('\n'),
    assignees: latest.item.owners.filter((owner) => isHandle(owner, latest.item)),
  }
}

/** Whether an owner is written as a handle, with `@`. A plain name could be a stranger's login. */
function isHandle(owner: string, item: TrackedItem['latest']['item']): boolean {
  const original = ownerInText(item, owner) ?? '@'
  return owner !== 'all' && original.startsWith('@') && /^[A-Za-z0-9](?:-?[A-Za-z0-9])*$/.test(owner)
}

function permalink({ repository, sha, path, line }: PublishedLine, webOrigin: string): string {
  const file = path.split('/').map(encodeURIComponent).join('/')
  return `${webOrigin}/${repository.owner}/${repository.repo}/blob/${sha}/${file}${line === undefined ? '' : `?plain=1#L${line}`}`
}

/**
 * A hidden comment that identifies the issue of an item, even if its title changes. Callers append it after the user
 * has edited the body.
 */
export function issueMarker({ id }: Pick<TrackedItem, 'id'>): string {
  return `<!-- minutes-action-item: ${id} -->`
}
