import { fullName, type RepositoryRecord } from '../server/state'
import type { Crumb } from './html'

/** The breadcrumbs of a repository's pages. */
export function repositoryCrumbs(repository: RepositoryRecord): readonly Crumb[] {
  const { login } = repository.owner
  return [
    { label: login, href: `/${login}` },
    { label: repository.name, href: `/${fullName(repository)}` },
  ]
}
