import * as vscode from 'vscode'
import { ownerInText } from '../core/edits/assign'
import { plainText, truncate } from '../core/plainText'
import type { Minutes, Section, Span } from '../core/minutes'
import { toRange } from '../host/vscodeConversions'
import { type MinutesDocuments, minutesSelector } from '../host/documents'

/**
 * Outline of documents in the `minutes` language, and slides of every deck. Other Markdown files keep VS Code's outline.
 */
export function registerOutline(documents: MinutesDocuments): vscode.Disposable {
  return vscode.languages.registerDocumentSymbolProvider(
    minutesSelector,
    {
      async provideDocumentSymbols(document) {
        const isOurs = document.languageId === 'minutes' || documents.kindOf(document) === 'slides'
        return isOurs && !documents.isTooLarge(document) ? outlineOf(await documents.readSoon(document), document) : []
      },
    },
    { label: 'Minutes' },
  )
}

interface Entry {
  readonly symbol: vscode.DocumentSymbol
  readonly end: number
}

/** Nested sections (slides of a deck) with their decisions and action items. */
function outlineOf(minutes: Minutes, document: vscode.TextDocument): vscode.DocumentSymbol[] {
  const top: vscode.DocumentSymbol[] = []
  const open: Entry[] = []
  const entries =
    minutes.kind === 'slides'
      ? slideEntries(minutes, document)
      : minutes.sections.map((section) => ({ symbol: sectionSymbol(section, minutes), end: section.span.end.offset }))
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

function sectionSymbol({ title, kind, heading, span }: Section, { agenda, mentions }: Minutes): vscode.DocumentSymbol {
  const item = agenda.find((entry) => entry.span.start.offset === heading.start.offset)
  const isHandle = (owner: string): boolean =>
    mentions.some(({ handle }) => handle.toLowerCase() === owner.toLowerCase())
  const owners = (item?.owners ?? []).map((owner) => (isHandle(owner) ? `@${owner}` : owner))
  const detail = [...owners, ...timeBox(item?.minutes)].join(' ')
  return symbolOf(item?.title ?? title, detail, sectionIcons[kind], span, heading)
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
