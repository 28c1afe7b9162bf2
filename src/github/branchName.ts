/** The last segment of a branch when nothing of its name is left. */
const fallbackBranch = 'minutes'

/** A valid branch name as near as can be to the one wanted. https://git-scm.com/docs/git-check-ref-format */
export function branchName(wanted: string): string {
  const segments = wanted
    .replace(/ß/g, 'ss')
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .split('/')
    .map((segment) =>
      segment
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
      // What was cut off may leave an end that git does not take.
      .replace(/(?:\.lock|[./-])+$/i, '') || fallbackBranch
  )
}

/** A name that no other branch's name can stand in the way of: `minutes` against `minutes/iaas/2026-03-05`. */
export function flatBranchName(branch: string): string {
  return branch.replaceAll('/', '-')
}

/** The names to try for the same minutes, one after another: "…", "…-2", "…-3". */
export function branchCandidates(branch: string): readonly string[] {
  return Array.from({ length: maxBranches }, (_, index) => (index === 0 ? branch : `${branch}-${index + 1}`))
}

const maxBranches = 20
