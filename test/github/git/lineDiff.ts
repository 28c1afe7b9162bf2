/** Lines `[oldStart, oldEnd)` that are replaced by `[newStart, newEnd)`, counted from zero. */
export interface LineChange {
  readonly oldStart: number
  readonly oldEnd: number
  readonly newStart: number
  readonly newEnd: number
}

/** Lines including their line feeds, so that a missing final one counts as a difference. */
function splitLines(text: string): readonly string[] {
  return text === '' ? [] : text.split(/(?<=\n)/)
}

/** The changes between two lists of lines, in order. */
function diffLines(before: readonly string[], after: readonly string[]): readonly LineChange[] {
  let start = 0
  while (start < before.length && start < after.length && before[start] === after[start]) {
    start++
  }
  let end = 0
  while (
    end < before.length - start &&
    end < after.length - start &&
    before[before.length - 1 - end] === after[after.length - 1 - end]
  ) {
    end++
  }
  const old = before.slice(start, before.length - end)
  const fresh = after.slice(start, after.length - end)
  // The longest common subsequence by a table. Beyond a few million cells it is a single big change.
  if (old.length * fresh.length > 4_000_000) {
    return [{ oldStart: start, oldEnd: start + old.length, newStart: start, newEnd: start + fresh.length }]
  }
  const width = fresh.length + 1
  const table = new Uint32Array((old.length + 1) * width)
  const cell = (row: number, column: number): number => table[row * width + column] ?? 0
  for (let row = old.length - 1; row >= 0; row--) {
    for (let column = fresh.length - 1; column >= 0; column--) {
      table[row * width + column] =
        old[row] === fresh[column]
          ? cell(row + 1, column + 1) + 1
          : Math.max(cell(row + 1, column), cell(row, column + 1))
    }
  }
  const changes: LineChange[] = []
  let row = 0
  let column = 0
  while (row < old.length || column < fresh.length) {
    if (row < old.length && column < fresh.length && old[row] === fresh[column]) {
      row++
      column++
      continue
    }
    const change = { oldStart: row + start, newStart: column + start }
    while (
      (row < old.length || column < fresh.length) &&
      !(row < old.length && column < fresh.length && old[row] === fresh[column])
    ) {
      if (column >= fresh.length || (row < old.length && cell(row + 1, column) >= cell(row, column + 1))) {
        row++
      } else {
        column++
      }
    }
    changes.push({ ...change, oldEnd: row + start, newEnd: column + start })
  }
  return changes
}

export interface Patch {
  /** Hunks as in the API, without file headers. Empty when nothing differs. */
  readonly text: string
  readonly additions: number
  readonly deletions: number
}

/** A unified diff with three lines of context. */
export function unifiedPatch(before: string, after: string): Patch {
  const old = splitLines(before)
  const fresh = splitLines(after)
  const changes = diffLines(old, fresh)
  const context = 3
  const groups: LineChange[][] = []
  for (const change of changes) {
    const group = groups.at(-1)
    if (group !== undefined && change.oldStart - (group.at(-1)?.oldEnd ?? 0) <= 2 * context) {
      group.push(change)
    } else {
      groups.push([change])
    }
  }
  const line = (mark: string, text: string): string =>
    mark + (text.endsWith('\n') ? text.slice(0, -1) : `${text}\n\\ No newline at end of file`)
  const range = (start: number, length: number): string =>
    length === 1 ? `${start + 1}` : `${length === 0 ? start : start + 1},${length}`
  const hunks = groups.map((group) => {
    const first = group[0] ?? { oldStart: 0, newStart: 0 }
    const last = group.at(-1) ?? { oldEnd: 0, newEnd: 0 }
    const lead = Math.min(context, first.oldStart)
    const tail = Math.min(context, old.length - last.oldEnd)
    const lines: string[] = []
    let position = first.oldStart - lead
    for (const change of group) {
      lines.push(...old.slice(position, change.oldStart).map((text) => line(' ', text)))
      lines.push(...old.slice(change.oldStart, change.oldEnd).map((text) => line('-', text)))
      lines.push(...fresh.slice(change.newStart, change.newEnd).map((text) => line('+', text)))
      position = change.oldEnd
    }
    lines.push(...old.slice(position, position + tail).map((text) => line(' ', text)))
    const oldRange = range(first.oldStart - lead, last.oldEnd + tail - (first.oldStart - lead))
    const newRange = range(first.newStart - lead, last.newEnd + tail - (first.newStart - lead))
    return [`@@ -${oldRange} +${newRange} @@`, ...lines].join('\n')
  })
  return {
    text: hunks.join('\n'),
    additions: changes.reduce((sum, change) => sum + change.newEnd - change.newStart, 0),
    deletions: changes.reduce((sum, change) => sum + change.oldEnd - change.oldStart, 0),
  }
}

/** Merges the changes of both sides; `undefined` when they change the same lines. */
export function mergeLines(base: string, ours: string, theirs: string): string | undefined {
  const origin = splitLines(base)
  const sides = [splitLines(ours), splitLines(theirs)] as const
  const edits = sides
    .flatMap((side) =>
      diffLines(origin, side).map((change) => ({ ...change, lines: side.slice(change.newStart, change.newEnd) })),
    )
    .sort((a, b) => a.oldStart - b.oldStart)
  const merged: string[] = []
  let position = 0
  for (const [index, edit] of edits.entries()) {
    const before = edits[index - 1]
    if (before !== undefined && edit.oldStart <= before.oldEnd) {
      const isSame =
        edit.oldStart === before.oldStart &&
        edit.oldEnd === before.oldEnd &&
        edit.lines.join('') === before.lines.join('')
      if (!isSame) {
        return undefined
      }
      continue
    }
    merged.push(...origin.slice(position, edit.oldStart), ...edit.lines)
    position = edit.oldEnd
  }
  return [...merged, ...origin.slice(position)].join('')
}
