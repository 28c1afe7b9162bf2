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
const listLine = /^([ \t]*)-[ \t]+(.*)$/
const nameOfItem = /^["']?(?:full )?name["']?[ \t]*:[ \t]+(.*)$/iu
const fieldOfItem = /^["']?[\p{L}][\p{L}\p{N} _-]{0,40}["']?[ \t]*:(?:[ \t]|$)/u

/**
 * The entries of the front matter, in YAML or TOML: `key: value`, `key: [one, two]`, and a list of `- value` or
 * `- name: value` lines. Of nested entries only those with a list count, and of the fields of an item only its name.
 */
export function frontMatterEntries({ frontMatter }: Source): readonly FrontMatterEntry[] {
  const entries: { key: string; parent: string; values: TextRange[] }[] = []
  let offset = 0
  let parent = ''
  /** Number of spaces before the dash of the item that the lines may belong to. */
  let itemIndent = Infinity
  // A list in brackets may span lines.
  const lines = (frontMatter ?? '').replace(/\[[^\]]*\]/g, (list) => list.replace(/\n/g, ' ')).split('\n')
  // The whole front matter may be indented.
  const indent = commonIndent(lines.filter((line) => /^[ \t]*[\p{L}"']/u.test(line)))
  const add = (line: string, value: string | undefined): void => {
    if (value !== undefined) entries.at(-1)?.values.push(...valuesOf(value, offset + line.lastIndexOf(value)))
  }
  for (const line of lines) {
    const text = line.slice(indent)
    const lineIndent = line.search(/\S/)
    const [, dashIndent, item] = listLine.exec(line) ?? []
    const [, nestedKey, nestedList] = listKey.exec(text) ?? []
    const entry = /\S/.test(line.slice(0, indent)) ? null : entryLine.exec(text)
    if (lineIndent > itemIndent) add(line, nameOfItem.exec(line.trimStart())?.[1])
    else if (item !== undefined && dashIndent !== undefined) {
      itemIndent = dashIndent.length
      add(line, fieldOfItem.test(item) ? nameOfItem.exec(item)?.[1] : item)
    } else if (lineIndent >= 0) {
      itemIndent = Infinity
      if (entry?.[1] !== undefined) {
        parent = entry[1]
        entries.push({ key: keyOf(parent), parent: '', values: [] })
        add(line, entry[2])
      } else if (nestedKey !== undefined) {
        entries.push({ key: keyOf(nestedKey), parent: keyOf(parent), values: [] })
        add(line, nestedList)
      }
    }
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
