/** A repository on a GitHub host. */
export interface RepositoryName {
  readonly owner: string
  readonly repo: string
}

/** Parses `owner/repo`, as written in settings; undefined for anything else. */
export function parseRepositoryName(text: string): RepositoryName | undefined {
  const match = /^\s*([A-Za-z0-9](?:[A-Za-z0-9_-]{0,38}))\/([A-Za-z0-9._-]{1,100})\s*$/.exec(text)
  return match === null || /^\.{1,2}$/.test(match[2] ?? '')
    ? undefined
    : { owner: match[1] ?? '', repo: (match[2] ?? '').replace(/\.git$/, '') }
}

export interface GitRemote {
  readonly name: string
  readonly url: string
}

/** The remotes in the text of a `.git/config`. https://git-scm.com/docs/git-config#_syntax */
export function parseGitRemotes(config: string): readonly GitRemote[] {
  const remotes: GitRemote[] = []
  let name: string | undefined
  for (const line of config.split(/\r?\n/)) {
    const section = /^\s*\[([^\]]*)\]/.exec(line)
    if (section !== null) name = /^remote\s+"((?:[^"\\]|\\.)*)"$/.exec(section[1]?.trim() ?? '')?.[1]
    const url = name === undefined ? undefined : /^\s*url\s*=\s*"?([^"]*?)"?\s*$/i.exec(line)?.[1]
    if (name !== undefined && url !== undefined && url !== '') remotes.push({ name, url })
  }
  return remotes
}

/**
 * The repository of a remote's URL (https, ssh, `git@host:owner/repo`); undefined when it is on another host.
 *
 * @param webOrigin The web address of the GitHub host, such as `https://github.com`.
 */
export function parseRemoteUrl(url: string, webOrigin: string): RepositoryName | undefined {
  const host = hostOf(webOrigin)
  const match = /^(?:[a-z+]+:\/\/)?(?:[^@/]+@)?([^/:]+)(?::(\d+)(?=\/))?[/:]\/?([^/]+)\/([^/]+?)(?:\.git)?\/?$/i.exec(
    url.trim(),
  )
  if (match === null) return undefined
  const [, name = '', port, owner = '', repo = ''] = match
  const isSsh = /^(?:ssh:|git@)/i.test(url)
  // ssh.github.com:443 is GitHub's SSH over the HTTPS port.
  const remoteHost =
    name.toLowerCase().replace(/^ssh\.github\.com$/, 'github.com') + (isSsh || port === undefined ? '' : `:${port}`)
  const isSame = remoteHost === host || (isSsh && remoteHost === host.replace(/:\d+$/, ''))
  return isSame ? parseRepositoryName(`${owner}/${repo}`) : undefined
}

function hostOf(origin: string): string {
  return origin
    .replace(/^[a-z]+:\/\//i, '')
    .replace(/\/.*$/, '')
    .toLowerCase()
}

/** The repository to publish to: that of `upstream` (for work in a fork), else `origin`, else any remote. */
export function primaryRepository(remotes: readonly GitRemote[], webOrigin: string): RepositoryName | undefined {
  const order = ['upstream', 'origin']
  const rank = ({ name }: GitRemote): number => (order.includes(name) ? order.indexOf(name) : order.length)
  return [...remotes]
    .sort((one, other) => rank(one) - rank(other))
    .map(({ url }) => parseRemoteUrl(url, webOrigin))
    .find((repository) => repository !== undefined)
}

/**
 * The API address, without a trailing slash, for an address from the settings: of GitHub's site, of an Enterprise
 * server without `/api/v3`, or of the API itself.
 */
export function apiUrlOf(address: string): string {
  const trimmed = address.trim().replace(/\/+$/, '')
  const [, scheme = '', host = ''] = /^(https?:\/\/)([^/]+)$/i.exec(trimmed) ?? []
  if (host === '' || /^api\./i.test(host)) return trimmed
  if (/^(?:www\.)?github\.com$/i.test(host)) return `${scheme}api.github.com`
  return /\.ghe\.com$/i.test(host) ? `${scheme}api.${host}` : `${trimmed}/api/v3`
}

/** The web address for an API address: `https://github.com`, or that of the Enterprise server. */
export function webOriginOf(apiUrl: string): string {
  const trimmed = apiUrl.replace(/\/+$/, '')
  if (/^https:\/\/api\.github\.com$/i.test(trimmed)) return 'https://github.com'
  // GitHub Enterprise Cloud with data residency: https://api.NAME.ghe.com
  const residency = /^https:\/\/api\.([\w-]+\.ghe\.com)$/i.exec(trimmed)
  return residency === null ? trimmed.replace(/\/api\/v3$/i, '') : `https://${residency[1] ?? ''}`
}
