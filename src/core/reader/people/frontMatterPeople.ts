import type { Person } from '../../minutes'
import type { Lexicon } from '../lexicon/lexicon'
import { rolesIn } from '../lexicon/roles'
import { sectionKindOfTitle } from '../sections/sectionTitles'
import { frontMatterEntries } from '../text/frontMatter'
import type { TextRange } from '../text/ranges'
import { type Source, toSpan } from '../text/source'
import { findHandles, isFullName, isName, withoutInitials, withoutRemarks } from './handlesAndNames'
import type { ListedPerson } from './peopleOfLine'

/** The people of the front matter: `present: [Jane Doe, Jo Dee]`, `directors:` with a list. */
export function peopleOfFrontMatter(source: Source, lexicon: Lexicon): readonly ListedPerson[] {
  if (source.frontMatter === undefined) return []
  return frontMatterEntries(source).flatMap(({ key, parent, values }) => {
    const kind = listKindOf(key, parent, lexicon)
    if (kind === undefined) return []
    const isExcused = kind === 'excused'
    return values
      .flatMap((value) => splitList(source, value))
      .flatMap((value) => {
        const person = personOf(source, value)
        return person === undefined ? [] : [{ ...person, span: toSpan(source, value), isExcused }]
      })
  })
}

/**
 * The list of people that a key names: "present", also below "attendance" or "event", but not below "reviewers" or
 * "actions"; "people" below "attendees".
 */
function listKindOf(key: string, parent: string, lexicon: Lexicon): 'participants' | 'excused' | undefined {
  const own = listKindOfTitle(key, lexicon)
  if (parent === '') return own
  const above = listKindOfTitle(parent, lexicon)
  if (above !== undefined) return own ?? (lexicon.notPresent.test(key) ? undefined : above)
  const isAboutOthers =
    lexicon.otherPeople.test(parent) ||
    rolesIn(lexicon, parent).length > 0 ||
    sectionKindOfTitle(lexicon, parent.toLowerCase()) !== undefined
  return isAboutOthers ? undefined : own
}

function listKindOfTitle(key: string, lexicon: Lexicon): 'participants' | 'excused' | undefined {
  const title = key.toLowerCase()
  const named = sectionKindOfTitle(lexicon, title)
  if (lexicon.notPresent.test(title) || rolesIn(lexicon, title).some((role) => role !== 'reporter')) return undefined
  if (named === 'excused' || lexicon.absenceWords.test(title)) return 'excused'
  return named === 'participants' || lexicon.attendanceWords.test(title) ? 'participants' : undefined
}

/** The people who take the minutes according to the front matter: `secretary: Jane Doe`. */
export function scribesOfFrontMatter(
  source: Source,
  lexicon: Lexicon,
): readonly { readonly label: string; readonly person: Person; readonly range: TextRange }[] {
  if (source.frontMatter === undefined) return []
  return frontMatterEntries(source).flatMap(({ key, values }) =>
    !rolesIn(lexicon, key).includes('scribe') && !/^(?:protocol|referent)$/i.test(key)
      ? []
      : values.flatMap((range) => {
          const person = personOf(source, range)
          return person === undefined ? [] : [{ label: key, person, range }]
        }),
  )
}

/** Minimum number of first names between commas for a list: "Jane Doe, Treasurer" is one person. */
const minFirstNames = 3

/** The ranges of "Jane Doe, Jo Dee" or "Jane, Jo, Kim" without brackets. */
function splitList(source: Source, range: TextRange): readonly TextRange[] {
  const pieces = [...source.text.slice(range.start, range.end).matchAll(/[^,;\s(](?:\([^()]*\)|[^,;(])*/g)].map(
    (piece) => ({
      start: range.start + piece.index,
      end: range.start + piece.index + piece[0].trimEnd().length,
    }),
  )
  const names = pieces.map(({ start, end }) => withoutRemarks(source.text.slice(start, end)).trim())
  const areNames = names.every((name) => name.startsWith('@') || isFullName(name))
  const areFirstNames = names.length >= minFirstNames && names.every((name) => isName(name, true))
  return pieces.length > 1 && (areNames || areFirstNames) ? pieces : [range]
}

/** "Jane Doe (JD)", "@jane", "Jane Doe, Treasurer" */
function personOf(source: Source, { start, end }: TextRange): Person | undefined {
  const text = source.text.slice(start, end)
  // "Jane Doe (@jane)"
  const [handle, ...others] = findHandles(text)
  if (handle !== undefined && others.length === 0) return { handle: handle.handle }
  const name = withoutInitials((text.split(/\s*[(,;<]|\s[–-]\s/)[0] ?? '').trim())
  return isName(name, name.includes(' ')) && !/^(?:true|false|none|null|yes|no|satisfied)$/i.test(name)
    ? { name }
    : undefined
}
