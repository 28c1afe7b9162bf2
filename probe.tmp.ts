import { createItemIndex } from './src/core/actionItems/itemIndex'
import { digestOf } from './src/core/digest'
import { detectKind } from './src/core/detectMinutes'
import { defaultLexicon, readMinutes } from './src/core/reader/readMinutes'
import { itemDueDate } from './src/core/actionItems/grouping'
type C = [name: string, expected: string | string[], ...files: string[]]
import { cases } from './probeCases.tmp'
const failed: string[] = []
let n = 0
for (const [name, expected, ...files] of cases as C[]) {
  const index = createItemIndex('')
  files.forEach((f, i) => {
    const [, path, text] = /^(?:>>(\S[^\n]*)\n)?([^]*)$/.exec(f)!
    const day = ['2026-03-05', '2026-03-12', '2026-03-19', '2026-03-26'][i]!
    const p = path ?? `team/${day}.md`
    const whole = path ? text! : `# Team ${day}\n\n## Participants\n\n- @ada\n- @bo\n- @cy\n\n${text!.startsWith('#') ? '' : '## Agenda\n\n### Topic\n\n'}${text}\n`
    if (detectKind(p, whole, defaultLexicon) === 'other') { console.log('OTHER', name, p); return }
    index.put(p, { stamp: '', root: 'r', digest: digestOf(p, readMinutes(whole, { path: p }), whole) })
  })
  const got = index.items().map((i) => {
    const due = itemDueDate(i)
    return `${i.status}|${i.latest.item.owners.join(',')}|${i.latest.item.task}${due ? '|' + due : ''}${i.timesCarried ? '|x' + i.timesCarried : ''}${new Set(index.items().map((one) => one.series)).size > 1 ? '|' + i.series : ''}`
  })
  const want = typeof expected === 'string' ? [expected] : expected
  n++
  const ok = want.length === got.length && want.every((w, k) => got.some(g => w.includes('|') ? (g === w || g.replace(/\|[^|]*\|/, '|*|') === w || (w.endsWith('*') && g.startsWith(w.slice(0, -1)))) : g.split('|')[0] === w))
  const okCount = want.every((w) => w.includes('|') || got.filter((g) => g.split('|')[0] === w).length >= want.filter((x) => x === w).length)
  if (!ok || !okCount) failed.push(`✗ ${name}\n    ${files.join('\n--\n').replace(/\n/g, '\n    ')}\n  want ${JSON.stringify(want)}\n  got  ${JSON.stringify(got)}`)
}
console.log(failed.join('\n'))
console.log(`${n - failed.length} of ${n}`)
