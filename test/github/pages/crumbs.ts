import { fullName, type RepositoryRecord } from '../server/state'
import type { Crumb } from './html'

/** The way to a repository, for the top of its pages. */
export function repositoryCrumbs(repository: RepositoryRecord): readonly Crumb[] {
  const { login } = repository.owner
  return [
    { label: login, href: `/${login}` },
    { label: repository.name, href: `/${fullName(repository)}` },
  ]
}
