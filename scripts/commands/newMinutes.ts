import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { type Ageing, defaultStaleAfterMonths, referenceDay } from '../../src/core/actionItems/ageing'
import { createItemIndex, type ItemIndex } from '../../src/core/actionItems/itemIndex'
import { localDate } from '../../src/core/calendar'
import { findDates } from '../../src/core/dates'
import { detectKind } from '../../src/core/detectMinutes'
import { digestOf } from '../../src/core/digest'
import type { CalendarDate } from '../../src/core/minutes'
import type { NewMinutesParts } from '../../src/core/newMinutes/composeFromLast'
import { composeNext, meetingsToRead } from '../../src/core/newMinutes/composeNext'
import { newMinutesPath } from '../../src/core/newMinutes/newMinutesPath'
import { learnReviewHeading } from '../../src/core/newMinutes/reviewHeading'
import {
  pendingReminders,
  recurringTopics,
  seriesMeetings,
  type SeriesMeetings,
  suggestNextDate,
} from '../../src/core/newMinutes/seriesHabits'
import { frequentParticipants, proposeDuties } from '../../src/core/newMinutes/seriesPeople'
import { carriesItem, isRegular, liveItems, usualRoles } from '../../src/core/newMinutes/suggestedParts'
import { readMinutes } from '../../src/core/reader/readMinutes'
import { locateInSeries, seriesName } from '../../src/core/series'
import { documentsIn } from './documents'
import { isFile, isFolder } from './paths'
import { type Caller, exitCodes, type Terminal } from './terminal'
import { readWorkspaceSettings, type WorkspaceSettings } from './workspaceSettings'

export function newUsage({ program }: Caller): string {
  return `usage: ${program} [--root DIR] [--series FOLDER] [--date DAY] [--print]`
}

interface Call {
  readonly root: string
  /** Relative to the root; undefined for the only series. */
  readonly series: string | undefined
  readonly date: CalendarDate | undefined
  readonly isPrinted: boolean
}

/** Creates the next minutes of a series, with what the editor suggests. Never overwrites. @returns the exit code. */
export function runNew(parameters: readonly string[], caller: Caller, terminal: Terminal): number {
  const call = readCall(parameters, caller)
  if (call === undefined) {
    terminal.warn(newUsage(caller))
    return parameters.includes('--help') || parameters.includes('-h') ? exitCodes.ok : exitCodes.usage
  }
  const root = resolve(call.root)
  if (!isFolder(root)) {
    terminal.warn(`Folder not found: ${call.root}`)
    return exitCodes.usage
  }
  const warn = (text: string): void => terminal.warn(text)
  const settings = readWorkspaceSettings(root, warn)
  const index = readIndex(root, settings, terminal)
  const series = chooseSeries(index, call.series)
  if (typeof series !== 'string') {
    terminal.warn(`Choose a series with --series FOLDER: ${series.join(', ')}`)
    return exitCodes.usage
  }
  const { path, text } = composeIn(root, { series, folder: call.series ?? series, date: call.date }, index, settings)
  if (call.isPrinted) {
    terminal.printDocument(text)
    return exitCodes.ok
  }
  return write(join(root, path), text, terminal)
}

function readIndex(root: string, { lexicon, references }: WorkspaceSettings, terminal: Terminal): ItemIndex {
  const index = createItemIndex('')
  for (const { path, text } of documentsIn(root, (warning) => terminal.warn(warning)).all()) {
    if (detectKind(path, text, lexicon) === 'other') continue
    index.put(path, { stamp: '', root, digest: digestOf(path, readMinutes(text, { path, lexicon, references }), text) })
  }
  return index
}

/** The series of a folder, or the only one. @returns all of them if none is chosen. */
function chooseSeries(index: ItemIndex, folder: string | undefined): string | readonly string[] {
  const all = [...new Set(index.files().map(({ digest }) => digest.series))].sort()
  if (folder !== undefined) return all.includes(folder) ? folder : locateInSeries(`${folder}/x.md`).series
  return all.length > 1 ? all : (all[0] ?? '')
}

function composeIn(
  root: string,
  {
    series,
    folder,
    date,
  }: { readonly series: string; readonly folder: string; readonly date: CalendarDate | undefined },
  index: ItemIndex,
  { lexicon, references }: WorkspaceSettings,
): { readonly path: string; readonly text: string } {
  const meetings = seriesMeetings(
    index.files().map(({ digest }) => digest),
    series,
  )
  const today = localDate()
  const day = date ?? suggestNextDate(meetings, today)
  const lastPath = meetings.at(-1)?.file.path ?? ''
  const ownFolder = meetings.length > 0 ? lastPath.slice(0, Math.max(0, lastPath.lastIndexOf('/'))) : folder
  const path = newMinutesPath(meetings, ownFolder, day)
  const ageing: Ageing = { reference: referenceDay(index.files(), today), staleAfterMonths: defaultStaleAfterMonths }
  const read = (text: string, own: string) => readMinutes(text, { path: own, lexicon, references })
  const textAt = (file: string): string => readFileSync(join(root, file), 'utf8')
  const texts = new Map(
    meetingsToRead(meetings).map((file) => {
      const text = textAt(file.path)
      return [file.path, { text, minutes: read(text, file.path) }] as const
    }),
  )
  const template = join(root, ownFolder, 'template.md')
  const text = composeNext(
    meetings,
    { ...suggestedParts(meetings, { day, series, index, ageing }), carryStyle: { textOf: textAt, hasOrigin: false } },
    { template: isFile(template) ? readFileSync(template, 'utf8') : undefined, meetings: texts },
    (own) => read(own, path),
  )
  return { path, text }
}

function suggestedParts(
  meetings: SeriesMeetings,
  {
    day,
    series,
    index,
    ageing,
  }: { readonly day: CalendarDate; readonly series: string; readonly index: ItemIndex; readonly ageing: Ageing },
): NewMinutesParts {
  const participants = frequentParticipants(meetings)
    .filter(isRegular)
    .map(({ person }) => person)
  const items = index.items().filter((item) => item.series === series)
  return {
    day,
    series: seriesName(series, 'Minutes'),
    participants,
    duties: new Map(
      proposeDuties(meetings, usualRoles(meetings), participants).map(({ role, person }) => [role, person]),
    ),
    topics: recurringTopics(meetings),
    reminders: pendingReminders(meetings, day),
    items: [],
    actions: liveItems(items, ageing).filter(carriesItem(meetings)),
    review: learnReviewHeading(items),
  }
}

function write(file: string, text: string, terminal: Terminal): number {
  if (existsSync(file)) {
    terminal.warn(`${file} exists already and was not changed.`)
    return exitCodes.failed
  }
  mkdirSync(dirname(file), { recursive: true })
  writeFileSync(file, text, { flag: 'wx' })
  terminal.print(file)
  return exitCodes.ok
}

/** Returns undefined for invalid arguments. */
function readCall(parameters: readonly string[], caller: Caller): Call | undefined {
  try {
    const { values } = parseArgs({
      args: [...parameters],
      options: {
        root: { type: 'string' },
        series: { type: 'string' },
        date: { type: 'string' },
        print: { type: 'boolean', default: false },
      },
    })
    const root = values.root ?? caller.root
    const date = values.date === undefined ? undefined : findDates(values.date)[0]?.value
    const series = values.series?.replaceAll('\\', '/').replace(/^\.\/|\/+$/g, '')
    const isOutside = series !== undefined && /^\/|^[a-z]:|(?:^|\/)\.\.(?:\/|$)/i.test(series)
    const isInvalid = root === undefined || isOutside || (values.date !== undefined && date === undefined)
    return isInvalid ? undefined : { root, series, date, isPrinted: values.print }
  } catch {
    // An unknown option.
    return undefined
  }
}
