import * as vscode from 'vscode'
import { detectKind } from '../core/detectMinutes'
import type { Minutes, MinutesKind } from '../core/minutes'
import type { Lexicon } from '../core/reader/lexicon/lexicon'
import type { CachedBlock } from '../core/reader/text/source'
import { warmUp } from '../core/reader/lexicon/warmUp'
import { readMinutes, readMinutesInSteps, type ReadOptions } from '../core/reader/readMinutes'
import { runYielding } from '../core/steps'
import * as settings from './settings'
import { createYielder, type Yielder } from './yielder'

/** All documents that features register for. `MinutesDocuments.isMinutes` tells which of them are minutes. */
export const minutesSelector: vscode.DocumentSelector = [{ language: 'minutes' }, { language: 'markdown' }]

/** Maximum length of texts to read, in UTF-16 units. The longest known minutes have a fiftieth of it. */
export const maxTextLength = 1_000_000

/** Length in UTF-16 units above which texts are read in slices. */
const longText = 20_000

/** Number of texts that are read in slices before the engine has compiled the reader. */
const coldReads = 20

/** Schemes of read-only documents: earlier versions of a file, our own preview. */
const readOnlySchemes: ReadonlySet<string> = new Set(['git', 'minutes-preview', 'output', 'vscode-scm'])

/** Minimum number of blocks cached for a document. Long documents cache two for each line, also from before edits. */
const minCachedBlocks = 2_000

/** Reads documents once per version. */
export interface MinutesDocuments {
  /** Whether a document is minutes or a deck. Cheap: reads only the first 300 lines of a Markdown file. */
  isMinutes(document: vscode.TextDocument): boolean
  kindOf(document: vscode.TextDocument): MinutesKind
  /** Whether it is an editable document in a language that minutes use. */
  isCandidate(document: vscode.TextDocument): boolean
  /** The minutes in the document's current text; those of an empty text if it is too large. */
  read(document: vscode.TextDocument): Minutes
  /**
   * The same, read in slices with other work in between, because the first document and long documents take time. For
   * everything that nobody waits for while typing.
   *
   * @returns The minutes, including edits made while reading.
   */
  readSoon(document: vscode.TextDocument): Promise<Minutes>
  /** Prepares the reader in slices, because its expressions are slow on their first run. */
  warmUp(): Promise<void>
  isTooLarge(document: vscode.TextDocument): boolean
  /** Reads the text of a file that is not open. */
  readText(uri: vscode.Uri, text: string): Minutes
  /** The same in slices, with other work in between, because a long text takes seconds. */
  readTextYielding(uri: vscode.Uri, text: string, yieldInBetween: Yielder): Promise<Minutes>
  /** The lexicon for the current settings. */
  lexicon(): Lexicon
}

interface Entry {
  version: number
  kind: MinutesKind | undefined
  minutes: Minutes | undefined
  /** Reads the document in slices. */
  reading: Promise<Minutes> | undefined
  readonly blocks: Map<string, CachedBlock>
}

/** Creates the cache. A change of settings clears it. */
export function createDocuments(subscriptions: vscode.ExtensionContext['subscriptions']): MinutesDocuments {
  let entries = new WeakMap<vscode.TextDocument, Entry>()
  let lexicon: Lexicon | undefined
  /** Number of texts read. The first ones take up to ten times as long as later ones. */
  let readCount = 0
  const isWarm = (): boolean => readCount >= coldReads
  let warming: Promise<void> | undefined
  const yieldToOthers = createYielder()
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
      const entry: Entry = {
        version: document.version,
        kind: undefined,
        minutes: undefined,
        reading: undefined,
        blocks: new Map(),
      }
      entries.set(document, entry)
      return entry
    }
    if (known.version !== document.version) {
      known.version = document.version
      known.kind = undefined
      known.minutes = undefined
      if (known.blocks.size > Math.max(minCachedBlocks, 2 * document.lineCount)) known.blocks.clear()
    }
    return known
  }

  const isTooLarge = (document: vscode.TextDocument): boolean =>
    document.offsetAt(new vscode.Position(document.lineCount, 0)) > maxTextLength

  const isCandidate = ({ languageId, uri }: vscode.TextDocument): boolean =>
    (languageId === 'minutes' || languageId === 'markdown') && !readOnlySchemes.has(uri.scheme)

  const kindOf = (document: vscode.TextDocument): MinutesKind => {
    if (!isCandidate(document)) return 'other'
    const entry = entryOf(document)
    if (entry.kind !== undefined) return entry.kind
    const head = document.getText(new vscode.Range(0, 0, 300, 0))
    const detected = detectKind(relativePath(document.uri), head, currentLexicon())
    entry.kind = detected === 'other' && document.languageId === 'minutes' ? 'minutes' : detected
    return entry.kind
  }

  const optionsFor = (uri: vscode.Uri): ReadOptions => ({
    path: relativePath(uri),
    lexicon: currentLexicon(),
    references: settings.referenceOptions(uri),
  })
  const readText = (uri: vscode.Uri, text: string): Minutes =>
    readMinutes(text.length > maxTextLength ? '' : text, optionsFor(uri))

  const read = (document: vscode.TextDocument): Minutes => {
    const entry = entryOf(document)
    if (entry.minutes !== undefined) return entry.minutes
    const text = isTooLarge(document) ? '' : document.getText()
    entry.minutes = readMinutes(text, { ...optionsFor(document.uri), cache: entry.blocks })
    readCount++
    return entry.minutes
  }

  const warmUpOnce = (): Promise<void> => (warming ??= runYielding(warmUp(currentLexicon()), yieldToOthers))

  /** Reads in slices, again if an edit came in between. */
  const readInSlices = async (document: vscode.TextDocument): Promise<Minutes> => {
    await warmUpOnce()
    for (;;) {
      const entry = entryOf(document)
      if (entry.minutes !== undefined || document.isClosed) return read(document)
      const { version, blocks } = entry
      const text = isTooLarge(document) ? '' : document.getText()
      const minutes = await runYielding(
        readMinutesInSteps(text, { ...optionsFor(document.uri), cache: blocks }),
        yieldToOthers,
      )
      // Read again after a change of settings or an edit.
      if (entries.get(document) !== entry || document.version !== version) continue
      readCount++
      return (entry.minutes ??= minutes)
    }
  }

  return {
    isMinutes: (document) => kindOf(document) !== 'other',
    kindOf,
    isCandidate,
    isTooLarge,
    read,
    readSoon: async (document) => {
      const entry = entryOf(document)
      if (entry.minutes !== undefined) return entry.minutes
      if (isWarm() && document.offsetAt(new vscode.Position(document.lineCount, 0)) < longText) return read(document)
      entry.reading ??= readInSlices(document).finally(() => {
        entry.reading = undefined
      })
      return entry.reading
    },
    readText,
    warmUp: warmUpOnce,
    readTextYielding: async (uri, text, yieldInBetween) => {
      if (text.length > maxTextLength || (isWarm() && text.length < longText)) return readText(uri, text)
      await warmUpOnce()
      const steps = readMinutesInSteps(text, { ...optionsFor(uri), cache: new Map() })
      const minutes = await runYielding(steps, yieldInBetween)
      readCount++
      return minutes
    },
    lexicon: currentLexicon,
  }
}

/** The path relative to the workspace folder, with `/`; the file's name for files outside any workspace folder. */
export function relativePath(uri: vscode.Uri): string {
  const folder = vscode.workspace.getWorkspaceFolder(uri)
  if (folder === undefined) return uri.path.slice(uri.path.lastIndexOf('/') + 1)
  const root = folder.uri.path.endsWith('/') ? folder.uri.path : `${folder.uri.path}/`
  return uri.path.startsWith(root) ? uri.path.slice(root.length) : uri.path
}
