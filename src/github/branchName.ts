import { hashText } from '../core/textHash'

/** The branch name when nothing valid is left of the requested one. */
const fallbackBranch = 'minutes'

/** The valid branch name closest to the requested one. https://git-scm.com/docs/git-check-ref-format */
export function toBranchName(wanted: string): string {
  const segments = wanted
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

/** A segment in another script with a few characters that tell it from others, because those letters are left out. */
function withHash(segment: string): string {
  return /(?!\p{ASCII})[\p{L}\p{N}]/u.test(segment) ? `${segment}-${hashText(segment).slice(0, 6)}` : segment
}

/** A name without slashes, which an existing branch `minutes` cannot block as it blocks `minutes/iaas/2026-03-05`. */
export function flatBranchName(branch: string): string {
  return branch.replaceAll('/', '-')
}

/** The names to try for the same minutes, in order: "…", "…-2", "…-3". */
export function branchCandidates(branch: string): readonly string[] {
  return Array.from({ length: maxBranches }, (_, index) => (index === 0 ? branch : `${branch}-${index + 1}`))
}

const maxBranches = 20
