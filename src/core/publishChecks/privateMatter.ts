import type { CheckCode, Finding, Removal } from './finding'

/** Local part, `@`, a domain with a top level. */
const email = /(?<![\w.+%/:-])(?:mailto:)?([\w.+%-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?![\w-]|@)/gi

/** Addresses that are nobody's own: `git@host:path`, mailing lists, GitHub's forwarding ones, the reserved examples. */
const harmless = /^git@|@users\.noreply\.|^no-?reply@|@lists?\.|@example\.(?:com|org|net)$|\.(?:example|invalid|test)$/i

const international = /(?<![\w+.,/=-])\+\d{1,3}(?:[ \t\u00A0()./-]{0,3}\d){7,13}(?:,+\d+#?)?(?![\w-])/g

/** Without a country code a row of digits is a number only where the words before it say so. */
const national =
  /(?<!\p{L})(?:tel(?:ephone|efon)?|phone|mobile?|mobil|cell|handy|fax|dial-?in|einwahl)\b[^\p{L}\d+\n(]{0,10}(\(?0(?:[ \t\u00A0()./-]{0,3}\d){6,13})(?!\w)/giu

/** What carries a key in the address of a meeting. */
const keyParameter = /[?&](?:pwd|password|passwd|passcode|pin|pw|secret|tk|(?:access_)?token)=[^&\s)\]>"'#]+/gi

/** Microsoft Teams' short addresses have the key in `p`. */
const teams = /https:\/\/teams\.(?:microsoft|live)\.com\/meet\/\d+[^\s)\]>"']*?([?&]p=[^&\s)\]>"'#]+)/gi

const spoken =
  /(?<!\p{L})(?:(?:meeting[- ]|conference[- ]|zugangs|zugriffs|einwahl)?(?:pin|passcode|password|passwort|kennwort|kenncode|zugangscode|access code))(?!\p{L})\s*(?:\([^)\n]*\))?\s*(?:[:=]|is\b|ist\b|lautet\b)?[\s*_`"']*([^\s*_`"',;]{3,}(?: \d{2,})*#?)/giu

/** Private matter in the order in which it stands in the text; of two that overlap, the first and longer one. */
export function findPrivateMatter(text: string): readonly Finding[] {
  const found = [...findEmails(text), ...findPhones(text), ...findSecrets(text)]
  const sorted = found.sort((one, other) => one.start - other.start || other.end - one.end)
  return sorted.filter(({ start }, index) => sorted.slice(0, index).every(({ end }) => end <= start))
}

function findEmails(text: string): readonly Finding[] {
  const linked = [...text.matchAll(/\[([^\][\n]*)\]\(mailto:([^)\s]+)\)/gi)]
    .filter(([, , address = '']) => !harmless.test(address))
    .map((match): Finding => {
      const [whole, label = '', address = ''] = match
      const [start, end] = [match.index, match.index + whole.length]
      const removal = { start, end, text: label.includes('@') ? '' : label }
      return { code: 'email', start, end, excerpt: address, removal }
    })
  const plain = [...text.matchAll(email)]
    .filter(([, address = '']) => !harmless.test(address))
    .map((match) => finding('email', text, match.index, match.index + match[0].length))
  return [...linked, ...plain]
}

function findPhones(text: string): readonly Finding[] {
  const abroad = [...text.matchAll(international)]
    // A row of digits alone may be anything; a number is written in groups, or is long.
    .filter(([number]) => /[^+\d]/.test(number) || number.length >= 11)
    .map((match) => finding('phone', text, match.index, match.index + match[0].length))
  const inland = [...text.matchAll(national)].map((match) => {
    const end = match.index + match[0].length
    return finding('phone', text, end - (match[1] ?? '').length, end)
  })
  return [...abroad, ...inland]
}

function findSecrets(text: string): readonly Finding[] {
  const inAddresses = [...text.matchAll(keyParameter)]
    .filter((match) => /https?:\/\/[^\s)\]>"']*$/.test(text.slice(Math.max(0, match.index - 500), match.index)))
    .map((match) => parameter(text, match.index, match.index + match[0].length))
  const inTeams = [...text.matchAll(teams)].map((match) => {
    const end = match.index + match[0].length
    return parameter(text, end - (match[1] ?? '').length, end)
  })
  const inWords = [...text.matchAll(spoken)].flatMap((match) => {
    const [whole, value = ''] = match
    const end = match.index + whole.length
    const isNamed = /[:=]|\b(?:is|ist|lautet)\b/i.test(whole.slice(0, whole.length - value.length))
    const isLast = /^[\s*_`"'.)]*(?:\n|$)/.test(text.slice(end))
    // "Password: reset it" speaks of one; a key has a digit in it, or nothing stands behind it.
    const isKey = /\d/.test(value) ? isNamed || /^\d{4,}#?$/.test(value) : isNamed && isLast
    return isKey ? [finding('meetingSecret', text, end - value.length, end)] : []
  })
  return [...inAddresses, ...inTeams, ...inWords]
}

/** Taking a key out of an address leaves the address valid. */
function parameter(text: string, start: number, end: number): Finding {
  const isFirst = text[start] === '?' && text[end] === '&'
  const removal: Removal = isFirst ? { start, end: end + 1, text: '?' } : { start, end, text: '' }
  return { code: 'meetingSecret', start, end, excerpt: text.slice(start + 1, end), removal }
}

/** What stands alone in brackets goes with them. */
function finding(code: CheckCode, text: string, start: number, end: number): Finding {
  const pair = `${text[start - 1] ?? ''}${text[end] ?? ''}`
  const isWrapped = pair === '<>' || pair === '()'
  const from = isWrapped ? start - 1 : start
  const to = isWrapped ? end + 1 : end
  // No blank stays at the end of the line.
  const blanks = /[ \t]*$/.exec(text.slice(0, from))?.[0].length ?? 0
  const isAtEnd = text[to] === undefined || text[to] === '\n' || text[to] === '\r'
  const hasWordBefore = /[^\s*+-]/.test(text.slice(text.lastIndexOf('\n', from - 1) + 1, from))
  const removal = { start: from - (isAtEnd && hasWordBefore ? blanks : 0), end: to, text: '' }
  return { code, start, end, excerpt: text.slice(start, end), removal }
}
