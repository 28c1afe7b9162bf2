import type { Issue } from '../completion/issueLibrary'
import { keepAddress, renderLink } from '../completion/linkStyle'
import type { TextEdit } from '../edits/textEdit'
import type { Reference } from '../minutes'
import { issueKey } from '../topics'

export interface ReferenceStyle {
  /** The house style: see `renderLink`. */
  readonly template: string
  readonly webOrigin: string
  /** The owner that a repository without one belongs to. */
  readonly ownerOf: (repo: string) => string | undefined
  /** What is known of an issue by its `issueKey`. */
  readonly known: (key: string) => Issue | undefined
}

/**
 * A reference as a link in the house style, with its title where that is known.
 *
 * @param target For references that name no repository: the one that is meant.
 * @returns undefined where it is such a link already, or where nobody says which repository is meant.
 */
export function toLink(
  text: string,
  reference: Reference,
  style: ReferenceStyle,
  target?: { readonly owner: string; readonly repo: string },
): TextEdit | undefined {
  const repo = reference.repo ?? target?.repo
  const owner = reference.owner ?? target?.owner ?? (repo === undefined ? undefined : style.ownerOf(repo))
  if (repo === undefined || owner === undefined) return undefined
  const known = style.known(issueKey({ owner, repo, number: reference.number }))
  const issue: Issue = {
    owner,
    repo,
    number: reference.number,
    kind: reference.kind ?? known?.kind ?? 'issue',
    title: known?.title,
    state: known?.state,
    updatedAt: known?.updatedAt,
  }
  const { start, end } = { start: reference.span.start.offset, end: reference.span.end.offset }
  const origin = /^https?:\/\/[^/]+/.exec(reference.url ?? '')?.[0] ?? style.webOrigin
  const newText = keepAddress(renderLink(style.template, issue, origin), reference.url ?? '')
  return text.slice(start, end) === newText ? undefined : { start, end, newText }
}

/** A label that is a reference and nothing more: only such links are rewritten; a title that somebody chose stays. */
const plainLabel =
  /^[\s`*_~]*(?:(?:pr|mr|issue|pull)s?[\s#:]*)?(?:[\w.-]+\/)*[\w.-]*[/#!\s]*(?:(?:pr|issue)[\s#]*)?\d{1,7}[\s`*_~]*$/i

/** All references of a document in the house style; bare ones, and links with words of their own, stay as they are. */
export function normalizeReferences(
  text: string,
  references: readonly Reference[],
  style: ReferenceStyle,
): readonly TextEdit[] {
  return references.flatMap((reference) => {
    if (reference.form === 'bare') return []
    if (reference.form === 'link' && !plainLabel.test(reference.label ?? '')) return []
    return toLink(text, reference, style) ?? []
  })
}
