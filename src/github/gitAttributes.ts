import { gitPatternExpression } from '../core/files/gitPattern'
import { folderOf, type RepositoryFolders } from './repositoryFolders'

/** What `.gitattributes` files say about a path. https://git-scm.com/docs/gitattributes */
export interface PathAttributes {
  /** Whether git stores the file with line feeds only; undefined if unspecified. */
  readonly isNormalized: boolean | undefined
  /**
   * The filter through which git passes the file before it stores it: `lfs` leaves a pointer, `git-crypt` encrypts.
   * Undefined for none.
   */
  readonly filter: string | undefined
}

/** Reads the attributes of paths on the base, each `.gitattributes` once. */
export interface AttributeReader {
  readonly read: (path: string) => Promise<PathAttributes>
}

/** @param folders Those of the base. */
export function createAttributeReader(folders: RepositoryFolders): AttributeReader {
  const texts = new Map<string, string | undefined>()
  const readText = async (file: string): Promise<string | undefined> => {
    if (texts.has(file)) return texts.get(file)
    const { files, isComplete } = await folders.list(folderOf(file))
    // Git does not follow a link.
    if (files.has(file) || !isComplete) texts.set(file, (await folders.read(file))?.text)
    return texts.get(file)
  }
  return {
    read: async (path) => {
      const segments = path.split('/')
      let found: PathAttributes = { isNormalized: undefined, filter: undefined }
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
  let { isNormalized, filter } = outer
  for (const line of attributes.split(/\r?\n/)) {
    const [pattern = '', ...names] = line.trim().split(/\s+/)
    if (
      pattern === '' ||
      pattern.startsWith('#') ||
      pattern.startsWith('[') ||
      !gitPatternExpression(pattern).test(path)
    )
      continue
    for (const name of names) {
      if (/^(?:text(?:=auto)?|eol=(?:lf|crlf))$/.test(name)) isNormalized = true
      else if (/^(?:-text|binary)$/.test(name)) isNormalized = false
      else if (name === '!text') isNormalized = undefined
      if (/^[-!]?filter(?:=|$)/.test(name)) filter = /^filter=(.+)$/.exec(name)?.[1]
    }
  }
  return { isNormalized, filter }
}

/** Whether a text is a pointer of git-lfs. https://github.com/git-lfs/git-lfs/blob/main/docs/spec.md */
export function isLargeFilePointer(text: string): boolean {
  return text.startsWith('version https://git-lfs.github.com/spec/')
}
