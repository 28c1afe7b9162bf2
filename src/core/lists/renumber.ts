import { indentationWidth, readListLine } from './listLine'

/**
 * Renumbers the lists around some lines, in place: each list counts up from its first number. Lists with the same
 * number on every item stay unchanged.
 *
 * @param changed The 0-based lines that moved.
 */
export function renumber(lines: string[], changed: readonly number[]): void {
  const done = new Set<number>()
  for (const index of changed) {
    for (const around of [index, index + 1, previousItem(lines, index)]) {
      if (around === undefined) continue
      const list = siblings(lines, around)
      if (list.length === 0 || list.some((line) => done.has(line))) continue
      list.forEach((line) => done.add(line))
      numberList(lines, list, changed)
    }
  }
}

function numberList(lines: string[], list: readonly number[], changed: readonly number[]): void {
  const numbers = list.map((line) => readListLine(lines[line] ?? '')?.number ?? 1)
  const unmoved = numbers.filter((_, at) => !changed.includes(list[at] ?? -1))
  if (unmoved.length > 1 && new Set(unmoved).size === 1) {
    setNumbers(lines, list, () => unmoved[0] ?? 1)
    return
  }
  // A list that starts with a moved item starts at 1.
  const first = changed.includes(list[0] ?? -1) ? Math.min(1, unmoved[0] ?? 1) : (numbers[0] ?? 1)
  setNumbers(lines, list, (at) => first + at)
}

function setNumbers(lines: string[], list: readonly number[], numberAt: (at: number) => number): void {
  list.forEach((line, at) => {
    lines[line] = (lines[line] ?? '').replace(
      /^([ \t]*)\d+/,
      (_, indentation: string) => indentation + String(numberAt(at)),
    )
  })
}

/** The numbered items in the list of a line: the same indentation and delimiter, and nothing less indented in between. */
function siblings(lines: readonly string[], index: number): readonly number[] {
  const own = readListLine(lines[index] ?? '')
  if (own?.number === undefined) return []
  const width = indentationWidth(lines[index] ?? '')
  const delimiter = own.marker.at(-1)
  const found: number[] = [index]
  for (const step of [-1, 1]) {
    for (let at = index + step; at >= 0 && at < lines.length; at += step) {
      const line = lines[at] ?? ''
      if (line.trim() === '') continue
      const lineWidth = indentationWidth(line)
      if (lineWidth > width) continue
      const item = readListLine(line)
      if (lineWidth < width || item?.number === undefined || item.marker.at(-1) !== delimiter) break
      found.push(at)
    }
  }
  return found.sort((one, other) => one - other)
}

function previousItem(lines: readonly string[], index: number): number | undefined {
  for (let at = index - 1; at >= 0; at--) if (readListLine(lines[at] ?? '') !== undefined) return at
  return undefined
}
