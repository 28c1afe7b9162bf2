import assert from 'node:assert/strict'
import { locateInSeries, nameSeries } from '../../../src/core/series'

describe('the series of a file', () => {
  for (const [path, series, date] of [
    ['platform/20260305.md', 'platform', '2026-03-05'],
    ['platform/2026/20260305.md', 'platform', '2026-03-05'],
    ['platform/2026/03/20260305.md', 'platform', '2026-03-05'],
    ['platform/2026-03/20260305.md', 'platform', '2026-03-05'],
    ['platform/2026-03-05/minutes.md', 'platform', '2026-03-05'],
    ['platform/2026-03-05 call/minutes.md', 'platform', '2026-03-05'],
    ['platform/2026/03/05.md', 'platform', '2026-03-05'],
    ['platform/2026/03/05/notes.md', 'platform', '2026-03-05'],
    ['platform/2026/03-March/20260305.md', 'platform', '2026-03-05'],
    ['platform/2026/March/20260305.md', 'platform', '2026-03-05'],
    ['platform/2026/Q1/20260305.md', 'platform', '2026-03-05'],
    ['2026/platform/20260305.md', 'platform', '2026-03-05'],
    ['2026/03/20260305.md', '', '2026-03-05'],
    ['20260305.md', '', '2026-03-05'],
    ['iaas/minutes/2026/20260305.md', 'iaas/minutes', '2026-03-05'],
    ['tsc-2026-03-05.md', 'tsc', '2026-03-05'],
    ['calls/2026/tsc-2026-03-05.md', 'calls/tsc', '2026-03-05'],
    ['calls/tsc_5-March-2026.md', 'calls/tsc', '2026-03-05'],
    ['calls/minutes-2026-03-05.md', 'calls', '2026-03-05'],
    ['calls/Minutes_March_5_2026.md', 'calls', '2026-03-05'],
    ['calls/05.03.2026.md', 'calls', '2026-03-05'],
    ['calls/2026-03-05 Standup.md', 'calls', '2026-03-05'],
    ['calls/002-2026-03-05.md', 'calls', '2026-03-05'],
    ['calls/2026-W10.md', 'calls', undefined],
    ['tsc/2025-2026/20260305.md', 'tsc', '2026-03-05'],
    ['tsc/2025-26/20260305.md', 'tsc', '2026-03-05'],
    ['tsc/archive/2026/20260305.md', 'tsc', '2026-03-05'],
    ['vorstand/Archiv/20260305.md', 'vorstand', '2026-03-05'],
    ['tsc/minutes-2026/20260305.md', 'tsc/minutes', '2026-03-05'],
    ['vorstand/Protokolle 2026/05.03.2026.md', 'vorstand/Protokolle', '2026-03-05'],
    ['tsc/minutes/20260305.md', 'tsc/minutes', '2026-03-05'],
    ['team 2/20260305.md', 'team 2', '2026-03-05'],
    ['room-12/05/20260305.md', 'room-12/05', '2026-03-05'],
  ] as const)
    it(`of "${path}" is "${series}"`, () => assert.deepEqual(locateInSeries(path), { series, date }))
})

describe('the names of series', () => {
  const ids = (...list: readonly string[]): readonly { readonly root: string; readonly series: string }[] =>
    list.map((path) => ({ root: path.split(':')[0] ?? '', series: path.split(':')[1] ?? '' }))
  const named = (...list: readonly string[]): readonly string[] =>
    ids(...list).map(nameSeries(ids(...list), 'Minutes', (root) => root))
  it('are the last folders where that is enough', () =>
    assert.deepEqual(named('a:teams/iaas', 'a:teams/kaas', 'a:'), ['iaas', 'kaas', 'Minutes']))
  it('are as much of the path as is needed', () =>
    assert.deepEqual(named('a:iaas/minutes', 'a:kaas/minutes', 'a:x/kaas/minutes', 'a:tsc'), [
      'iaas/minutes',
      'a/kaas/minutes',
      'x/kaas/minutes',
      'tsc',
    ]))
  it('begin with the workspace folder where the paths are the same', () =>
    assert.deepEqual(named('one:platform', 'two:platform', 'two:'), ['one/platform', 'two/platform', 'Minutes']))
})
