import { normalizeLineEndings } from '../../positions'

/** Bullets of text processors: "• Ada", "▪ Ada". */
const bullet = /^([ \t]*)[•◦▪●‣○∙▸►·](?=[ \t])/gm
/** "– Ada" on several lines is a list. On one line it may be the rest of a sentence. */
const dashLine = /^([ \t]*)[–—](?=[ \t]+\S)/gm
/** Paragraphs that begin with ":   Present: Ada, Bo" are definitions; ": Ada" below "Scribe" is an answer. */
const definitions = /(?<=^|\n[ \t]*\n):[ \t]{2,3}\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g
const mayDefine = /^:[ \t]{2,3}\S/m
const definition = /^:(?=[ \t]{2,3}\S)/gm
/** "== Attendees ==", "== Attendees" of MediaWiki and AsciiDoc. */
const wikiHeading = /^(={2,6})(?=[ \t]+[^\s=][^\n]*$)([^\n]*?)([ \t]=*)?[ \t]*$/gm

/**
 * Converts line endings, bullets and headings to those of Markdown. Bullets and headings keep their length, so that
 * offsets in a line stay valid.
 */
export function normalizeMarks(original: string): string {
  // A byte order mark would shift the parser's offsets by one.
  const text = normalizeLineEndings(original).replace(/^\uFEFF/, ' ')
  if (!/[•◦▪●‣○∙▸►·–—]|^==|^:[ \t]{2}/m.test(text)) return text
  const withoutDefinitions = mayDefine.test(text)
    ? text.replace(definitions, (paragraph) => paragraph.replace(definition, '-'))
    : text
  const listed = withoutDefinitions
    .replace(bullet, '$1-')
    .replace(wikiHeading, (line) => line.replace(/^=+|(?<=[ \t])=+(?=[ \t]*$)/g, hashes))
  return (listed.match(dashLine)?.length ?? 0) > 1 ? listed.replace(dashLine, '$1-') : listed
}

function hashes(marks: string): string {
  return '#'.repeat(marks.length)
}
