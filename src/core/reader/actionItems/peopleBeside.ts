import type { Token } from '../tokens/tokens'

/** People beside a task: "15 May (Jane): call", "Data (Jane and Kim) collect", "Jane --> data". */

const joining: ReadonlySet<string> = new Set(['and', 'und', 'et', 'y', 'e', 'en'])
const maxLength = 9

/** The names of each parenthesis that contains only words and separators, and of the words before a leading arrow. */
export function namesBeside(tokens: readonly Token[]): readonly (readonly string[])[] {
  const groups = tokens.flatMap(({ text }, at) => {
    const inside = text === '(' ? insideOf(tokens, at + 1) : undefined
    return inside === undefined ? [] : [namesOf(inside)]
  })
  const arrow = tokens.findIndex(({ kind }) => kind === 'arrow')
  const before = arrow > 0 && arrow < 4 ? tokens.slice(0, arrow) : []
  const isName = before.length > 0 && before.every(({ kind, text, lower }) => kind === 'word' && text !== lower)
  return isName ? [namesOf(before), ...groups] : groups
}

function insideOf(tokens: readonly Token[], from: number): readonly Token[] | undefined {
  const length = tokens.slice(from, from + maxLength).findIndex(({ text }) => text === ')')
  const inside = tokens.slice(from, from + length)
  return length > 0 && inside.every(({ kind }) => kind === 'word' || kind === 'separator') ? inside : undefined
}

function namesOf(tokens: readonly Token[]): readonly string[] {
  const names: string[] = []
  let name: string[] = []
  for (const { kind, text, lower } of tokens) {
    if (kind !== 'separator' && !joining.has(lower)) {
      name.push(text)
      continue
    }
    names.push(name.join(' '))
    name = []
  }
  return [...names, name.join(' ')].filter((one) => one !== '')
}
