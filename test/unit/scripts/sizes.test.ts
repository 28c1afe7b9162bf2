import assert from 'node:assert/strict'
import { readFileSync } from 'node:fs'
import path from 'node:path'
import { readSizes, sizeTable } from '../../../scripts/sizes'

describe('the table of sizes', () => {
  it('in CONTRIBUTING is that of the kept sizes', () => {
    const text = readFileSync(path.join(__dirname, '../../../CONTRIBUTING.md'), 'utf8')
    assert.ok(text.includes(sizeTable(readSizes())), 'run npm run size-table')
  })

  it('has a row for the package, the bundle, each part, and the start', () => {
    const rows = sizeTable(readSizes()).split('\n')
    for (const row of rows) assert.match(row, /^\|(?: [^|]+ \|){2} (?:[^|]+ )?\|$/)
    for (const name of ['minutes.vsix', 'extension.js', 'calendars.js', 'decks.js', 'github.js', 'CPU time'])
      assert.equal(rows.filter((row) => row.includes(name)).length, 1, name)
  })

  it('counts the package as vsce does, and shares in percent', () => {
    const table = sizeTable({
      measured: '2026-03-10',
      bytes: { 'out/minutes.vsix': 1_572_864, 'dist/extension.js': 1_234_567, 'dist/parts/decks.js': 570_000 },
      activation: { against: 'abc1234', share: 0.604 },
    })
    assert.deepEqual(table.split('\n').slice(2), [
      '| `out/minutes.vsix` | 1.50 MB | 1.60 MB |',
      '| `dist/extension.js` | 1.23 MB | 1.30 MB |',
      '| `dist/parts/decks.js` | 0.57 MB | |',
      '| CPU time of evaluating the bundle, of that of abc1234 | 60 % | 65 % |',
    ])
  })
})
