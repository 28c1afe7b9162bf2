import type { Octokit } from '@octokit/rest'
import type { RepositoryName } from './remotes'
import { type CallOptions, undefinedOnError } from './steps/call'
import { readFile } from './steps/contents'

/** What `.gitattributes` files say about a path. https://git-scm.com/docs/gitattributes */
export interface PathAttributes {
  /** Whether git stores the file with line feeds only; undefined if unspecified. */
  readonly isNormalized: boolean | undefined
  /** Whether git-lfs stores the file, so that the repository has only a pointer to it. */
  readonly isLargeFile: boolean
}

/** Reads the attributes of paths on the base, each `.gitattributes` once. */
export interface AttributeReader {
  readonly read: (path: string) => Promise<PathAttributes>
}

/** @param isMissing Whether the base is known to lack a file. */
export function createAttributeReader(
  octokit: Octokit,
  { target, baseBranch }: { readonly target: RepositoryName; readonly baseBranch: string },
  isMissing: (path: string) => boolean,
  options: CallOptions,
): AttributeReader {
  const texts = new Map<string, string | undefined>()
  const readText = async (file: string): Promise<string | undefined> => {
    if (!texts.has(file) && !isMissing(file))
      texts.set(
        file,
        (await undefinedOnError(['notAFile'], readFile(octokit, target, file, baseBranch, options)))?.text,
      )
    return texts.get(file)
  }
  return {
    read: async (path) => {
      const segments = path.split('/')
      let found: PathAttributes = { isNormalized: undefined, isLargeFile: false }
      for (let depth = 0; depth < segments.length; depth++) {
        const text = await readText([...segments.slice(0, depth), '.gitattributes'].join('/'))
        // A deeper file overrides those above.
        if (text !== undefined) found = attributesOf(text, segments.slice(depth).join('/'), found)
      }
      return found
    },
  }
}

/**
 * The attributes of a path after the text of one `.gitattributes`.
 *
 * @param path The path below the folder of the `.gitattributes`.
 * @param outer The attributes from the files above.
 */
export function attributesOf(attributes: string, path: string, outer: PathAttributes): PathAttributes {
  let { isNormalized, isLargeFile } = outer
  for (const line of attributes.split(/\r?\n/)) {
    const [pattern = '', ...names] = line.trim().split(/\s+/)
    if (pattern === '' || pattern.startsWith('#') || pattern.startsWith('[') || !matches(pattern, path)) continue
    for (const name of names) {
      if (/^(?:text(?:=auto)?|eol=(?:lf|crlf))$/.test(name)) isNormalized = true
      else if (/^(?:-text|binary)$/.test(name)) isNormalized = false
      else if (name === '!text') isNormalized = undefined
      if (/^[-!]?filter(?:=|$)/.test(name)) isLargeFile = name === 'filter=lfs'
    }
  }
  return { isNormalized, isLargeFile }
}

/** Whether a text is a pointer of git-lfs. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export function isLargeFilePointer(text: string): boolean {
  return text.startsWith('version https://git-lfs.github.com/spec/')
}

/** Whether a pattern of `.gitattributes` matches a path. One without a slash matches the name in any folder. */
function matches(pattern: string, path: string): boolean {
  const isAnywhere = !pattern.includes('/')
  const expression = pattern
    .replace(/^\//, '')
    .split(/(\*\*\/|\*\*|\*|\?)/)
    .map((part) => globParts.get(part) ?? part.replace(/[.+^${}()|[\]\\]/g, '\\$&'))
    .join('')
  return new RegExp(`^${isAnywhere ? '(?:.*/)?' : ''}${expression}$`).test(path)
}

const globParts: ReadonlyMap<string, string> = new Map([
  ['**/', '(?:.*/)?'],
  ['**', '.*'],
  ['*', '[^/]*'],
  ['?', '[^/]'],
])
