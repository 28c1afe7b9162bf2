import { lineEndingOf } from '../edits/textEdit'
import type { CalendarDate } from '../minutes'
import { newMinutesPath } from '../newMinutes/newMinutesPath'
import type { SeriesMeetings } from '../newMinutes/seriesHabits'
import type { PadSection } from './cutPad'
import { withHeadingLevel } from './headingLevels'

/** A meeting of a pad and its file. */
export interface PadFile {
  readonly date: CalendarDate
  readonly section: PadSection
  /** Path of the existing file, else as New Minutes would name it. */
  readonly path: string
  /** Whether the series already has this file. */
  readonly exists: boolean
}

/**
 * The files for the meetings of a pad, newest first.
 *
 * Two meetings on one day get different names: the second one adds the words of its heading ("-break-out").
 *
 * @param folder The folder of the series, '' for the root.
 */
export function padFiles(
  sections: readonly PadSection[],
  meetings: SeriesMeetings,
  folder: string,
): readonly PadFile[] {
  const used = createUsedPaths()
  const names = new Map<CalendarDate, string>()
  const nameOf = (date: CalendarDate): string => {
    const name = names.get(date) ?? newMinutesPath(meetings, folder, date)
    names.set(date, name)
    return name
  }
  const existing = new Map<CalendarDate, string[]>()
  for (const { file, day } of meetings) {
    if (day === undefined || file.kind === 'slides') continue
    const paths = existing.get(day)
    if (paths === undefined) existing.set(day, [file.path])
    else paths.push(file.path)
  }
  const files = sections.flatMap((section): PadFile[] => {
    const { date } = section
    if (date === undefined) return []
    const named = nameOf(date)
    const words = wordsOf(section.title)
    const candidates = existing.get(date) ?? []
    const own =
      candidates.find((path) => !used.has(path) && words !== '' && path.toLowerCase().includes(words)) ??
      candidates.find((path) => !used.has(path) && path === named) ??
      candidates.find((path) => !used.has(path) && candidates.length === 1)
    const path = own ?? used.free(named, words)
    used.add(path)
    return [{ date, section, path, exists: own !== undefined }]
  })
  return files.sort((one, other) => other.date.localeCompare(one.date))
}

/** The words of a heading for a file name, without the date: "Break-out Session" becomes `break-out-session`. */
function wordsOf(title: string): string {
  return (
    title
      .normalize('NFKD')
      .toLowerCase()
      .match(/\p{L}{2,}/gu)
      ?.join('-')
      .replace(/[^a-z-]/g, '')
      .slice(0, 40)
      .replace(/^-+|-+$/g, '') ?? ''
  )
}

/** The paths already used by meetings of the pad. */
interface UsedPaths {
  has(path: string): boolean
  add(path: string): void
  /** The path, else the path with the words of the heading, else with a number. */
  free(path: string, words: string): string
}

function createUsedPaths(): UsedPaths {
  const used = new Set<string>()
  // The last number of each path, because a pad may have thousands of meetings on one day.
  const numbers = new Map<string, number>()
  return {
    has: (path) => used.has(path),
    add: (path) => used.add(path),
    free: (path, words) => {
      if (!used.has(path)) return path
      const [, stem = path, extension = ''] = /^(.*?)((?:\.minutes)?\.(?:md|markdown))$/i.exec(path) ?? []
      const worded = `${stem}-${words}${extension}`
      if (words !== '' && !used.has(worded)) return worded
      for (let number = (numbers.get(path) ?? 1) + 1; ; number++) {
        numbers.set(path, number)
        const numbered = `${stem}-${number}${extension}`
        if (!used.has(numbered)) return numbered
      }
    },
  }
}

/**
 * The text of a meeting as a file of its series, with the series' heading level and line endings.
 *
 * @param level The level of first headings in the series; 1 for a new series.
 * @param model A file of the series, for its line endings.
 */
export function toMinutesText({ text }: PadSection, level: number, model = ''): string {
  const lifted = withHeadingLevel(text, level)
  const eol = lineEndingOf(model)
  return eol === '\n' ? lifted : lifted.replaceAll('\n', eol)
}
