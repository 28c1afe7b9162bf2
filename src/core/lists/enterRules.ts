/** What Enter inserts at the start of the new line, besides the indentation of the line above. */
export interface EnterRule {
  /** Matches the text from the start of the line to the cursor. */
  readonly before: RegExp
  /** Matches the text from the cursor to the end of the line. */
  readonly after?: RegExp
  /** Matches the line above. */
  readonly lineAbove?: RegExp
  readonly append: string
}

/** Longer lists go on without numbers. The editor tries the rules one by one at each Enter. */
const maxNumber = 99
const maxQuotedNumber = 20

/** What is in front of the items of quoted lists. The editor itself goes on with white space only. */
const quotedLeads = ['> ', '>   ', '>    ', '>     ', '> > '] as const

/** "* * *" and "- - -" are rules, not bullets. */
const noRule = String.raw`(?!\s*(?:[-*_]\s*)+$)`

/** "1. Mai" begins a sentence, not a list. */
const noMonth = '(?!(?:Jan|Feb|Mär|Apr|Mai|Jun|Jul|Aug|Sep|Okt|Nov|Dez)[a-zä]*\\b)'

/**
 * The rules of Enter in minutes: a bullet, a number, an empty task box or a quote goes on. The first match wins. The
 * editor itself applies them (`onEnterRules`), so that Enter waits for nobody.
 */
export const enterRules: readonly EnterRule[] = Object.freeze([
  ...['-', '*', '+'].flatMap((bullet) => bulletRules(bullet)),
  ...['.', ')'].flatMap((delimiter) => numberRules(delimiter, maxNumber)),
  ...quoteRules(),
])

/** @param lead The marks of quotes in front of the bullet. */
function bulletRules(bullet: string, lead = ''): readonly EnterRule[] {
  const mark = `\\${bullet}`
  const start = String.raw`^\s*${lead}${noRule}${mark}\s+`
  return [
    { before: new RegExp(String.raw`${start}\[[ xX-]\]\s+\S.*$`), append: `${lead}${bullet} [ ] ` },
    // An empty box stays as it is: the next Enter ends the list.
    { before: new RegExp(String.raw`${start}(?!\[[ xX-]\]\s*$)\S.*$`), append: `${lead}${bullet} ` },
    // Enter directly after the bullet makes room above the text.
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
      // Inside a list only: "10. April" and "2026. A year" begin sentences.
      rules.push({ before, lineAbove: new RegExp(`${item(number - 1)}\\S|${nested}`), append: next })
      continue
    }
    // Lists that number every item alike go on alike.
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
