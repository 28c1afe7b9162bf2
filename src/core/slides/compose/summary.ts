import type { ActionItem, AgendaItem, Decision, Minutes, Reference, Span } from '../../minutes'
import { plainText, truncate } from '../../plainText'
import type { SummaryLine } from './layout'

/** Limits of a summary. `fitLines` decides what fits on the slide. */
const limits = Object.freeze({
  lines: 8,
  bullets: 4,
  bulletLength: 140,
  decisions: 2,
  actions: 3,
  references: 4,
  titleLength: 70,
})

/** Ranks of bullets; the highest are dropped last. The first of each kind and outcomes rank higher. */
const ranks = { reference: 0, laterBullet: 1, laterAction: 2, laterDecision: 3, action: 4, decision: 5, bullet: 6 }

/** Title of an item's slide. */
export function slideTitle({ title }: AgendaItem): string {
  return truncate(plainText(title), limits.titleLength)
}

/** The items with their own slides: those of the top level. */
export function mainItems({ agenda }: Minutes): readonly AgendaItem[] {
  const top = Math.min(...agenda.map(({ level }) => level))
  return agenda.filter(({ level }) => level === top)
}

/** Summarizes an agenda item as bullets: its first lines, decisions, open action items and references. */
export function summarize(text: string, minutes: Minutes, item: AgendaItem): readonly SummaryLine[] {
  const { from, to } = itemLineRange(text, minutes, item)
  const isInside = ({ span }: { readonly span: Span }): boolean => span.start.line >= from && span.start.line <= to
  const actions = minutes.actions.filter(isInside)
  const decisions = minutes.decisions.filter(isInside)
  const references = minutes.references.filter(isInside)
  const usedLines = new Set([...actions, ...decisions].flatMap(({ span }) => range(span.start.line, span.end.line)))
  const bullets = firstBullets(text.split(/\r\n|\n|\r/), { from, to, usedLines })
  const bulletText = bullets.join('\n')
  const ranked = (lines: readonly string[], first: number, later: number): readonly SummaryLine[] =>
    lines.map((line, index) => ({ text: `- ${line}`, rank: index === 0 ? first : later }))
  return [
    ...ranked(bullets, ranks.bullet, ranks.laterBullet),
    ...ranked(decisions.slice(0, limits.decisions).map(describeDecision), ranks.decision, ranks.laterDecision),
    ...ranked(actions.filter(isOpen).slice(0, limits.actions).map(describeAction), ranks.action, ranks.laterAction),
    ...ranked(furtherReferences(references, bulletText), ranks.reference, ranks.reference),
  ].slice(0, limits.lines)
}

function describeDecision({ text }: Decision): string {
  const words = text.replace(/^[\s*_-]*(?:decision|decided|resolved|resolution|outcome)s?\s*:\s*/i, '')
  return `**Decision:** ${fitLine(words)}`
}

function isOpen({ done, isCarriedOver }: ActionItem): boolean {
  return !done && !isCarriedOver
}

function describeAction({ owners, task }: ActionItem): string {
  const names = owners.map((owner) => (/^[a-z\d](?:-?[a-z\d])*$/i.test(owner) ? `@${owner}` : owner))
  return `AI${names.length === 0 ? '' : ` ${names.join(', ')}`}: ${fitLine(task)}`
}

/** The lines below an item, 1-based and inclusive. */
function itemLineRange(
  text: string,
  minutes: Minutes,
  item: AgendaItem,
): { readonly from: number; readonly to: number } {
  const line = item.span.start.line
  const section = minutes.sections.find(({ heading, level }) => level <= 6 && heading.start.line === line)
  if (section !== undefined) return { from: line + 1, to: section.span.end.line }
  const next = minutes.agenda.find(({ span, level }) => span.start.line > line && level <= item.level)
  const around = minutes.sections.findLast(({ span }) => span.start.line <= line && line <= span.end.line)
  const end = around?.span.end.line ?? text.split(/\r\n|\n|\r/).length
  return { from: line + 1, to: Math.min(end, (next?.span.start.line ?? end + 1) - 1) }
}

/** The first meaningful lines of the top depth. A line that ends in a colon is followed by its first child. */
function firstBullets(
  lines: readonly string[],
  { from, to, usedLines }: { readonly from: number; readonly to: number; readonly usedLines: ReadonlySet<number> },
): readonly string[] {
  const found: string[] = []
  let depth: number | undefined
  let isInFence = false
  for (let number = from; number <= to && found.length < limits.bullets; number++) {
    const line = lines[number - 1] ?? ''
    if (/^\s*(?:```|~~~)/.test(line)) isInFence = !isInFence
    const match = /^(\s*)(?:[-*+]|\d+[.)])?\s*(.*)$/.exec(line)
    const words = cleanLine(match?.[2] ?? '')
    if (isInFence || usedLines.has(number) || /^#{1,6}\s|^\s*(?:\||```|~~~)/.test(line) || !isMeaningful(words))
      continue
    const indent = (match?.[1] ?? '').replace(/\t/g, '    ').length
    depth ??= indent
    const isBelowColon = found.at(-1)?.endsWith(':') === true
    if (indent > depth && !isBelowColon) continue
    found.push(fitLine(words))
  }
  return found
}

/** Removes images, comments and checkboxes. */
function cleanLine(line: string): string {
  return line
    .replace(/!\[[^\]]*\]\([^)]*\)/g, '')
    .replace(/<!--.*?(?:-->|$)|-->/g, '')
    .replace(/^\[[ xX]\]\s+/, '')
    .trim()
}

function isMeaningful(words: string): boolean {
  const plain = plainText(words)
  // Excludes time boxes, sponsors, empty bullets and bare links, which are shown elsewhere.
  return (
    /\p{L}{2,}/u.test(plain) &&
    !/^(?:~?\s*\d+\s*-?\s*min(?:ute)?s?\b\.?|(?:sponsor|presenter|owner|time(?: ?box| needed)?|issue|pr|see)\s*:.{0,120}|(?:(?:https?:\S+|[\w./-]*#\d+)[,\s]*)+)$/i.test(
      plain,
    )
  )
}

/** Shortens a long line, without its links. A line that fits stays as written. */
function fitLine(words: string): string {
  const line = cleanLine(words).replace(/\s+/g, ' ')
  return plainText(line).length <= limits.bulletLength && line.length <= limits.bulletLength * 3
    ? line
    : truncate(plainText(line), limits.bulletLength)
}

/** A line with references of the item that the slide does not have yet. Empty if none. */
function furtherReferences(references: readonly Reference[], shown: string): readonly string[] {
  const seen = new Set<string>()
  const links = references.flatMap(({ url, label, repo, number }) => {
    if (url === undefined || seen.has(url) || shown.includes(url)) return []
    seen.add(url)
    const plain = label === undefined ? undefined : plainText(label).replace(/[[\]]/g, '')
    return [`[${plain === undefined || plain.length > 40 || plain === '' ? `${repo ?? ''}#${number}` : plain}](${url})`]
  })
  return links.length === 0 ? [] : [`See ${links.slice(0, limits.references).join(', ')}`]
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
