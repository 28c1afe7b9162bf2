import type { Octokit } from '@octokit/rest'
import { isSameRepository, type Publication } from './publication'
import type { PublishRequest, PublishSource } from './publishRequest'
import type { RepositoryName } from './remotes'
import { type CallOptions, undefinedOnError } from './steps/call'
import { getRepository } from './steps/repositories'

/**
 * The sources with only the stored publications of the target repository. A renamed or transferred repository counts as
 * the same, because GitHub redirects its old name to the new one.
 */
export async function rememberedSources(
  octokit: Octokit,
  { target, sources }: PublishRequest,
  options: CallOptions,
): Promise<readonly PublishSource[]> {
  const current = new Map<string, RepositoryName | undefined>()
  const follow = async (name: RepositoryName): Promise<RepositoryName | undefined> => {
    const key = `${name.owner}/${name.repo}`.toLowerCase()
    if (!current.has(key))
      current.set(
        key,
        await undefinedOnError(['repositoryMissing', 'noPermission'], getRepository(octokit, name, options)),
      )
    return current.get(key)
  }
  const here = async (known: Publication | undefined): Promise<Publication | undefined> => {
    if (known === undefined || isSameRepository(known.target, target)) return known
    const followed = await follow(known.target)
    if (followed === undefined || !isSameRepository(followed, target)) return undefined
    const { owner, repo } = target
    const place = { owner, repo }
    return { ...known, target: place, head: isSameRepository(known.head, known.target) ? place : known.head }
  }
  const remembered: PublishSource[] = []
  for (const source of sources)
    remembered.push({
      ...source,
      lastPublication: await here(source.lastPublication),
      pending: await here(source.pending),
    })
  return remembered
}
