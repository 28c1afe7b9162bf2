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
  ...['.', ')'].flatMap((delimiter) => numberRules(delimiter)),
  ...quoteRules(),
])

function bulletRules(bullet: string): readonly EnterRule[] {
  const mark = `\\${bullet}`
  const start = String.raw`^${noRule}\s*${mark}\s+`
  return [
    { before: new RegExp(String.raw`${start}\[[ xX-]\]\s+\S.*$`), append: `${bullet} [ ] ` },
    // An empty box stays as it is: the next Enter ends the list.
    { before: new RegExp(String.raw`${start}(?!\[[ xX-]\]\s*$)\S.*$`), append: `${bullet} ` },
    // Enter directly after the bullet makes room above the text.
    { before: new RegExp(String.raw`^\s*${mark} $`), after: /^\S/, append: `${bullet} ` },
  ]
}

function numberRules(delimiter: string): readonly EnterRule[] {
  const rules: EnterRule[] = []
  const item = (number: number): string => String.raw`^\s*${number}[${delimiter}]\s+`
  for (let number = 0; number <= maxNumber; number++) {
    const before = new RegExp(`${item(number)}${noMonth}\\S.*$`)
    const next = `${number + 1}${delimiter} `
    if (number > 1) {
      // Inside a list only: "10. April" and "2026. A year" begin sentences.
      rules.push({ before, lineAbove: new RegExp(String.raw`${item(number - 1)}\S|^\s+\S`), append: next })
      continue
    }
    // Lists that number every item alike go on alike.
    rules.push({ before, lineAbove: new RegExp(String.raw`${item(number)}\S`), append: `${number}${delimiter} ` })
    rules.push({ before, append: next })
  }
  return rules
}

function quoteRules(): readonly EnterRule[] {
  return [
    ...['-', '*', '+'].map((bullet) => ({
      before: new RegExp(String.raw`^\s*> [${bullet}]\s+\S.*$`),
      append: `> ${bullet} `,
    })),
    { before: /^\s*> ?> ?\S.*$/, append: '> > ' },
    { before: /^\s*>\s*[^\s>].*$/, append: '> ' },
  ]
}

/**
 * What Enter inserts after the line break and the indentation.
 *
 * @returns '' if the line does not go on.
 */
export function textAfterEnter(before: string, after = '', lineAbove = ''): string {
  const rule = enterRules.find(
    (each) =>
      each.before.test(before) && each.after?.test(after) !== false && each.lineAbove?.test(lineAbove) !== false,
  )
  return rule?.append ?? ''
}
