import { once } from '../once'

/** A rule for the text that Enter inserts at the start of the new line, besides the indentation of the line above. */
export interface EnterRule {
  /** Matches the text from the start of the line to the cursor. */
  readonly before: RegExp
  /** Matches the text from the cursor to the end of the line. */
  readonly after?: RegExp
  /** Matches the line above. */
  readonly lineAbove?: RegExp
  readonly append: string
}

/** Maximum number that Enter continues, because the editor tries the rules one by one on each Enter. */
const maxNumber = 99
const maxQuotedNumber = 20

/** The text before items of quoted lists. The editor itself continues only white space. */
const quotedLeads = ['> ', '>   ', '>    ', '>     ', '> > '] as const

/** "* * *" and "- - -" are rules, not bullets. */
const noRule = String.raw`(?!\s*(?:[-*_]\s*)+$)`

/** "1. Mai" begins a sentence, not a list. */
const noMonth = '(?!(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\\b)'

/**
 * The rules for Enter in minutes: it continues a bullet, a number, an empty checkbox or a quote. The first match wins.
 * The editor itself applies them (`onEnterRules`), so that Enter never waits for the extension host.
 */
export const enterRules = once((): readonly EnterRule[] =>
  Object.freeze([
    ...['-', '*', '+'].flatMap((bullet) => bulletRules(bullet)),
    ...['.', ')'].flatMap((delimiter) => numberRules(delimiter, maxNumber)),
    ...quoteRules(),
  ]),
)

/** @param lead The quote marks before the bullet. */
function bulletRules(bullet: string, lead = ''): readonly EnterRule[] {
  const mark = `\\${bullet}`
  const start = String.raw`^\s*${lead}${noRule}${mark}\s+`
  return [
    { before: new RegExp(String.raw`${start}\[[ xX-]\]\s+\S.*$`), append: `${lead}${bullet} [ ] ` },
    // An empty checkbox is not continued: the next Enter ends the list.
    { before: new RegExp(String.raw`${start}(?!\[[ xX-]\]\s*$)\S.*$`), append: `${lead}${bullet} ` },
    // Enter directly after the bullet adds an item above the text.
    { before: new RegExp(String.raw`^\s*${lead}${mark} $`), after: /^\S/, append: `${lead}${bullet} ` },
  ]
}

function numberRules(delimiter: string, max: number, lead = ''): readonly EnterRule[] {
  const rules: EnterRule[] = []
  const item = (number: number): string => String.raw`^\s*${lead}${number}[${delimiter}]\s+`
  const nested = lead === '' ? String.raw`^\s+\S` : String.raw`^\s*${lead}\s+\S`
  for (let number = 0; number <= max; number++) {
    const before = new RegExp(`${item(number)}${noMonth}\\S.*$`)
    const next = `${lead}${number + 1}${delimiter} `
    if (number > 1) {
      // Only inside a list: "10. April" and "2026. A year" begin sentences.
      rules.push({ before, lineAbove: new RegExp(`${item(number - 1)}\\S|${nested}`), append: next })
      continue
    }
    // Lists with the same number on every item continue with it.
    rules.push({ before, lineAbove: new RegExp(`${item(number)}\\S`), append: `${lead}${number}${delimiter} ` })
    rules.push({ before, append: next })
  }
  return rules
}

function quoteRules(): readonly EnterRule[] {
  return [
    ...quotedLeads.flatMap((lead) => ['-', '*', '+'].flatMap((bullet) => bulletRules(bullet, lead))),
    ...['.', ')'].flatMap((delimiter) => numberRules(delimiter, maxQuotedNumber, '> ')),
    { before: /^\s*> ?> ?\S.*$/, append: '> > ' },
    { before: /^\s*>\s*[^\s>].*$/, append: '> ' },
  ]
}
