import { allMatches } from '../allMatches'
import type { Reference, ReferenceForm, ReferenceKind } from '../minutes'
import type { Lexicon } from './lexicon/lexicon'
import type { LinkRange } from './text/ranges'
import { type Source, type SourceLine, toSpan, rangeAt } from './text/source'

/** How a workspace writes references to issues and pull requests. */
export interface ReferenceOptions {
  /** Web origins of the GitHub hosts in lower case: `https://github.com` and, with Enterprise, one more. */
  readonly webOrigins: readonly string[]
  /** Short names of repositories: `k8s-capi` → `k8s-cluster-api-provider` or `owner/repo`; keys in lower case. */
  readonly aliases: ReadonlyMap<string, string>
}

export const defaultReferenceOptions: ReferenceOptions = { webOrigins: ['https://github.com'], aliases: new Map() }

export interface IssueAddress {
  readonly owner: string
  readonly repo: string
  readonly kind: ReferenceKind
  readonly number: number
}

const issuePath = /^\/([A-Za-z0-9][\w.-]*)\/([\w.-]+)\/(issues|pulls?)\/(\d{1,9})(?![\w])/

/** Parses the URL of an issue or pull request; undefined for other URLs. */
export function parseIssueAddress(
  url: string,
  webOrigins: readonly string[] = defaultReferenceOptions.webOrigins,
): IssueAddress | undefined {
  const lower = url
    .toLowerCase()
    .replace(/^http:\/\/github\.com/, 'https://github.com')
    .replace('://www.', '://')
  const origin = webOrigins.find((candidate) => lower.startsWith(`${candidate}/`))
  if (origin === undefined) return undefined
  const path = url.slice(url.length - (lower.length - origin.length))
  const match = issuePath.exec(path)
  if (match === null) return undefined
  const [, owner = '', repo = '', kind = '', number = ''] = match
  return { owner, repo, kind: kind === 'issues' ? 'issue' : 'pull', number: Number(number) }
}

/** The URL of an issue or pull request. */
export function issueAddress(origin: string, { owner, repo, kind, number }: IssueAddress): string {
  return `${origin}/${owner}/${repo}/${kind === 'pull' ? 'pull' : 'issues'}/${number}`
}

/** Reads the references of a document in document order: links, bare URLs, `repo#12` and `#12`. */
export function readReferences(source: Source, lexicon: Lexicon, options: ReferenceOptions): readonly Reference[] {
  const linked = source.links.flatMap((link) => linkReference(source, link, options) ?? [])
  const shorthands = source.lines.flatMap((line) => shorthandReferences(source, line, lexicon, options))
  return [...linked, ...shorthands].sort((one, other) => one.span.start.offset - other.span.start.offset)
}

function linkReference(source: Source, link: LinkRange, options: ReferenceOptions): Reference | undefined {
  const address = parseIssueAddress(link.url, options.webOrigins)
  if (address === undefined) return undefined
  const form: ReferenceForm = link.label === undefined ? 'url' : 'link'
  return {
    form,
    owner: address.owner,
    repo: address.repo,
    number: address.number,
    kind: address.kind,
    label: link.label && source.text.slice(link.label.start, link.label.end),
    url: link.url,
    span: toSpan(source, link),
  }
}

/** `owner/repo#12`, `repo#12`, `repo/#12`, `#12`; letters, digits, dots and hyphens before `#` belong to the repository. */
const shortForm = /(?<![\w/@.#&-])((?:[A-Za-z0-9][\w.-]*\/)*[A-Za-z][\w.-]+)?\/?#(\d{1,7})(?![\w-])/g

const kindWord = /(?<![\p{L}\p{N}])(pull request|pull|pr|mr|issue|bug|story|epic)s?[:\s]*$/iu
const kindAlone = /^(?:(pr|mr|pull)|(issue|is+ue|gh))$/i
/** The kind after the repository: "docs/PR#3". "issues" is excluded because many repositories have that name. */
const kindAfterRepository = /^(.+?)\/+(pr|mr|pull|is+ue)$/i
/** An abbreviated owner without a repository: "ACME/PR#3". */
const abbreviation = /^[A-Z]{2,5}$/

function shorthandReferences(
  source: Source,
  line: SourceLine,
  lexicon: Lexicon,
  options: ReferenceOptions,
): readonly Reference[] {
  if (!line.maskedText.includes('#')) return []
  return allMatches(shortForm, line.maskedText).flatMap((match) => {
    const start = line.start + match.index
    // Labels of links are read with their link.
    if (rangeAt(source.links, start) !== undefined) return []
    const [text, path, digits = ''] = match
    const before = line.maskedText.slice(0, match.index)
    const kind = path === undefined ? undefined : (kindAlone.exec(path)?.[0] ?? kindAfterRepository.exec(path)?.[2])
    const repositoryPath =
      path === undefined ? undefined : kind === undefined ? path : kindAfterRepository.exec(path)?.[1]
    if (isCountedThing(before, repositoryPath, digits, lexicon)) return []
    const isKnown = repositoryPath !== undefined && options.aliases.has(repositoryPath.toLowerCase())
    const isNamed =
      repositoryPath !== undefined && (isKnown || kind === undefined || !abbreviation.test(repositoryPath))
    const repository = isNamed ? resolveRepository(repositoryPath, options) : undefined
    return [
      {
        form: repository === undefined ? 'bare' : 'short',
        owner: repository?.owner,
        repo: repository?.repo,
        number: Number(digits),
        kind: kindOfWord(kind ?? kindWord.exec(before)?.[1]),
        label: text,
        url: undefined,
        span: toSpan(source, { start, end: start + text.length }),
      } satisfies Reference,
    ]
  })
}

/** "talk #4", "Hackathon#4": a counted thing, not an issue. "node#4000" is an issue. */
function isCountedThing(before: string, repositoryPath: string | undefined, digits: string, lexicon: Lexicon): boolean {
  if (repositoryPath === undefined) return lexicon.countedThings.test(before)
  return !repositoryPath.includes('/') && digits.length < 3 && lexicon.countedThings.test(`${before}${repositoryPath} `)
}

function kindOfWord(word: string | undefined): ReferenceKind | undefined {
  if (word === undefined) return undefined
  return /^(?:p|mr)/i.test(word) ? 'pull' : 'issue'
}

/** Resolves the path before `#`, including aliases. `owner` is undefined if the path has none. */
export function resolveRepository(
  path: string,
  { aliases }: ReferenceOptions,
): { readonly owner: string | undefined; readonly repo: string } {
  const trimmed = path.replace(/\/+$/, '')
  const whole = aliases.get(trimmed.toLowerCase()) ?? trimmed
  const segments = whole.split('/')
  const last = segments.at(-1) ?? whole
  const repo = aliases.get(last.toLowerCase()) ?? last
  if (repo.includes('/')) return { owner: repo.slice(0, repo.indexOf('/')), repo: repo.slice(repo.indexOf('/') + 1) }
  return { owner: segments.length > 1 ? segments.at(-2) : undefined, repo }
}
