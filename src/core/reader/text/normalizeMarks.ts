import { monthSource } from '../../dates'
import { normalizeLineEndings } from '../../positions'

/** Bullets of text processors: "• Ada", "▪ Ada". */
const bullet = /^([ \t]*)[•◦▪●‣○∙▸►·](?=[ \t])/gm
/** "-Ada" on its line: a bullet without its space. */
const tightBullet = /^-(?=[\p{Lu}@])/gmu
/** "##Attendees": a heading without its space, if all headings are written so; else one below an empty line or heading. */
const tightHeading = /^#(#{1,5})(?=\p{L})/gmu
const tightHeadingBelow = /(?<=^\s*|\n[ \t]*\n|\n#[^\n]*\n)#(#{1,5})(?=\p{Lu})/gu
/** "– Ada" on several lines is a list. On one line it may be the rest of a sentence. */
const dashLine = /^([ \t]*)[–—](?=[ \t]+\S)/gm
/** Paragraphs that begin with ":   Present: Ada, Bo" are definitions; ": Ada" below "Scribe" is an answer. */
const definitions = /(?<=^|\n[ \t]*\n):[ \t]{2,3}\S[^\n]*(?:\n[^\n]*\S[^\n]*)*/g
const mayDefine = /^:[ \t]{2,3}\S/m
const definition = /^:(?=[ \t]{2,3}\S)/gm
/** "== Attendees ==", "== Attendees" of MediaWiki and AsciiDoc. */
const wikiHeading = /^(={2,6})(?=[ \t]+[^\s=][^\n]*$)([^\n]*?)([ \t]=*)?[ \t]*$/gm

/** "5. März 2026" alone on its line is no item of a list, unless another number is beside it. */
const dayLine = new RegExp(
  `(?<=^|(?:^|\\n)[^\\d\\n][^\\n]*\\n|\\n[ \\t]*\\n)(\\d{1,2})\\.(?=[ \\t]+${monthSource}[ \\t]+\\d{4}[ \\t]*(?:\\n(?!\\d)|$))`,
  'giu',
)
const mayBeDay = /^\d{1,2}\.[ \t]+\p{L}+\.?[ \t]+\d{4}[ \t]*$/mu

/**
 * Converts line endings, bullets and headings to those of Markdown. Bullets and headings keep their length, so that
 * offsets in a line stay valid.
 */
export function normalizeMarks(original: string): string {
  // A byte order mark would shift the parser's offsets by one.
  const text = withDays(withTightMarks(normalizeLineEndings(original).replace(/^\uFEFF/, ' ')))
  if (!/[•◦▪●‣○∙▸►·–—]|^==|^:[ \t]{2}/m.test(text)) return text
  const withoutDefinitions = mayDefine.test(text)
    ? text.replace(definitions, (paragraph) => paragraph.replace(definition, '-'))
    : text
  const listed = withoutDefinitions
    .replace(bullet, '$1-')
    .replace(wikiHeading, (line) => line.replace(/^=+|(?<=[ \t])=+(?=[ \t]*$)/g, hashes))
  return (listed.match(dashLine)?.length ?? 0) > 1 ? listed.replace(dashLine, '$1-') : listed
}

function withDays(text: string): string {
  return mayBeDay.test(text) ? text.replace(dayLine, '$1 ') : text
}

function hashes(marks: string): string {
  return '#'.repeat(marks.length)
}

/** Separates marks from the text behind them: those of headings, and those of bullets that the document always writes so. */
function withTightMarks(text: string): string {
  if (!/^(?:##+\p{L}|-[\p{Lu}@])/mu.test(text)) return text
  const bullets = text.match(tightBullet)?.length ?? 0
  const areAllTight = (text.match(tightHeading)?.length ?? 0) > 1 && !/^#{1,6}[ \t]/m.test(text)
  const separated = text.replace(areAllTight ? tightHeading : tightHeadingBelow, '$1 ')
  // A line of text in the place of a bullet, so that a list of names is read.
  return bullets > 1 && !/^[-*+][ \t]/m.test(text) ? separated.replace(tightBullet, ' ') : separated
}
