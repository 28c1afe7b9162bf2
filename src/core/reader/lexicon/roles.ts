import type { Role } from '../../minutes'
import type { Lexicon } from './lexicon'

/** The duties with words in the vocabulary. */
const roles = ['scribe', 'reporter', 'chair'] as const satisfies readonly Role[]

/** The duties that a label or question mentions. */
export function rolesIn(lexicon: Lexicon, label: string): readonly Role[] {
  return roles.filter((role) => lexicon.roles[role].test(label))
}

/** "Secretary's report", not "Secretary", "Today's secretary", "Report and minutes by". */
function isAboutOffice(lexicon: Lexicon, title: string): boolean {
  const rest = title.replace(lexicon.scribeOffice, '')
  return lexicon.reportWord.test(rest) && /\p{L}\W*$/u.test(rest.trim()) && !lexicon.roles.scribe.test(rest)
}

/** The duties that a heading asks for. A word for minute-taking or a question asks; "Report from team X" does not. */
export function rolesOfHeading(lexicon: Lexicon, title: string): readonly Role[] {
  // "Minutes of 12.6 - Ada, Bo", "Meeting minutes template"
  if (/\D\d{1,2}[./]\d|\bmeeting (?:minutes|notes)\b/i.test(title)) return []
  const found = rolesIn(lexicon, title).filter((role) => role !== 'scribe' || !isAboutOffice(lexicon, title))
  if (found.includes('scribe') || found.includes('chair')) return found
  return /^\W*(?:who\b|report(?:ing|er|ers)?\W*$|designate\b)|community[ -]call|comm call|\?\s*$/iu.test(title)
    ? found
    : []
}
