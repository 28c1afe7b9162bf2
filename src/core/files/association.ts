/** What is to open in the Minutes language. Paths are relative to the workspace folder, with `/`. */
export interface AssociationTarget {
  /** The path of the folder, or of the file that is its example; '' for the top of the workspace folder. */
  readonly path: string
  readonly isFolder: boolean
  /** The last segment of the workspace folder's own path; '' at the root of a file system. */
  readonly workspaceFolder: string
  /** Names of the files in the folder, or of the file alone. */
  readonly names: readonly string[]
}

/** An entry for `files.associations`. */
export interface Association {
  readonly pattern: string
  /** The folder's name as shown to people; undefined if the pattern is for one file. */
  readonly folder: string | undefined
}

/**
 * The pattern for a folder of minutes. Where names of files begin with a date, or contain a number, it matches only such
 * names, so that a README next to them stays Markdown. It never matches every Markdown file of the workspace.
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

/** Characters that have a meaning in patterns, each in brackets of its own. */
function escapeGlob(path: string): string {
  return path.replace(/[[{*?]/g, '[$&]')
}
