import type { TextRange } from './ranges'
import type { Source } from './source'

/** A key of the front matter with its values. */
export interface FrontMatterEntry {
  readonly key: string
  /** The key above it, for a key of a list below another key; '' for none. */
  readonly parent: string
  /** Ranges of the document, without quotes; several for a list. */
  readonly values: readonly TextRange[]
}

const entryLine = /^["']?([\p{L}][\p{L}\p{N} _-]{0,40})["']?[ \t]*[:=][ \t]*(.*)$/u
/** The keys "present:" and "absent:" below "attendance:", each with a list. */
const listKey = /^[ \t]+([\p{L}][\p{L}\p{N} _-]{0,40}):[ \t]*(\[.*\])?[ \t]*$/u
const listLine = /^[ \t]*-[ \t]+(.*)$/

/** An entry of a list item: `name: Jane Doe`. */
const nestedLine = /^["']?([\p{L}][\p{L}\p{N} _-]{0,40})["']?[ \t]*:[ \t]+(.*)$/u

/**
 * The entries of the front matter, in YAML or TOML: `key: value`, `key: [one, two]`, and a list of `- value` or
 * `- name: value` lines. Of nested entries only those with a list count.
 */
export function frontMatterEntries({ frontMatter }: Source): readonly FrontMatterEntry[] {
  const entries: { key: string; parent: string; values: TextRange[] }[] = []
  let offset = 0
  let parent = ''
  // A list in brackets may span lines.
  const lines = (frontMatter ?? '').replace(/\[[^\]]*\]/g, (list) => list.replace(/\n/g, ' ')).split('\n')
  // The whole front matter may be indented.
  const indent = commonIndent(lines.filter((line) => /^[ \t]*[\p{L}"']/u.test(line)))
  for (const line of lines) {
    const text = line.slice(indent)
    const entry = entryLine.exec(text)
    const [, nestedKey, nestedList] = listKey.exec(text) ?? []
    const isIndented = /\S/.test(line.slice(0, indent))
    const listed = entry === null ? listLine.exec(line)?.[1] : undefined
    const nested = listed === undefined ? null : nestedLine.exec(listed)
    const value =
      nested === null
        ? (nestedList ?? entry?.[2] ?? listed)
        : /^(?:full )?name$/i.test(nested[1] ?? '')
          ? nested[2]
          : undefined
    if (entry?.[1] !== undefined && !isIndented) {
      parent = entry[1]
      entries.push({ key: keyOf(parent), parent: '', values: [] })
    } else if (nestedKey !== undefined) entries.push({ key: keyOf(nestedKey), parent: keyOf(parent), values: [] })
    if (value !== undefined) entries.at(-1)?.values.push(...valuesOf(value, offset + line.lastIndexOf(value)))
    offset += line.length + 1
  }
  return entries
}

/** The words of a key, without the characters that join them. */
function keyOf(key: string): string {
  return key.trim().replace(/[_-]/g, ' ')
}

/** The values in `"Jane Doe"`, `[Jane Doe, Jo]` or `Jane Doe`, without quotes. */
function valuesOf(text: string, offset: number): readonly TextRange[] {
  const list = /^\[(.*)\]\s*$/.exec(text)?.[1]
  const pieces = list === undefined ? [{ piece: text, at: 0 }] : piecesOf(list)
  return pieces.flatMap(({ piece, at }) => {
    const lead = /^[\s"']*/.exec(piece)?.[0].length ?? 0
    const value = piece.slice(lead).replace(/[\s"']+$/, '')
    const start = offset + at + lead
    return value === '' ? [] : [{ start, end: start + value.length }]
  })
}

function piecesOf(list: string): readonly { readonly piece: string; readonly at: number }[] {
  let at = 1
  return list.split(',').map((piece) => {
    const start = at
    at += piece.length + 1
    return { piece, at: start }
  })
}

/** The number of spaces and tabs that all lines begin with. */
function commonIndent(lines: readonly string[]): number {
  return Math.min(...lines.map((line) => /^[ \t]*/.exec(line)?.[0].length ?? 0), 80) % 80
}
