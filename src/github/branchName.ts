import { hashText } from '../core/textHash'

/** The branch name if no character of the requested one is valid. */
const fallbackBranch = 'minutes'

/** The valid branch name closest to the requested one. https://git-scm.com/docs/git-check-ref-format */
export function toBranchName(requested: string): string {
  const segments = requested
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split('/')
    .map((segment) =>
      withHash(segment)
        .replace(/[\p{Cc} \u{7F}-\u{10FFFF}~^:?*[\]\\"'`$<>|&;(){}!#%]+/gu, '-')
        .replace(/\.{2,}|@\{/g, '-')
        .replace(/^[.-]+|[.-]+$/g, '')
        .replace(/\.lock$/i, '-lock')
        .replace(/-{2,}/g, '-'),
    )
    .filter((segment) => segment !== '' && segment !== '@')
  return (
    segments
      .join('/')
      .slice(0, 200)
      // Cutting may leave an ending that git does not accept.
      .replace(/(?:\.lock|[./-])+$/i, '') || fallbackBranch
  )
}

/** Appends a short hash to a segment in another script, because its letters are removed. */
function withHash(segment: string): string {
  return /(?!\p{ASCII})[\p{L}\p{N}]/u.test(segment) ? `${segment}-${hashText(segment).slice(0, 6)}` : segment
}

/** A name without slashes: an existing branch `minutes` would block `minutes/iaas/2026-03-05`. */
export function flatBranchName(branch: string): string {
  return branch.replaceAll('/', '-')
}

/** The names to try for the same minutes, in order: "…", "…-2", "…-3". */
export function branchCandidates(branch: string): readonly string[] {
  return Array.from({ length: maxBranches }, (_, index) => (index === 0 ? branch : `${branch}-${index + 1}`))
}

/** Maximum number of names to try. */
const maxBranches = 20
