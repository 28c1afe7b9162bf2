import type { CheckCode, Finding, Removal } from './finding'

/** An email address: local part, `@`, and a domain with a top-level domain. */
const email = /(?<![\w.+%/:-])(?:mailto:)?([\w.+%-]+@(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,})(?![\w-]|@)/gi

/** Addresses that are not private: `git@host:path`, mailing lists, GitHub's noreply addresses, reserved examples. */
const notPrivate =
  /^git@|@users\.noreply\.|^no-?reply@|@lists?\.|@example\.(?:com|org|net)$|\.(?:example|invalid|test)$/i

const international = /(?<![\w+.,/=-])\+\d{1,3}(?:[ \t\u00A0()./-]{0,3}\d){7,13}(?:,+\d+#?)?(?![\w-])/g

/** A number without a country code counts only after a word for it. */
const national =
  /(?<!\p{L})(?:tel(?:ephone|efon)?|phone|mobile?|mobil|cell|handy|fax|dial-?in|einwahl)\b[^\p{L}\d+\n(]{0,10}(\(?0(?:[ \t\u00A0()./-]{0,3}\d){6,13})(?!\w)/giu

/** Query parameters of meeting addresses that contain a passcode. */
const passcodeParameter = /[?&](?:pwd|password|passwd|passcode|pin|pw|secret|tk|(?:access_)?token)=[^&\s)\]>"'#]+/gi

/** Short addresses of Microsoft Teams have the passcode in `p`. */
const teamsAddress = /https:\/\/teams\.(?:microsoft|live)\.com\/meet\/\d+[^\s)\]>"']*?([?&]p=[^&\s)\]>"'#]+)/gi

const passcodeInText =
  /(?<!\p{L})(?:(?:meeting[- ]|conference[- ]|zugangs|zugriffs|einwahl)?(?:pin|passcode|password|passwort|kennwort|kenncode|zugangscode|access code))(?!\p{L})\s*(?:\([^)\n]*\))?\s*(?:[:=]|is\b|ist\b|lautet\b)?[\s*_`"']*([^\s*_`"',;]{3,}(?: \d{2,})*#?)/giu

/** Private information in the order of the text. Of overlapping findings the first and longest is used. */
export function findPrivateInformation(text: string): readonly Finding[] {
  const found = [...findEmails(text), ...findPhones(text), ...findPasscodes(text)]
  const sorted = found.sort((one, other) => one.start - other.start || other.end - one.end)
  return sorted.filter(({ start }, index) => sorted.slice(0, index).every(({ end }) => end <= start))
}

function findEmails(text: string): readonly Finding[] {
  const linked = [...text.matchAll(/\[([^\][\n]*)\]\(mailto:([^)\s]+)\)/gi)]
    .filter(([, , address = '']) => !notPrivate.test(address))
    .map((match): Finding => {
      const [whole, label = '', address = ''] = match
      const [start, end] = [match.index, match.index + whole.length]
      const removal = { start, end, text: label.includes('@') ? '' : label }
      return { code: 'email', start, end, excerpt: address, removal }
    })
  const plain = [...text.matchAll(email)]
    .filter(([, address = '']) => !notPrivate.test(address))
    .map((match) => finding('email', text, match.index, match.index + match[0].length))
  return [...linked, ...plain]
}

function findPhones(text: string): readonly Finding[] {
  const internationalNumbers = [...text.matchAll(international)]
    // Digits without separators may be anything unless there are many.
    .filter(([number]) => /[^+\d]/.test(number) || number.length >= 11)
    .map((match) => finding('phone', text, match.index, match.index + match[0].length))
  const nationalNumbers = [...text.matchAll(national)].map((match) => {
    const end = match.index + match[0].length
    return finding('phone', text, end - (match[1] ?? '').length, end)
  })
  return [...internationalNumbers, ...nationalNumbers]
}

function findPasscodes(text: string): readonly Finding[] {
  const inAddresses = [...text.matchAll(passcodeParameter)]
    .filter((match) => /https?:\/\/[^\s)\]>"']*$/.test(text.slice(Math.max(0, match.index - 500), match.index)))
    .map((match) => passcodeFinding(text, match.index, match.index + match[0].length))
  const inTeams = [...text.matchAll(teamsAddress)].map((match) => {
    const end = match.index + match[0].length
    return passcodeFinding(text, end - (match[1] ?? '').length, end)
  })
  const inText = [...text.matchAll(passcodeInText)].flatMap((match) => {
    const [whole, value = ''] = match
    const end = match.index + whole.length
    const isNamed = /[:=]|\b(?:is|ist|lautet)\b/i.test(whole.slice(0, whole.length - value.length))
    const isLast = /^[\s*_`"'.)]*(?:\n|$)/.test(text.slice(end))
    // "Password: reset it" is not a passcode. A passcode has a digit, or nothing follows it.
    const isPasscode = /\d/.test(value) ? isNamed || /^\d{4,}#?$/.test(value) : isNamed && isLast
    return isPasscode ? [finding('meetingSecret', text, end - value.length, end)] : []
  })
  return [...inAddresses, ...inTeams, ...inText]
}

/** A passcode parameter; its removal keeps the address valid. */
function passcodeFinding(text: string, start: number, end: number): Finding {
  const isFirst = text[start] === '?' && text[end] === '&'
  const removal: Removal = isFirst ? { start, end: end + 1, text: '?' } : { start, end, text: '' }
  return { code: 'meetingSecret', start, end, excerpt: text.slice(start + 1, end), removal }
}

/** A finding whose removal includes the brackets around it. */
function finding(code: CheckCode, text: string, start: number, end: number): Finding {
  const pair = `${text[start - 1] ?? ''}${text[end] ?? ''}`
  const isWrapped = pair === '<>' || pair === '()'
  const from = isWrapped ? start - 1 : start
  const to = isWrapped ? end + 1 : end
  // Do not leave spaces at the end of the line.
  const spacesBefore = /[ \t]*$/.exec(text.slice(0, from))?.[0].length ?? 0
  const isAtEnd = text[to] === undefined || text[to] === '\n' || text[to] === '\r'
  const hasWordBefore = /[^\s*+-]/.test(text.slice(text.lastIndexOf('\n', from - 1) + 1, from))
  const removal = { start: from - (isAtEnd && hasWordBefore ? spacesBefore : 0), end: to, text: '' }
  return { code, start, end, excerpt: text.slice(start, end), removal }
}
