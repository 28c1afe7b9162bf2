import { isProseAt } from '../completion/completionContext'

/** A path being typed as the target of a link. */
export interface PathContext {
  /** The typed folder, decoded: '' for the folder of the minutes, `../images`, `/docs`. */
  readonly folder: string
  /** Whether the folder begins at the top of the workspace folder. */
  readonly isAbsolute: boolean
  /** The range of the name being typed. */
  readonly start: number
  readonly end: number
}

/** The target of an inline link or image, or of a reference definition, up to the cursor. */
const target = /(?:\]\(\s*<?|^\s{0,3}\[[^\]]+\]:\s*<?)((?:[^\s()<>"]|\([^\s()]*\))*)$/

/**
 * Returns the path being typed at an offset: after `](`, or in a definition. Returns undefined for addresses, for
 * fragments, and in code.
 */
export function pathContext(text: string, offset: number): PathContext | undefined {
  const lineStart = Math.max(text.lastIndexOf('\n', offset - 1), text.lastIndexOf('\r', offset - 1)) + 1
  const before = text.slice(lineStart, offset)
  if (before.length > 4_000) return undefined
  const typed = target.exec(before)?.[1]
  if (typed === undefined || /^[a-z][a-z0-9+.-]*:|^\/\/|[#?]/i.test(typed)) return undefined
  if (!isProseAt(text, lineStart) || isInCode(before)) return undefined
  const slash = typed.lastIndexOf('/')
  const rest = /^[^\s()<>"#?/]*/.exec(text.slice(offset, offset + 300))?.[0] ?? ''
  return {
    folder: decode(typed.slice(0, Math.max(0, slash))),
    isAbsolute: typed.startsWith('/'),
    start: offset - (typed.length - slash - 1),
    end: offset + rest.length,
  }
}

function isInCode(before: string): boolean {
  return before.replace(/(`+)(?!`)[\s\S]*?(?<!`)\1(?!`)/g, '').includes('`')
}

function decode(path: string): string {
  try {
    return decodeURIComponent(path)
  } catch {
    return path
  }
}
