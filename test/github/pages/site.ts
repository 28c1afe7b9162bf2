import { bytes, type Answer } from '../server/exchange'
import {
  findAccount,
  findRepository,
  fullName,
  isPullRequest,
  type RepositoryRecord,
  type State,
} from '../server/state'
import { commitPage, directoryPage, filePage, rawFile } from './codePages'
import { html, page, type Html } from './html'
import { issuePage, listPage, pullPage } from './pullPage'

/**
 * The web site for the `html_url`s. It has no sign-in and shows private repositories too, because it runs only on
 * loopback and in the demo.
 */
export async function sitePage(state: State, path: string): Promise<Answer> {
  const segments = segmentsOf(path)
  if (segments === undefined) {
    return found(undefined)
  }
  const [first = '', second, kind, ...rest] = segments
  if (first === 'avatars') {
    return bytes(200, Buffer.from(avatar(Number(segments[2] ?? 0))), 'image/svg+xml')
  }
  if (first === 'orgs' && kind === 'sso') {
    return found(
      page(
        'Single sign-on',
        [],
        html`<h1>Single sign-on to ${second}</h1>
          <p class="meta">Here ${second} would let you authorize the app.</p>`,
      ),
    )
  }
  const repository =
    second === undefined
      ? undefined
      : (findRepository(state, first, second.replace(/\.git$/, '')) ??
        state.redirects.get(`${first}/${second}`.toLowerCase()))
  if (repository !== undefined) {
    const content = kind === 'raw' ? await rawFile(state, repository, rest.join('/')) : undefined
    if (content !== undefined) {
      return bytes(200, content.content, 'text/plain; charset=utf-8', { 'access-control-allow-origin': '*' })
    }
    return found(await repositoryPage(state, repository, kind, rest.join('/')))
  }
  return found(second === undefined ? accountPage(state, first) : undefined)
}

/** @returns `undefined` for a malformed percent-encoding. */
function segmentsOf(path: string): readonly string[] | undefined {
  try {
    return path
      .split('/')
      .filter((segment) => segment !== '')
      .map(decodeURIComponent)
  } catch {
    return undefined
  }
}

async function repositoryPage(
  state: State,
  repository: RepositoryRecord,
  kind: string | undefined,
  rest: string,
): Promise<Html | undefined> {
  const issue = repository.issues.find(({ number }) => String(number) === rest.split('/')[0])
  switch (kind) {
    case undefined:
      return directoryPage(state, repository, repository.defaultBranch)
    case 'tree':
      return directoryPage(state, repository, rest)
    case 'blob':
      return filePage(state, repository, rest)
    case 'commit':
      return commitPage(state, repository, rest)
    case 'pull':
    case 'issues':
      if (issue === undefined) {
        return kind === 'issues' && rest === '' ? listPage(repository, 'issues') : undefined
      }
      return isPullRequest(issue) ? pullPage(state, repository, issue) : issuePage(repository, issue)
    case 'pulls':
      return listPage(repository, 'pulls')
    default:
      return undefined
  }
}

function accountPage(state: State, login: string): Html | undefined {
  const account = findAccount(state, login)
  const owned = state.repositories.filter(({ owner }) => login === '' || owner === account)
  if (login !== '' && account === undefined) {
    return undefined
  }
  const rows = owned.map(
    (repository) =>
      html`<li>
        <a href="/${fullName(repository)}">${fullName(repository)}</a
        ><span class="soft">${repository.description ?? ''}</span>
      </li>`,
  )
  const title = account?.name ?? account?.login ?? 'All repositories'
  return page(
    title,
    [{ label: account?.login ?? 'Home', href: `/${login}` }],
    html`<h1>${title}</h1>
      <div class="box">
        <ul class="rows">
          ${rows}
        </ul>
      </div>`,
  )
}

function found(content: Html | undefined): Answer {
  const shown =
    content ??
    page(
      'Not found',
      [{ label: 'Home', href: '/' }],
      html`<h1>Not found</h1>
        <p class="meta">There is no such page.</p>`,
    )
  return bytes(content === undefined ? 404 : 200, Buffer.from(shown.markup), 'text/html; charset=utf-8', {
    // No scripts, whatever a body contains.
    'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; img-src 'self'",
  })
}

function avatar(id: number): string {
  const hue = (id * 67) % 360
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 40 40"><rect width="40" height="40" rx="20" fill="hsl(${hue} 45% 55%)"/><circle cx="20" cy="16" r="7" fill="#fff"/><path d="M8 36c1-9 6-12 12-12s11 3 12 12z" fill="#fff"/></svg>`
}
