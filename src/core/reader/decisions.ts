import type { Decision } from '../minutes'
import type { Lexicon } from './lexicon/lexicon'
import type { LineSection } from './sections/sections'
import { listBelow, type Source, type SourceLine, toSpan } from './text/source'

/**
 * Reads the decisions: lines with a word of outcome ("Decision: …", "RESOLVED: …", "we agreed to …"), items below such a
 * word on its own line, and the bullets of sections of decisions.
 */
export function readDecisions(source: Source, sections: readonly LineSection[], lexicon: Lexicon): readonly Decision[] {
  const found = new Map<number, SourceLine>()
  for (const section of sections) {
    if (section.kind !== 'decisions') continue
    for (const line of source.lines.slice(section.from, section.to)) {
      if ((line.kind === 'item' && line.level === 1) || (line.kind === 'text' && line.level === 0))
        addDecision(found, line)
    }
  }
  for (const line of source.lines) {
    if (line.kind === 'heading' || found.has(line.index)) continue
    const label = labelOf(line.maskedText, lexicon)
    if (label === 'empty') for (const child of listBelow(source, line)) addDecision(found, child)
    else if (label === 'filled' || isDecided(line.maskedText, lexicon)) addDecision(found, line)
  }
  return [...found.values()]
    .sort((one, other) => one.index - other.index)
    .map((line) => ({ text: line.text, span: toSpan(source, line) }))
}

/** Text without spaces that means that nothing was decided. */
const nothingDecided = /^(?:none|keine?|n\/a|nodecisions?|tbd)$/i

function addDecision(found: Map<number, SourceLine>, line: SourceLine): void {
  const plain = line.maskedText.replace(/[\s*_.:–-]/g, '')
  if (plain !== '' && !nothingDecided.test(plain)) found.set(line.index, line)
}

/** Whether a line has a label of a decision, and whether text follows it. Undefined without such a label. */
function labelOf(maskedText: string, lexicon: Lexicon): 'filled' | 'empty' | undefined {
  const plain = maskedText.replace(/^[\s*_~>(#=–-]+/, '')
  const colon = plain.indexOf(':')
  const parts = (colon >= 0 && colon <= 40 ? plain.slice(0, colon) : plain).split(/\s*[/&,]\s*|\s+and\s+/)
  const label = parts
    .map((part) => part.replace(/^[\s*_]+/, ''))
    .find((part) => lexicon.decision.test(part) || lexicon.decision.test(part.replace(/^[\p{L}]+\s+(?=\p{L})/u, '')))
  const match = /^([^:@]{1,40}?)[*_\s]*:(?!\/\/)\**\s*(.*)$/su.exec(plain)
  if (lexicon.decisionMark.test(maskedText.trim()) || lexicon.decisionMark.test(plain)) return 'filled'
  // "**Decision** we go on"
  const bold = /^(?:\*\*|__)([\p{L} ]{3,30})(?:\*\*|__)\s+\p{L}/u.exec(maskedText.trim())?.[1]
  if (bold !== undefined && lexicon.decision.test(bold)) return 'filled'
  if (match === null || label === undefined) return undefined
  const words = (match[1] ?? '').split(/\s+/).length
  if (words > 5 || lexicon.undecided.test(match[1] ?? '')) return undefined
  const text = (match[2] ?? '').replace(/[\s*_.]/g, '')
  if (nothingDecided.test(text)) return undefined
  return text === '' ? 'empty' : 'filled'
}

/** Words up to three words before a verb of deciding that make it not an outcome. */
const negationBefore =
  /\b(?:no|not|n't|never|until|unless|if|whether|should|could|must|would|when|once|which|what|any|needs?|has|have|will|can|to)\s+(?:\p{L}+\s+){0,3}$/iu

function isDecided(maskedText: string, lexicon: Lexicon): boolean {
  // "Everyone (@a, @b) agrees"
  const plain = maskedText.replace(/\([^()]*\)\s*/g, '')
  const match = lexicon.decided.exec(plain)
  if (match === null || /\?\s*$/.test(plain)) return false
  const before = plain.slice(0, match.index)
  return !negationBefore.test(before) || /\b(?:we|have|has)\s+(?:\p{L}+\s+){0,1}$/iu.test(before)
}
