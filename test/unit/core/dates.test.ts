import assert from 'node:assert/strict'
import { findDates } from '../../../src/core/dates'
import { dateOfPath } from '../../../src/core/datesOfPaths'

describe('dates', () => {
  for (const [text, value] of [
    ['2026-03-05', '2026-03-05'],
    ['2026-03–5', '2026-03-05'],
    ['2026-3-5T14:00:00Z', '2026-03-05'],
    ['20260305', '2026-03-05'],
    ['2026年3月5日（木）', '2026-03-05'],
    ['2026\\-03\\-05', '2026-03-05'],
    ['den 5 mars 2026', '2026-03-05'],
    ['5. desember 2026', '2026-12-05'],
    ['5 marca 2026', '2026-03-05'],
    ['5.3.2026', '2026-03-05'],
    ['(05.03.26) 14:05', '2026-03-05'],
    ['5 March 2026', '2026-03-05'],
    ['İ, 5 MARCH 2026', '2026-03-05'],
    ['5th of March, 2026', '2026-03-05'],
    ['March 5th, 2026', '2026-03-05'],
    ['Thursday 5^th^ March 2026', '2026-03-05'],
    ['5. März 2026', '2026-03-05'],
    ['Wednesday, 5th of December 2018', '2018-12-05'],
    ['Thursday 1, June 2023', '2023-06-01'],
    ['05-Mar-2026', '2026-03-05'],
    ['05Mar2026', '2026-03-05'],
    ['March-5-2026', '2026-03-05'],
    ['25-03-2026', '2026-03-25'],
    ['03-25-2026', '2026-03-25'],
    ['3/25/26', '2026-03-25'],
    ['Thursday 3/5/2026', '2026-03-05'],
    ['Do., 5/3/2026', '2026-03-05'],
    ['5–7 March 2026', '2026-03-05'],
    ['March 5th - 7th, 2026', '2026-03-05'],
    ['Meeting 24 – 5 March 2026', '2026-03-05'],
    ['Meeting 3 – 24 March 2026', '2026-03-24'],
    ['No. 3 – 5 March 2026', '2026-03-05'],
    ['Sitzung #3 – 5 March 2026', '2026-03-05'],
    ['5 and 6 March 2026', '2026-03-05'],
    ['5. bis 7. März 2026', '2026-03-05'],
    ['5./6. März 2026', '2026-03-05'],
    ['28 February – 2 March 2026', '2026-02-28'],
    ['30. April bis 2. Mai 2026', '2026-04-30'],
    ['vom 28. Februar bis zum 2. März 2026', '2026-02-28'],
    ['from 5 until 7 March 2026', '2026-03-05'],
    ['February 28 – March 2, 2026', '2026-02-28'],
    ['March 5 to 7, 2026', '2026-03-05'],
    ['1 March 2026 to 2 April 2026', '2026-03-01'],
  ] as const) {
    it(`are read in ${JSON.stringify(text)}`, () => assert.equal(findDates(text)[0]?.value, value))
  }
  for (const text of [
    '2202-12-05',
    '2026-13-01',
    '2026-02-30',
    '1.2.3',
    '123456789',
    'v1.10.2024.1',
    'March',
    'v1-25-2026',
    '3/4/2026',
  ]) {
    it(`are not read in ${JSON.stringify(text)}`, () => assert.deepEqual(findDates(text), []))
  }
})

describe('the date in a path', () => {
  for (const [path, day] of [
    ['iaas/20260305.md', '2026-03-05'],
    ['2026-03-05-hackathon/minutes.md', '2026-03-05'],
    ['minutes/05Mar2026.md', '2026-03-05'],
    ['2026/03/05.md', '2026-03-05'],
    ['2026/03/05-telecon/minutes.md', '2026-03-05'],
    ['2026-03/march-05.md', '2026-03-05'],
    ['sig-docs/2026/docs-03-5.md', '2026-03-05'],
    ['2026/telcons/03-05-minutes.md', '2026-03-05'],
  ] as const)
    it(`is read from ${path}`, () => assert.equal(dateOfPath(path), day))
  for (const path of [
    '2026/week-10.md',
    '2026/notes-v1.2-3.md',
    '2026/sprint-02-03-04.md',
    '2026/mary-12.md',
    '03-05.md',
    'tickets/032526-login.md',
  ])
    it(`is not read from ${path}`, () => assert.equal(dateOfPath(path), undefined))
})
