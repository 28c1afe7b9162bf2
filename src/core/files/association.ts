/** The files to open in the Minutes language. Paths are relative to the workspace folder, with `/`. */
export interface AssociationTarget {
  /** The path of the folder, or of a file in it; '' for the top of the workspace folder. */
  readonly path: string
  readonly isFolder: boolean
  /** The last segment of the workspace folder's path; '' at the root of a file system. */
  readonly workspaceFolder: string
  /** Names of the files in the folder, or of the file alone. */
  readonly names: readonly string[]
}

/** An entry for `files.associations`. */
export interface Association {
  readonly pattern: string
  /** The folder's name to show; undefined if the pattern is for one file. */
  readonly folder: string | undefined
}

/**
 * The pattern for a folder of minutes. If file names begin with a digit or contain a year, it matches only names with
 * digits, so that a README next to them stays Markdown. It never matches every Markdown file of the workspace.
 *
 * @returns undefined if no pattern would be safe: a top folder without any dated name.
 */
export function associationFor({ path, isFolder, workspaceFolder, names }: AssociationTarget): Association | undefined {
  const slash = path.lastIndexOf('/')
  const inside = isFolder ? path : slash < 0 ? '' : path.slice(0, slash)
  const folder = inside === '' ? workspaceFolder : inside
  const shown = folder.slice(folder.lastIndexOf('/') + 1)
  const lead = folder === '' ? '**/' : `**/${escapeGlob(folder)}/`
  const files = names.filter((name) => /\.md$/i.test(name))
  if (files.some((name) => /^\d/.test(name))) return { pattern: `${lead}[0-9]*.md`, folder: shown }
  if (files.some((name) => /\d{4}/.test(name))) return { pattern: `${lead}*[0-9]*.md`, folder: shown }
  if (inside !== '') return { pattern: `${lead}*.md`, folder: shown }
  return isFolder ? undefined : { pattern: lead + escapeGlob(path), folder: undefined }
}

/** Escapes glob characters by brackets around each. */
function escapeGlob(path: string): string {
  return path.replace(/[[{*?]/g, '[$&]')
}
