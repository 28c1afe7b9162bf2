import * as vscode from 'vscode'
import { detectKind } from '../core/detectMinutes'
import type { Minutes, MinutesKind } from '../core/minutes'
import type { Lexicon } from '../core/reader/lexicon'
import type { ReadBlock } from '../core/reader/lines'
import { readMinutes } from '../core/reader/readMinutes'
import { readBlocks } from '../core/reader/source'
import * as settings from './settings'

/** Every document that a feature may be asked about; which of them are minutes `MinutesDocuments.isMinutes` says. */
export const selector: vscode.DocumentSelector = [{ language: 'minutes' }, { language: 'markdown' }]

/** Longer texts are not read: the largest real minutes have a fiftieth of this. */
export const maxTextLength = 1_000_000

/** Longer texts are read with pauses. */
const longText = 20_000

/** Documents that nobody writes in: an earlier state of a file, our own preview. */
const shownOnly: ReadonlySet<string> = new Set(['git', 'minutes-preview', 'output', 'vscode-scm'])

/** Blocks kept per document: a document's own, those before the last edits, and no more. */
const maxCachedBlocks = 2_000

/** Reads documents once per version. */
export interface MinutesDocuments {
  /** Whether a document is minutes or a deck. Cheap: only the head of a markdown file is looked at. */
  isMinutes(document: vscode.TextDocument): boolean
  kindOf(document: vscode.TextDocument): MinutesKind
  /** Whether it is a file that people write in, in a language that minutes are written in. */
  isCandidate(document: vscode.TextDocument): boolean
  /** What the document holds now; that of an empty text where it is too large. */
  read(document: vscode.TextDocument): Minutes
  isTooLarge(document: vscode.TextDocument): boolean
  /** Reads the text of a file that is not open. */
  readText(uri: vscode.Uri, text: string): Minutes
  /** The same, with pauses: a long text takes seconds. */
  readTextInSlices(uri: vscode.Uri, text: string, breathe: () => Promise<void>): Promise<Minutes>
  /** The words of the settings in force. */
  lexicon(): Lexicon
}

interface Entry {
  version: number
  kind: MinutesKind | undefined
  minutes: Minutes | undefined
  readonly blocks: Map<string, ReadBlock>
}

/** Makes the cache. It forgets everything when a setting changes what the reader sees. */
export function createDocuments(subscriptions: vscode.ExtensionContext['subscriptions']): MinutesDocuments {
  let entries = new WeakMap<vscode.TextDocument, Entry>()
  let lexicon: Lexicon | undefined
  subscriptions.push(
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (!event.affectsConfiguration('minutes')) return
      entries = new WeakMap()
      lexicon = undefined
    }),
  )
  const currentLexicon = (): Lexicon => (lexicon ??= settings.lexicon())

  const entryOf = (document: vscode.TextDocument): Entry => {
    const known = entries.get(document)
    if (known === undefined) {
      const entry: Entry = { version: document.version, kind: undefined, minutes: undefined, blocks: new Map() }
      entries.set(document, entry)
      return entry
    }
    if (known.version !== document.version) {
      known.version = document.version
      known.kind = undefined
      known.minutes = undefined
      if (known.blocks.size > maxCachedBlocks) known.blocks.clear()
    }
    return known
  }

  const isTooLarge = (document: vscode.TextDocument): boolean =>
    document.offsetAt(new vscode.Position(document.lineCount, 0)) > maxTextLength

  const isCandidate = ({ languageId, uri }: vscode.TextDocument): boolean =>
    (languageId === 'minutes' || languageId === 'markdown') && !shownOnly.has(uri.scheme)

  const kindOf = (document: vscode.TextDocument): MinutesKind => {
    if (!isCandidate(document)) return 'other'
    const entry = entryOf(document)
    if (entry.kind !== undefined) return entry.kind
    const head = document.getText(new vscode.Range(0, 0, 300, 0))
    const detected = detectKind(relativePath(document.uri), head, currentLexicon())
    entry.kind = detected === 'other' && document.languageId === 'minutes' ? 'minutes' : detected
    return entry.kind
  }

  const readText = (uri: vscode.Uri, text: string, blocks?: Map<string, ReadBlock>): Minutes =>
    readMinutes(text.length > maxTextLength ? '' : text, {
      path: relativePath(uri),
      lexicon: currentLexicon(),
      references: settings.referenceOptions(uri),
      ...(blocks === undefined ? {} : { cache: blocks }),
    })

  return {
    isMinutes: (document) => kindOf(document) !== 'other',
    kindOf,
    isCandidate,
    isTooLarge,
    read: (document) => {
      const entry = entryOf(document)
      return (entry.minutes ??= readText(document.uri, isTooLarge(document) ? '' : document.getText(), entry.blocks))
    },
    readText: (uri, text) => readText(uri, text),
    readTextInSlices: async (uri, text, breathe) => {
      if (text.length < longText || text.length > maxTextLength) return readText(uri, text)
      const blocks = new Map<string, ReadBlock>()
      const steps = readBlocks(text, blocks)
      while (steps.next().done !== true) await breathe()
      return readText(uri, text, blocks)
    },
    lexicon: currentLexicon,
  }
}

/** The path inside the workspace folder, segments divided by `/`; for files outside of any, the file's name. */
export function relativePath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri)
  if (folder === undefined) return uri.path.slice(uri.path.lastIndexOf('/') + 1)
  const root = folder.uri.path.endsWith('/') ? folder.uri.path : `${folder.uri.path}/`
  return uri.path.startsWith(root) ? uri.path.slice(root.length) : uri.path
}
