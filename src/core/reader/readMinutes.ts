import { detectKind } from '../detectMinutes'
import type { ActionItem, Mention, Minutes, Person } from '../minutes'
import { defaultVocabulary } from '../vocabulary/defaultVocabulary'
import { readActionItems } from './actionItems'
import { readAgenda } from './agenda'
import { readDecisions } from './decisions'
import { readDuties, readReporters } from './duties'
import { readFolds } from './folds'
import { readImages } from './images'
import { compileLexicon } from './lexicon/compileLexicon'
import type { Lexicon } from './lexicon/lexicon'
import { distinctPeople, readAttendance } from './people/attendance'
import { findHandles, initialsOf } from './people/handlesAndNames'
import { defaultReferenceOptions, readReferences, type ReferenceOptions } from './references'
import { readSections, toSections } from './sections/sections'
import { isDeck } from '../slides/isDeck'
import { runToEnd, type Steps } from '../steps'
import { readSlides } from './slides'
import { type BlockCache, readBlocks, readSource, type Source, toSpan, rangeAt } from './text/source'
import { readDate, readTitle } from './title'
import { newestMeeting } from '../newestMeeting'
import { once } from '../once'

export interface ReadOptions {
  /** The file's path inside its workspace folder; used to detect minutes and to resolve ambiguous dates. */
  readonly path?: string
  readonly lexicon?: Lexicon
  readonly references?: ReferenceOptions
  /** Parsed blocks by their text, from earlier calls. */
  readonly cache?: BlockCache
}

/** Compiled on the first use, because compiling takes as long as loading everything else. */
const compileDefault = once(() => compileLexicon(defaultVocabulary))

/** The lexicon of the default vocabulary. A bundle that does not use it does not compile it. */
export const defaultLexicon: Lexicon = /* @__PURE__ */ compileDefault()

/**
 * Reads minutes or a deck. Never throws; fields without content are empty or undefined.
 *
 * Takes linear time on any input. Ignores code, comments, front matter and styles.
 */
export function readMinutes(text: string, options: ReadOptions = {}): Minutes {
  return runToEnd(readParts(text, options))
}

/**
 * Reads minutes or a deck in steps of a few milliseconds, so that the caller can yield in between.
 *
 * @returns The same as `readMinutes`.
 */
export function* readMinutesInSteps(
  text: string,
  options: ReadOptions & { readonly cache: BlockCache },
): Steps<Minutes> {
  yield* readBlocks(text, options.cache)
  return yield* readParts(text, options)
}

function* readParts(text: string, options: ReadOptions): Steps<Minutes> {
  const lexicon = options.lexicon ?? compileDefault()
  const source = readSource(text, options.cache)
  yield
  const sections = readSections(source, lexicon)
  yield
  const slides = isDeck(source.text)
  const attendance = slides
    ? { participants: [], excused: [], struckOut: [], repeated: [] }
    : readAttendance(source, sections, lexicon)
  yield
  const mentions = readMentions(source)
  const duties = slides
    ? readReporters(source, lexicon)
    : readDuties(source, sections, attendance.participants, lexicon)
  yield
  const knownPeople = collectKnownPeople(
    [
      ...attendance.participants,
      ...attendance.excused,
      ...attendance.struckOut,
      ...duties.flatMap(({ people }) => people),
      ...readSpeakers(source, lexicon),
    ],
    mentions,
  )
  const actions = readActionItems(source, sections, lexicon, knownPeople)
  yield
  const agenda = slides ? [] : readAgenda(source, sections, lexicon, withOwners(knownPeople, actions, lexicon))
  yield
  const decisions = readDecisions(source, sections, lexicon)
  yield
  const kind = slides ? 'slides' : detectKind(options.path ?? '', text, lexicon)
  yield
  const date = readDate(source, sections, slides, lexicon, options.path ?? '')
  const documentSections = toSections(source, sections)
  const newest = newestMeeting({ date, sections: documentSections })
  return {
    kind,
    date,
    title: readTitle(source, sections),
    participants: distinctPeople(attendance.participants, newest),
    repeated: attendance.repeated,
    excused: distinctPeople(attendance.excused, newest),
    duties,
    agenda,
    actions,
    decisions,
    references: readReferences(source, lexicon, options.references ?? defaultReferenceOptions),
    mentions,
    images: readImages(source),
    sections: documentSections,
    slides: slides ? readSlides(source) : [],
    folds: readFolds(source, sections),
  }
}

/** Adds the owners of action items, who may own agenda items, without groups and initials. */
function withOwners(
  knownPeople: ReadonlySet<string>,
  actions: readonly ActionItem[],
  { vocabulary, notNames }: Lexicon,
): ReadonlySet<string> {
  const names = actions
    .flatMap(({ owners }) => owners)
    .filter((owner) => /^\p{L}{3,}(?: [\p{L}.'-]+)*$/u.test(owner))
    .filter((owner) => !vocabulary.groups.includes(owner) && !owner.split(' ').some((word) => notNames.has(word)))
  return names.length === 0 ? knownPeople : new Set([...knownPeople, ...names])
}

/** Every `@handle` outside code, URLs and comments, including those in the list of participants. */
function readMentions(source: Source): readonly Mention[] {
  return source.lines.flatMap((line) => {
    if (!line.maskedText.includes('@')) return []
    return findHandles(line.maskedText)
      .filter(({ start }) => !isAddressLabel(source, line.start + start))
      .map(({ handle, start, end }) => ({
        handle,
        span: toSpan(source, { start: line.start + start, end: line.start + end }),
      }))
  })
}

/** The label of a mail link (`[jane@host](mailto:…)`) is not a mention. */
function isAddressLabel(source: Source, offset: number): boolean {
  return rangeAt(source.links, offset)?.url.startsWith('mailto:') ?? false
}

/** People who speak more than once in a log: "jane: I think so". */
function readSpeakers(source: Source, lexicon: Lexicon): readonly Person[] {
  const counts = new Map<string, number>()
  for (const { kind, level, maskedText } of source.lines) {
    const name =
      kind === 'text' && level === 0 ? /^([\p{L}][\p{L}\p{N}_.-]{1,29}):\s/u.exec(maskedText)?.[1] : undefined
    if (name === undefined || lexicon.notNames.has(name.toLowerCase())) continue
    counts.set(name, (counts.get(name) ?? 0) + 1)
  }
  return [...counts].flatMap(([name, count]) => (count > 1 ? [{ name }] : []))
}

/** Handles, names, parts of names ("Kurt" of "Kurt Garland") and initials, in lower case. */
function collectKnownPeople(participants: readonly Person[], mentions: readonly Mention[]): ReadonlySet<string> {
  const knownPeople = new Set(mentions.map(({ handle }) => handle.toLowerCase()))
  for (const { handle, name } of participants) {
    if (handle !== undefined) knownPeople.add(handle.toLowerCase())
    if (name === undefined) continue
    knownPeople.add(name.toLowerCase())
    for (const part of name.split(/\s+/)) if (part.length > 1) knownPeople.add(part.toLowerCase())
    knownPeople.add(initialsOf(name).toLowerCase())
  }
  return knownPeople
}
