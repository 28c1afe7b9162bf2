import { gitPatternExpression } from './gitPattern'

/** The text of a `.gitignore`, or of another file with its rules. */
export interface IgnoreFile {
  /** The folder to which its rules apply, from the root of the repository; '' for the root. */
  readonly folder: string
  readonly text: string
}

interface IgnoreRule {
  readonly folder: string
  readonly isExcluded: boolean
  readonly isForFolders: boolean
  readonly expression: RegExp
}

/**
 * Whether git ignores a file. Later rules win, and nothing below an ignored folder is looked at again.
 * https://git-scm.com/docs/gitignore
 *
 * @param path From the root of the repository, with `/`.
 * @param files Those of outer folders first.
 */
export function isIgnored(path: string, files: readonly IgnoreFile[]): boolean {
  const rules = files.flatMap(rulesOf)
  const names = path.split('/')
  return names.some((_, index) => {
    const part = names.slice(0, index + 1).join('/')
    const isFolder = index < names.length - 1
    return rules.findLast((rule) => concerns(rule, part, isFolder))?.isExcluded === true
  })
}

function concerns({ folder, isForFolders, expression }: IgnoreRule, path: string, isFolder: boolean): boolean {
  if (isForFolders && !isFolder) return false
  if (folder !== '' && !path.startsWith(`${folder}/`)) return false
  return expression.test(folder === '' ? path : path.slice(folder.length + 1))
}

function rulesOf({ folder, text }: IgnoreFile): readonly IgnoreRule[] {
  return text.split('\n').flatMap((line): IgnoreRule[] => {
    // A space at the end counts only behind a backslash.
    const rule = line.replace(/\r$/, '').replace(/(?<!\\) +$/, '')
    if (rule === '' || rule.startsWith('#')) return []
    const isExcluded = !rule.startsWith('!')
    const pattern = isExcluded ? rule : rule.slice(1)
    const isForFolders = pattern.endsWith('/')
    const wanted = isForFolders ? pattern.slice(0, -1) : pattern
    if (wanted === '') return []
    return [{ folder, isExcluded, isForFolders, expression: gitPatternExpression(wanted) }]
  })
}
