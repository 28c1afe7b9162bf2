import { findDates, isOnlyDate } from '../../dates'
import type { Lexicon } from '../lexicon/lexicon'
import { headData } from '../sections/sectionStart'
import type { LineSection } from '../sections/sections'
import { normalizeTitle, sectionKindOfTitle } from '../sections/sectionTitles'
import type { SourceLine } from '../text/source'

/** Why a heading is no topic: one test for each reason. */
export function reasonsAgainst(
  sections: readonly LineSection[],
  lexicon: Lexicon,
): readonly ((section: LineSection) => boolean)[] {
  const titleEnd = endOfTitle(sections)
  const [first] = sections
  return [
    ({ heading }) => !/\p{L}|\d\D+\d/u.test(heading.maskedText),
    ({ kind }) => kind === 'title' || kind === 'ignored' || kind === 'agenda',
    ({ heading }) => isOnlyDate(heading.maskedText),
    // "## Room 12" with nothing below
    ({ kind, from, to, heading }) => kind === 'preamble' && from === to && headData.test(heading.maskedText),
    // "## Mill group", "## Meeting 4", "## 2026-03-05": parts of the title
    ({ kind, from, to, heading }) => kind === 'topic' && from === to && heading.index < titleEnd,
    // "## Mill group" above "#### Minutes of 5 March 2026"
    ({ heading }) =>
      heading.index === (first?.heading.index ?? 0) + 1 && isNameOfMeeting(heading, first?.heading, lexicon),
    ({ heading }) => isOfPeople(heading, lexicon),
    ({ heading, isInAgenda }) => !isInAgenda && isDataTitle(heading, lexicon),
    // "### Date: 5 March 2026", "### Date" above it
    ({ heading }) => lexicon.dateLabel.test(`${heading.maskedText}:`),
    // "#### Decisions" and "#### Action items" are parts of a topic; "### TODO: write the docs" is a topic.
    ({ kind, heading }) =>
      (kind === 'actions' || kind === 'decisions') && !heading.maskedText.trim().replace(/:$/, '').includes(':'),
  ]
}

function isOfPeople({ maskedText }: SourceLine, lexicon: Lexicon): boolean {
  const kind = sectionKindOfTitle(lexicon, maskedText)
  return kind === 'participants' || kind === 'excused'
}

/** "Venue", which below the agenda may be a topic; not "ORT", the name of a tool. */
function isDataTitle({ maskedText }: SourceLine, { vocabulary }: Lexicon): boolean {
  return !/^\W*\p{Lu}{2,3}\W*$/u.test(maskedText) && vocabulary.dataTitles.includes(normalizeTitle(maskedText))
}

/** The index of the line that ends the headings without text at the top, if attendees or the day follow; else -1. */
function endOfTitle(sections: readonly LineSection[]): number {
  const indexOf = (section: LineSection | undefined): number => section?.heading.index ?? Infinity
  // Below an agenda, a day begins another meeting.
  const head = sections.find(
    ({ kind, heading }) =>
      kind === 'agenda' || kind === 'participants' || (kind === 'topic' && isOnlyDate(heading.maskedText)),
  )
  const withText = sections.find(({ kind, from, to }) => kind === 'topic' && from < to)
  return head === undefined || head.kind === 'agenda' ? -1 : Math.min(indexOf(head), indexOf(withText))
}

/** Number of first words among which one for a meeting makes a heading its name: "Team meeting 6". */
const maxWordsOfName = 3

/** A heading with the name and day of the meeting below a title without a day; not "Review minutes of 5 March 2026". */
function isNameOfMeeting({ maskedText }: SourceLine, title: SourceLine | undefined, lexicon: Lexicon): boolean {
  const [date] = findDates(maskedText)
  const firstWords = maskedText.match(/\p{L}+/gu)?.slice(0, maxWordsOfName) ?? []
  const isName = firstWords.some((word) => lexicon.meeting.test(word)) && !lexicon.pastVerbs.test(maskedText)
  if (date === undefined || !isName) return false
  return findDates(title?.maskedText ?? '').length === 0 && !/\s(?:with|from|mit|avec|con)\s/i.test(maskedText)
}
