export type LineEnd = '\n' | '\r\n'

/** The line end of a text; undefined when it has none, or mixes them. */
export function lineEndOf(text: string): LineEnd | undefined {
  const feeds = text.split('\n').length - 1
  const pairs = text.split('\r\n').length - 1
  if (feeds === 0 || (pairs !== 0 && pairs !== feeds)) return undefined
  return pairs === 0 ? '\n' : '\r\n'
}

/** A text with these line ends; unchanged when it has mixed ones, or `end` is undefined. */
export function withLineEnd(text: string, end: LineEnd | undefined): string {
  const own = lineEndOf(text)
  if (own === undefined || end === undefined || own === end) return text
  return end === '\n' ? text.replaceAll('\r\n', '\n') : text.replaceAll('\n', '\r\n')
}

/**
 * Whether git stores a file with line feeds only, by the text of a `.gitattributes`; undefined when nothing in it
 * says so. https://git-scm.com/docs/gitattributes
 *
 * @param path The path below the folder of the `.gitattributes`.
 */
export function isNormalized(attributes: string, path: string): boolean | undefined {
  let result: boolean | undefined
  for (const line of attributes.split(/\r?\n/)) {
    const [pattern = '', ...names] = line.trim().split(/\s+/)
    if (pattern === '' || pattern.startsWith('#') || pattern.startsWith('[') || !matches(pattern, path)) continue
    for (const name of names) {
      if (/^(?:text(?:=auto)?|eol=(?:lf|crlf))$/.test(name)) result = true
      else if (/^(?:-text|binary)$/.test(name)) result = false
      else if (name === '!text') result = undefined
    }
  }
  return result
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
