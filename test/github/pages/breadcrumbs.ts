import { fullName, type RepositoryRecord } from '../server/state'
import type { Breadcrumb } from './html'

/** The breadcrumbs of a repository's pages. */
export function repositoryBreadcrumbs(repository: RepositoryRecord): readonly Breadcrumb[] {
  const { login } = repository.owner
  return [
    { label: login, href: `/${login}` },
    { label: repository.name, href: `/${fullName(repository)}` },
  ]
}
