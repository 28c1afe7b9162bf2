import { existsSync, statSync } from 'node:fs'
import { availableParallelism } from 'node:os'
import { join } from 'node:path'
import { launchBrowser } from '../hosts/browser'
import { startCodeServer } from '../hosts/codeServer'
import { makeTemporaryDirectory } from '../hosts/temporaryDirectory'
import { findAltered, handlesIn, type TypingRecord } from './compare'
import { openEditor, typistSettings, type Editor, type Language } from './editors'
import { writeHelperExtension } from './helperExtension'
import { createRandom, sample } from './random'
import { findSources, readSource, type Source } from './sources'
import { typeDocument } from './typeDocument'

export interface TypistOptions {
  readonly root: string
  readonly language: Language
  readonly files: number
  /** Maximum number of lines of a file. */
  readonly lines: number
  readonly seed: number
  readonly paceMs: number
  /** The extension host is blocked for up to this long every one to four seconds. */
  readonly stallMs: number
}

/** An altered line, or an Enter that inserted no line break. */
export interface Example {
  readonly file: string
  readonly line: number
  readonly kind: 'altered' | 'swallowed' | 'ambiguous'
  readonly source: string
  readonly result?: string
}

export interface TypistReport {
  readonly files: number
  readonly lines: number
  readonly keys: number
  /** Number of altered source lines, except those that are altered in the same way without the extension. */
  readonly altered: number
  /** Number of times that Enter inserted no line break. */
  readonly swallowed: number
  /** Number of lines where a list marker, or white space that only the extension inserts, had to be removed. */
  readonly repairs: number
  readonly ambiguous: number
  /** The same numbers without the extension. */
  readonly baseline: { readonly altered: number; readonly swallowed: number }
  readonly seed: number
  readonly examples: readonly Example[]
}

interface Typed {
  readonly source: Source
  readonly record: TypingRecord
  readonly baseline: TypingRecord
}

const extension = join(__dirname, '..', '..')
const maxExamples = 60
/** One window per processor, because opening a window keeps a processor busy. */
const maxWindows = availableParallelism()

/**
 * Types documents with and without the extension.
 *
 * @param report Called with each line of the progress.
 * @throws if there is no document, or VS Code does not start.
 */
export async function typeAll(options: TypistOptions, report: (text: string) => void): Promise<TypistReport> {
  const { root, seed } = options
  if (!existsSync(root) || !statSync(root).isDirectory()) throw new Error(`There is no folder ${root}.`)
  const paths = findSources(root)
  const sources = paths.map((path) => readSource(root, path, options.lines)).filter(({ text }) => text.trim() !== '')
  if (sources.length === 0) throw new Error(`There is no Markdown file with a text below ${root}.`)
  const chosen = sample(sources, options.files, createRandom(seed))
  const directory = makeTemporaryDirectory('typist')
  const helper = writeHelperExtension(directory.path)
  const [withExtension, without, browser] = await Promise.all([
    startCodeServer({ folder: root, userSettings: typistSettings, extensions: [extension, helper] }),
    startCodeServer({ folder: root, userSettings: typistSettings, extensions: [helper] }),
    launchBrowser(),
  ])
  try {
    const typed: Typed[] = []
    const texts = sources.map(({ path, text }) => ({ path, handles: handlesIn([text]) }))
    const remaining = [...chosen]
    const start = Date.now()
    const typeInTurn = async (seedOfWindow: number): Promise<void> => {
      const editors = await Promise.all([
        openEditor(browser, withExtension, { ...options, paths, seed: seedOfWindow }),
        openEditor(browser, without, { ...options, paths, seed: seedOfWindow, stallMs: 0 }),
      ])
      for (let source = remaining.shift(); source !== undefined; source = remaining.shift()) {
        const { path } = source
        const knownHandles = new Set(texts.flatMap((other) => (other.path === path ? [] : [...other.handles])))
        const type = (editor: Editor, document: Source): Promise<TypingRecord> =>
          editor.withEmptyFile(document, (page) =>
            typeDocument(page, document, { paceMs: options.paceMs, knownHandles }),
          )
        const [record, baseline] = await Promise.all([type(editors[0], source), type(editors[1], source)])
        typed.push({ source, record, baseline })
        report(
          `${typed.length}/${chosen.length} ${path}: ${source.lines.length} lines, ` +
            `${alteredByExtension({ source, record, baseline }).length} altered, ${record.swallowed.length} swallowed ` +
            `(${Math.round((Date.now() - start) / 1000)} s)`,
        )
        for (const example of examplesOf({ source, record, baseline })) report(JSON.stringify(example))
      }
      await Promise.all(editors.map((editor) => editor.close()))
    }
    const windows = Math.min(chosen.length, maxWindows)
    await Promise.all(Array.from({ length: windows }, (_, index) => typeInTurn(seed + index)))
    typed.sort((one, other) => chosen.indexOf(one.source) - chosen.indexOf(other.source))
    return summarize(typed, seed)
  } finally {
    await browser.close()
    await Promise.all([withExtension.stop(), without.stop()])
    directory.remove()
  }
}

function alteredByExtension({ source: { lines }, record, baseline }: Typed): ReturnType<typeof findAltered> {
  const without = new Map(findAltered(lines, baseline).map(({ line, result }) => [line, result]))
  return findAltered(lines, record).filter(({ line, result }) => without.get(line) !== result)
}

function examplesOf(one: Typed): readonly Example[] {
  const file = one.source.path
  const ofLine = (kind: 'swallowed' | 'ambiguous') => (line: number) => ({
    file,
    line: line + 1,
    kind,
    source: one.source.lines[line] ?? '',
  })
  return [
    ...one.record.swallowed.map(ofLine('swallowed')),
    ...alteredByExtension(one).map(({ line, source, result }) => ({
      file,
      line: line + 1,
      kind: 'altered' as const,
      source,
      result,
    })),
    ...one.record.ambiguous.map(ofLine('ambiguous')),
  ]
}

function summarize(typed: readonly Typed[], seed: number): TypistReport {
  const sum = (count: (one: Typed) => number): number => typed.reduce((total, one) => total + count(one), 0)
  const examples = typed.flatMap(examplesOf)
  return {
    files: typed.length,
    lines: sum(({ source }) => source.lines.length),
    keys: sum(({ record }) => record.keys),
    altered: sum((one) => alteredByExtension(one).length),
    swallowed: sum(({ record }) => record.swallowed.length),
    repairs: sum(({ record, baseline }) => record.repairs.filter((line) => !baseline.repairs.includes(line)).length),
    ambiguous: sum(({ record }) => record.ambiguous.length),
    baseline: {
      altered: sum(({ source, baseline }) => findAltered(source.lines, baseline).length),
      swallowed: sum(({ baseline }) => baseline.swallowed.length),
    },
    seed,
    examples: examples.slice(0, maxExamples),
  }
}
