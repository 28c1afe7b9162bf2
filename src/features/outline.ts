import * as vscode from 'vscode'
import { ownerInText } from '../core/edits/assign'
import { plainText, truncate } from '../core/plainText'
import type { AgendaItem, Minutes, Section, Span } from '../core/minutes'
import { toRange } from '../host/vscodeConversions'
import { type MinutesDocuments, minutesSelector } from '../host/documents'

/**
 * Provides the outline of documents in the `minutes` language, and the slides of every deck. In other Markdown files,
 * topics, action items and decisions are a group beside VS Code's headings.
 */
export function registerOutline(documents: MinutesDocuments): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    minutesSelector,
    {
      async provideDocumentSymbols(document) {
        const kind = documents.kindOf(document)
        if (kind === 'other' || documents.isTooLarge(document)) return []
        const minutes = await documents.readSoon(document)
        if (kind === 'slides') return nest(slideEntries(minutes, document), minutes, document)
        if (document.languageId === 'minutes') return nest(sectionEntries(minutes), minutes, document)
        return besideHeadings(nest(topicEntries(minutes), minutes, document))
      },
    },
    { label: 'Minutes' },
  )
}

interface Entry {
  readonly symbol: vscode.DocumentSymbol
  readonly end: number
}

/** Nested entries with the decisions and action items in them. */
function nest(entries: readonly Entry[], minutes: Minutes, document: vscode.TextDocument): vscode.DocumentSymbol[] {
  const top: vscode.DocumentSymbol[] = []
  const open: Entry[] = []
  const leaves = [...minutes.actions.map(actionSymbol), ...minutes.decisions.map(decisionSymbol)]
  const all = [...entries, ...leaves.map((symbol) => ({ symbol, end: -1 }))].sort((one, other) =>
    one.symbol.range.start.compareTo(other.symbol.range.start),
  )
  for (const entry of all) {
    const start = document.offsetAt(entry.symbol.range.start)
    while (open.length > 0 && (open.at(-1)?.end ?? 0) <= start) open.pop()
    const siblings = open.at(-1)?.symbol.children ?? top
    siblings.push(entry.symbol)
    if (entry.end >= 0) open.push(entry)
  }
  return top
}

function sectionEntries(minutes: Minutes): readonly Entry[] {
  return minutes.sections.map((section) => ({
    symbol: sectionSymbol(section, minutes),
    end: section.span.end.offset,
  }))
}

/** The headings that are topics, and topics of the agenda that are bullets. */
function topicEntries(minutes: Minutes): readonly Entry[] {
  const { agenda, sections, actions, decisions } = minutes
  const outcomes = new Set([...actions, ...decisions].map(({ span }) => span.start.line))
  return agenda.flatMap((item) => {
    const section = sections.find(({ heading }) => heading.start.offset === item.span.start.offset)
    if (section !== undefined) return [{ symbol: sectionSymbol(section, minutes), end: section.span.end.offset }]
    if (outcomes.has(item.span.start.line)) return []
    const symbol = symbolOf(item.title, detailOf(item, minutes), sectionIcons.topic, item.span, item.span)
    return [{ symbol, end: -1 }]
  })
}

/**
 * The symbols for a group beside VS Code's headings: topics with more details than their heading, decisions and action
 * items. Each has an empty range, so that breadcrumbs, sticky scroll and the entry at the cursor stay those of the
 * headings.
 */
function besideHeadings(symbols: readonly vscode.DocumentSymbol[]): vscode.DocumentSymbol[] {
  return symbols.flatMap(({ name, detail, kind, selectionRange, children }) => {
    if (kind === sectionIcons.topic && detail === '' && children.length === 0) return []
    const place = new vscode.Range(selectionRange.start, selectionRange.start)
    const symbol = new vscode.DocumentSymbol(name, detail, kind, place, place)
    symbol.children = besideHeadings(children)
    return [symbol]
  })
}

const sectionIcons: Readonly<Record<Section['kind'], vscode.SymbolKind>> = {
  title: vscode.SymbolKind.File,
  participants: vscode.SymbolKind.Array,
  excused: vscode.SymbolKind.Array,
  duties: vscode.SymbolKind.Property,
  agenda: vscode.SymbolKind.Namespace,
  review: vscode.SymbolKind.Namespace,
  actions: vscode.SymbolKind.Namespace,
  decisions: vscode.SymbolKind.Namespace,
  topic: vscode.SymbolKind.String,
}

function sectionSymbol({ title, kind, heading, span }: Section, minutes: Minutes): vscode.DocumentSymbol {
  const item = minutes.agenda.find((entry) => entry.span.start.offset === heading.start.offset)
  return symbolOf(item?.title ?? title, item ? detailOf(item, minutes) : '', sectionIcons[kind], span, heading)
}

/** Owners and time box of a topic. */
function detailOf({ owners, minutes: time }: AgendaItem, { mentions }: Minutes): string {
  const isHandle = (owner: string): boolean =>
    mentions.some(({ handle }) => handle.toLowerCase() === owner.toLowerCase())
  return [...owners.map((owner) => (isHandle(owner) ? `@${owner}` : owner)), ...timeBox(time)].join(' ')
}

function timeBox(minutes: number | undefined): readonly string[] {
  return minutes === undefined ? [] : [vscode.l10n.t('{0} min', minutes)]
}

function actionSymbol(item: Minutes['actions'][number]): vscode.DocumentSymbol {
  const { task, done, span } = item
  const owners = item.owners.map((owner) => ownerInText(item, owner) ?? owner)
  const detail = [...owners, ...(done ? [vscode.l10n.t('done')] : [])].join(' ')
  return symbolOf(task, detail, vscode.SymbolKind.Event, span, span)
}

function decisionSymbol({ text, span }: Minutes['decisions'][number]): vscode.DocumentSymbol {
  return symbolOf(text, vscode.l10n.t('decision'), vscode.SymbolKind.Constant, span, span)
}

/** Slides of a deck; vertical slides (`----`) are children of the first slide of their section. */
function slideEntries({ slides }: Minutes, document: vscode.TextDocument): readonly Entry[] {
  return slides.map(({ title, section, index, span }, place) => {
    const next = slides.findIndex((slide, other) => other > place && slide.index === 0)
    const last = index === 0 ? slides[next < 0 ? slides.length - 1 : next - 1] : undefined
    const whole = { start: span.start, end: last?.span.end ?? span.end }
    const number = index === 0 ? String(section + 1) : `${section + 1}.${index + 1}`
    const symbol = symbolOf(title ?? vscode.l10n.t('Slide'), number, vscode.SymbolKind.Module, whole, {
      start: span.start,
      end: span.start,
    })
    return { symbol, end: document.offsetAt(symbol.range.end) }
  })
}

function symbolOf(
  name: string,
  detail: string,
  kind: vscode.SymbolKind,
  span: Span,
  selection: Span,
): vscode.DocumentSymbol {
  // VS Code rejects empty names.
  const shown = truncate(plainText(name), 100).trim() || '—'
  return new vscode.DocumentSymbol(shown, detail, kind, toRange(span), toRange(selection))
}
