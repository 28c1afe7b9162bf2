import { mkdirSync, statSync, writeFileSync } from 'node:fs'
import { basename, join, resolve } from 'node:path'
import { localDate } from '../src/core/calendar'
import { digestOf } from '../src/core/digest'
import type { CalendarDate } from '../src/core/minutes'
import type { SeriesMeetings } from '../src/core/newMinutes/seriesHabits'
import { cutPad, type PadSection } from '../src/core/pads/cutPad'
import { usualLevel } from '../src/core/pads/headingLevels'
import { readPadAddress } from '../src/core/pads/padAddress'
import { type PadFile, padFiles, toMinutesText } from '../src/core/pads/padFiles'
import { readMinutes } from '../src/core/reader/readMinutes'
import { sortMeetings } from '../src/core/series'
import { fetchPad } from '../src/padServers/fetchPad'
import { PadError, type PadErrorCode } from '../src/padServers/padError'
import { markdownFiles, readText } from './markdownBelow'
import { readTextFile } from './textFile'

export interface PadOptions {
  /** A file, or the address of a pad. */
  readonly pad: string
  /** The text of the pad, if it is known. */
  readonly text?: string
  readonly list: boolean
  readonly date: CalendarDate | undefined
  readonly all: boolean
  readonly root?: string | undefined
  /** Relative to `root`. */
  readonly series?: string | undefined
  /** The folder to write to; undefined to print. */
  readonly out?: string | undefined
}

/** The output of the program, and its errors. */
export interface PadResult {
  readonly output: string
  readonly errors: readonly string[]
}

/** The meetings of an existing series, and the level of its first headings. */
interface Series {
  readonly meetings: SeriesMeetings
  readonly level: number
  readonly model: string
}

/** Number of recent files that determine the level of headings. */
const recentFileCount = 10

/** Lists, prints or writes the meetings of a pad. Never overwrites a file. */
export async function padCommand(options: PadOptions): Promise<PadResult> {
  const warnings: string[] = []
  const pad = options.text ?? (await readPad(options.pad))
  if (typeof pad !== 'string') return { output: '', errors: [pad.error] }
  const sections = cutPad(pad)
  if (options.list) return { output: `${JSON.stringify(sections.map(toEntry), undefined, 1)}\n`, errors: [] }
  const series = readSeries(options, (text) => warnings.push(text))
  if (series === undefined) return { output: '', errors: [`Folder not found: ${folderOf(options) ?? ''}`] }
  const files = padFiles(sections, series.meetings, '')
  const chosen = chooseFiles(files, options)
  if (chosen.length === 0) return { output: '', errors: [nothingChosen(files, options)] }
  const texts = chosen.map(({ path, section }) => ({
    name: basename(path),
    text: toMinutesText(section, series.level, series.model),
  }))
  if (options.out === undefined) return { output: texts.map(({ text }) => text).join('\n'), errors: [] }
  return writeFiles(options.out, texts)
}

/** Explanations for error codes that do not explain themselves. */
const failureTexts: Partial<Record<PadErrorCode, string>> = {
  signInRequired: 'the pad requires a sign-in. Save its text as a file instead',
  notFound: 'there is no such pad',
  tooLarge: 'the pad is too large',
  timeout: 'the server did not answer in time',
  offline: 'the server cannot be reached',
  rateLimited: 'the server is limiting requests. Try again in a few minutes',
  notAPad: 'the server did not return the text of a pad',
  redirected: 'the server redirects to another server',
}

/** The text of a pad. */
async function readPad(pad: string): Promise<string | { readonly error: string }> {
  const address = /^https?:\/\//i.test(pad) ? readPadAddress(pad) : undefined
  try {
    // An address on the command line is typed by hand, so its server needs no confirmation.
    if (address !== undefined)
      return await fetchPad(address, { ask: fetch, signal: new AbortController().signal, isWebPage: false })
    return readTextFile(pad)
  } catch (error) {
    const reason = error instanceof PadError ? failureTexts[error.code] : undefined
    return { error: `Could not read ${pad}: ${reason ?? (error instanceof Error ? error.message : String(error))}` }
  }
}

function toEntry({ date, title, line, endLine, level }: PadSection): object {
  return { date: date ?? null, title, line, endLine, level }
}

function folderOf({ root, series }: PadOptions): string | undefined {
  return root === undefined ? undefined : resolve(root, series ?? '')
}

/** Returns an empty series without a root, undefined if its folder does not exist. */
function readSeries(options: PadOptions, warn: (text: string) => void): Series | undefined {
  const folder = folderOf(options)
  if (folder === undefined) return { meetings: [], level: 1, model: '' }
  if (statSync(folder, { throwIfNoEntry: false })?.isDirectory() !== true) return undefined
  const read = markdownFiles(folder, warn).flatMap((file) => {
    const text = readText(file, warn)
    const path = file.slice(folder.length + 1).replaceAll('\\', '/')
    return text === undefined ? [] : [{ text, digest: digestOf(path, readMinutes(text, { path }), text) }]
  })
  const minutes = read.filter(({ digest }) => digest.kind === 'minutes')
  const texts = new Map(minutes.map(({ text, digest }) => [digest.path, text]))
  const meetings = sortMeetings(minutes.map(({ digest }) => digest))
  const recent = meetings.slice(-recentFileCount).map(({ file }) => texts.get(file.path) ?? '')
  return { meetings, level: usualLevel(recent) ?? 1, model: recent.at(-1) ?? '' }
}

/** The files of a day, all of them, or the newest one that has taken place. */
function chooseFiles(files: readonly PadFile[], { all, date }: PadOptions): readonly PadFile[] {
  if (all) return files
  if (date !== undefined) return files.filter((file) => file.date === date)
  const today = localDate()
  const newest = files.find((file) => file.date <= today) ?? files[0]
  return newest === undefined ? [] : [newest]
}

function nothingChosen(files: readonly PadFile[], { date }: PadOptions): string {
  return files.length === 0
    ? 'The pad has no heading with a date.'
    : `The pad has no meeting on ${date ?? ''}. It has: ${files.map((file) => file.date).join(', ')}`
}

function writeFiles(out: string, files: readonly { readonly name: string; readonly text: string }[]): PadResult {
  const written: string[] = []
  const errors: string[] = []
  mkdirSync(out, { recursive: true })
  for (const { name, text } of files) {
    const path = join(out, name)
    try {
      writeFileSync(path, text, { flag: 'wx' })
      written.push(path)
    } catch (error) {
      const isThere = (error as NodeJS.ErrnoException).code === 'EEXIST'
      errors.push(isThere ? `${path} exists already and was not changed.` : `Could not write ${path}: ${String(error)}`)
    }
  }
  return { output: written.map((path) => `${path}\n`).join(''), errors }
}
