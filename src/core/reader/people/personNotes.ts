import { isName } from './handlesAndNames'

/** Names and notes beside a handle. */

/** Words before a handle that are about the meeting: "late: @ada", "Remote @bo". */
const noName =
  /^(?:not|late|remote(?:ly)?|online|on-?site|in person|chair(?:ing)?|host|scribe|notes?|minutes|guests?|excused|absent|regrets|apologies|facilitator|moderator|moderation|presenter|new|present|also|leaving|left|protokoll|leitung|entschuldigt|abwesend|verspätet|vor ort|gast|gäste|neu)$/iu

/** The name in "Jane Doe (" or "JD: Jane Doe - " before a handle. */
export function nameBeforeHandle(text: string): string | undefined {
  const name = text
    .replace(/^\p{Lu}{2,4}:\s+/u, '')
    .replace(/[\s(:,/–-]+$/u, '')
    .replace(/^[*_~\s]+|[*_~]+$/g, '')
    .trim()
  if (noName.test(name)) return undefined
  // "topic: @ada"
  if (/^\p{Ll}\S*$/u.test(name) && /:\s*$/.test(text)) return undefined
  return isName(name, false) ? name : undefined
}

/** The name before a link to a profile, else its label. */
export function nameOfProfileLink(label: string, before: string): string | undefined {
  return nameBeforeHandle(before) ?? nameBeforeHandle(label.replace(/^@/, ''))
}

/** "@hroessler (Henrike Rößler)": a note that resembles the handle is a name; "(Red Hat)" and "(late)" are not. */
export function nameInNote(handle: string, note: string | undefined): string | undefined {
  if (note === undefined || !isName(note, true)) return undefined
  const login = foldDiacritics(handle).replace(/[^a-z0-9]/g, '')
  return note
    .split(/\s+/)
    .some(
      (word) => word.length > 2 && (login.includes(foldDiacritics(word)) || login.includes(foldDiacritics(word, true))),
    )
    ? note
    : undefined
}

/** Removes diacritics: `ö` becomes `oe`, as in logins, or `o` with `isShort`. */
function foldDiacritics(text: string, isShort = false): string {
  const umlauts: Readonly<Record<string, string>> = { ä: 'ae', ö: 'oe', ü: 'ue', ß: 'ss' }
  return text
    .toLowerCase()
    .replace(/[äöüß]/g, (letter) => (isShort && letter !== 'ß' ? letter : (umlauts[letter] ?? letter)))
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
}

/** The note after a handle: "(until 09:30)", "- master-caster". */
export function noteAfterHandle(text: string): string | undefined {
  const note = text
    .replace(/[\s,;&/+]+$/, '')
    .replace(/^[\s*_:,–-]+/, '')
    .replace(/^\((.*)\)$/s, '$1')
    .trim()
  return note === '' || /^(?:and|und|or|oder|&)$/.test(note) ? undefined : note
}
