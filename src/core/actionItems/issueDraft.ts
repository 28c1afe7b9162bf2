import { writtenOwner } from '../edits/assign'
import type { RepositoryNameLike } from './repositoryHabit'
import type { TrackedItem } from './history'
import { shorten } from '../plainText'

/** An issue that is about to be made of an action item. */
export interface IssueDraft {
  readonly title: string
  readonly body: string
  readonly assignees: readonly string[]
}

/** Where the line stands for everybody to read. */
export interface Publication {
  readonly repository: RepositoryNameLike
  /** The commit that holds the line, so that the link stays right. */
  readonly sha: string
  readonly path: string
  /** 1-based; undefined where the published text has no such line. */
  readonly line: number | undefined
}

const maxTitle = 120

/**
 * What the issue says: the task as its title; the line, where it was written, and how often it was carried on as its
 * body. Handles in the body lose their `@`: whoever is assigned is told by GitHub, and nobody else has to be.
 *
 * @param webOrigin `https://github.com`
 */
export function draftIssue(item: TrackedItem, publication: Publication | undefined, webOrigin: string): IssueDraft {
  const { latest, raised, timesCarried } = item
  const place = `${latest.path}${latest.day === undefined ? '' : ` (${latest.day})`}`
  const link = publication && permalink(publication, webOrigin)
  const words = latest.item.text.replace(/(?<![\p{L}\p{N}])@(?=[A-Za-z0-9])/gu, '')
  return {
    title: shorten(latest.item.task, maxTitle),
    body: [
      `> ${words}`,
      '',
      link === undefined ? `From the minutes ${place}, not published yet.` : `From the minutes [${place}](${link}).`,
      ...(timesCarried > 0
        ? [
            '',
            `First raised ${raised ?? 'earlier'}, carried over ${timesCarried === 1 ? 'once' : `${timesCarried} times`} since.`,
          ]
        : []),
    ].join('\n'),
    assignees: latest.item.owners.filter((owner) => isAccount(owner, latest.item)),
  }
}

/** Whether an owner is an account: written with an `@`, where the line names the owner at all. A name may be a stranger's login. */
function isAccount(owner: string, item: TrackedItem['latest']['item']): boolean {
  const written = writtenOwner(item, owner) ?? '@'
  return owner !== 'all' && written.startsWith('@') && /^[A-Za-z0-9](?:-?[A-Za-z0-9])*$/.test(owner)
}

function permalink({ repository, sha, path, line }: Publication, webOrigin: string): string {
  const file = path.split('/').map(encodeURIComponent).join('/')
  return `${webOrigin}/${repository.owner}/${repository.repo}/blob/${sha}/${file}${line === undefined ? '' : `?plain=1#L${line}`}`
}

/**
 * The comment by which the issue of an item is found again, whatever its title has become. It goes behind the body, out
 * of reach of whoever edits that.
 */
export function markOf({ id }: Pick<TrackedItem, 'id'>): string {
  return `<!-- minutes-action-item: ${id} -->`
}
