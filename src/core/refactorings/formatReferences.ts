import type { Issue } from '../completion/indexedIssues'
import { keepUrlSuffix, renderLink } from '../completion/linkStyle'
import type { TextEdit } from '../edits/textEdit'
import type { Reference } from '../minutes'
import { issueKey } from '../topics'

export interface ReferenceStyle {
  /** The link template: see `renderLink`. */
  readonly template: string
  readonly webOrigin: string
  /** The owner of a repository written without one. */
  readonly ownerOf: (repo: string) => string | undefined
  /** Looks up an issue by its `issueKey`; undefined if unknown. */
  readonly findIssue: (key: string) => Issue | undefined
}

/**
 * Formats a reference as a link by the template, with the issue's title if known.
 *
 * @param target The repository of references that name none.
 * @returns The edit; undefined if the link is already formatted, or if its repository is unknown.
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
  const known = style.findIssue(issueKey({ owner, repo, number: reference.number }))
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
  const newText = keepUrlSuffix(renderLink(style.template, issue, origin), reference.url ?? '')
  return text.slice(start, end) === newText ? undefined : { start, end, newText }
}

/** A label that is only a reference. Links with other labels are not changed. */
const plainLabel =
  /^[\s`*_~]*(?:(?:pr|mr|issue|pull)s?[\s#:]*)?(?:[\w.-]+\/)*[\w.-]*[/#!\s]*(?:(?:pr|issue)[\s#]*)?\d{1,7}[\s`*_~]*$/i

/** Formats all references of a document, except bare numbers and links with other labels. */
export function formatReferences(
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
