import { withoutDecisionLabel } from '../../decisionText'
import type { ActionItem, AgendaItem, Decision, Minutes, Reference, Span } from '../../minutes'
import { plainText, truncate } from '../../plainText'
import type { SummaryLine } from './layout'

/** Limits of a summary. `fitLines` selects the lines that fit on the slide. */
const limits = Object.freeze({
  lines: 8,
  bullets: 4,
  below: 3,
  bulletLength: 140,
  decisions: 2,
  actions: 3,
  references: 4,
  titleLength: 70,
})

/** Ranks of bullets; the highest are dropped last. The first bullet of each kind and outcomes rank higher. */
const ranks = { reference: 0, laterBullet: 1, laterAction: 2, laterDecision: 3, action: 4, decision: 5, bullet: 6 }

/** Title of an item's slide. */
export function slideTitle({ title }: AgendaItem): string {
  return truncate(plainText(title), limits.titleLength)
}

/** The items with separate slides: those of the top level. */
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
  const ranked = (lines: readonly string[], first: number, later: number): readonly SummaryLine[] =>
    lines.map((line, index) => ({ text: `- ${line}`, rank: index === 0 ? first : later }))
  const shown = [
    ...bullets.map(({ text: line, below, hasMore }, index) => ({
      text: `- ${line}`,
      rank: index === 0 ? ranks.bullet : ranks.laterBullet,
      below: below.map((one) => `    - ${one}`),
      hasMore,
    })),
    ...ranked(decisions.slice(0, limits.decisions).map(describeDecision), ranks.decision, ranks.laterDecision),
    ...ranked(actions.filter(isOpen).slice(0, limits.actions).map(describeAction), ranks.action, ranks.laterAction),
  ].slice(0, limits.lines)
  const shownText = shown.flatMap((line) => [line.text, ...('below' in line ? line.below : [])]).join('\n')
  return [...shown, ...ranked(furtherReferences(text, references, shownText), ranks.reference, ranks.reference)].slice(
    0,
    limits.lines,
  )
}

function describeDecision({ text }: Decision): string {
  return `**Decision:** ${fitLine(withoutDecisionLabel(text))}`
}

function isOpen({ done, isCarriedOver }: ActionItem): boolean {
  return !done && !isCarriedOver
}

/** Describes who does what, without a marker, so that the deck has no second copy of the action item. */
function describeAction({ owners, task }: ActionItem): string {
  const names = owners.map((owner) => (/^[a-z\d](?:-?[a-z\d])*$/i.test(owner) ? `@${owner}` : owner))
  return `**Open:** ${fitLine(task)}${names.length === 0 ? '' : ` (${names.join(', ')})`}`
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

/** The first meaningful lines, with those one level below them. */
function firstBullets(
  lines: readonly string[],
  { from, to, usedLines }: { readonly from: number; readonly to: number; readonly usedLines: ReadonlySet<number> },
): readonly Bullet[] {
  const found: MutableBullet[] = []
  /** The bullet that deeper lines belong to; undefined below a line that is shown elsewhere or not at all. */
  let open: MutableBullet | undefined
  let depth: number | undefined
  let isInFence = false
  for (let number = from; number <= to; number++) {
    const line = lines[number - 1] ?? ''
    if (/^\s*(?:```|~~~)/.test(line)) isInFence = !isInFence
    if (isInFence || /^#{1,6}\s|^\s*(?:\||```|~~~)/.test(line)) continue
    const [, blanks = '', marker = '', rest = ''] = /^(\s*)((?:[-*+]|\d+[.)])\s)?\s*(.*)$/.exec(line) ?? []
    const words = cleanLine(rest)
    const indent = blanks.replace(/\t/g, '    ').length
    const isBelow = depth !== undefined && indent > depth
    const isUsed = usedLines.has(number)
    if (isUsed) depth ??= indent
    if (isUsed || !isMeaningful(words)) {
      if (!isBelow && words !== '') open = undefined
      continue
    }
    if (isBelow && open !== undefined) addBelow(open, { indent, isItem: marker !== '', words })
    else if (!isBelow || !isBelowUsed(lines, number, { usedLines, indent })) {
      if (found.length === limits.bullets) break
      depth ??= indent
      open = { lines: [words], below: [], belowDepth: undefined, hasMore: false }
      found.push(open)
    }
  }
  return found.map(({ lines: own, below, hasMore }) => ({
    text: fitLine(own.join(' ')),
    below: below.slice(0, limits.below).map((part) => fitLine(part.join(' '))),
    hasMore: hasMore || below.length > limits.below,
  }))
}

/** A line of an item, with the lines one level below it. */
interface Bullet {
  readonly text: string
  readonly below: readonly string[]
  /** Whether there are further lines below it. */
  readonly hasMore: boolean
}

interface MutableBullet {
  readonly lines: string[]
  /** The bullets below, each with its lines. */
  readonly below: string[][]
  belowDepth: number | undefined
  hasMore: boolean
}

/** Adds a deeper line to a bullet: a bullet below it, or text that continues the last one. */
function addBelow(
  bullet: MutableBullet,
  { indent, isItem, words }: { readonly indent: number; readonly isItem: boolean; readonly words: string },
): void {
  if (!isItem) {
    // Text that continues on the next line.
    const last = bullet.below.at(-1) ?? bullet.lines
    last.push(words)
    return
  }
  bullet.belowDepth ??= indent
  if (indent > bullet.belowDepth) bullet.hasMore = true
  else bullet.below.push([words])
}

/** Whether the item above a deeper line is an action item or a decision, which the slide shows elsewhere. */
function isBelowUsed(
  lines: readonly string[],
  number: number,
  { usedLines, indent }: { readonly usedLines: ReadonlySet<number>; readonly indent: number },
): boolean {
  for (let above = number - 1; above > 0; above--) {
    const line = lines[above - 1] ?? ''
    const width = (/^\s*/.exec(line)?.[0] ?? '').replace(/\t/g, '    ').length
    if (line.trim() !== '' && width < indent) return usedLines.has(above)
  }
  return false
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

/** Shortens a long line and removes its links. A line that fits stays unchanged. */
function fitLine(words: string): string {
  const line = cleanLine(words).replace(/\s+/g, ' ')
  return plainText(line).length <= limits.bulletLength && line.length <= limits.bulletLength * 3
    ? line
    : truncate(plainText(line), limits.bulletLength)
}

/** A line with references of the item that the slide does not have yet. Empty if none. */
function furtherReferences(text: string, references: readonly Reference[], shown: string): readonly string[] {
  const seen = new Set<string>()
  const links = references.flatMap(({ url, label, repo, number, span }) => {
    if (url === undefined || seen.has(url)) return []
    seen.add(url)
    const original = text.slice(span.start.offset, span.end.offset)
    if ([url, original].some((form) => hasWhole(shown, form))) return []
    const plain = label === undefined ? undefined : plainText(label).replace(/[[\]]/g, '')
    return [`[${plain === undefined || plain.length > 40 || plain === '' ? `${repo ?? ''}#${number}` : plain}](${url})`]
  })
  return links.length === 0 ? [] : [`See ${links.slice(0, limits.references).join(', ')}`]
}

/** Whether a text has an address or short form that is not the beginning of a longer one. */
function hasWhole(text: string, form: string): boolean {
  for (let at = text.indexOf(form); at !== -1; at = text.indexOf(form, at + 1)) {
    if (!/[\w-]/.test(text.charAt(at + form.length)) && !/[\w/-]/.test(text.charAt(at - 1))) return true
  }
  return false
}

function range(from: number, to: number): readonly number[] {
  return Array.from({ length: Math.max(0, to - from + 1) }, (_, index) => from + index)
}
