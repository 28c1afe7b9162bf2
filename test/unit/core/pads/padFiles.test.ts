import assert from 'node:assert/strict'
import { digestOf } from '../../../../src/core/digest'
import { cutPad } from '../../../../src/core/pads/cutPad'
import { padFiles, toMinutesText } from '../../../../src/core/pads/padFiles'
import { readMinutes } from '../../../../src/core/reader/readMinutes'
import { sortMeetings } from '../../../../src/core/series'

const meetings = (...paths: readonly string[]): ReturnType<typeof sortMeetings<ReturnType<typeof digestOf>>> =>
  sortMeetings(paths.map((path) => digestOf(path, readMinutes('# Call\n\n## Participants\n- @ada', { path }))))

/** Checks the files of a pad: `path` for a new one, `path exists` for others. */
function assertFiles(pad: string, existing: readonly string[], ...expected: readonly string[]): void {
  assert.deepEqual(
    padFiles(cutPad(pad), meetings(...existing), 'platform').map(
      ({ path, exists }) => path + (exists ? ' exists' : ''),
    ),
    expected,
  )
}

describe('files of a pad', () => {
  it('are named like the series, newest first', () =>
    assertFiles(
      '# 2026-03-05\n# 2026-03-12',
      ['platform/2026-02-26.md'],
      'platform/2026-03-12.md',
      'platform/2026-03-05.md',
    ))
  it('are matched with the files of the series by day', () =>
    assertFiles(
      '# 2026-03-05\n# 2026-02-26',
      ['platform/20260226-call.md'],
      'platform/20260305.md',
      'platform/20260226-call.md exists',
    ))
  it('have different names for two meetings on one day', () =>
    assertFiles(
      '# 2026-03-05\n# 2026-03-05 Break-out\n# 2026-03-05',
      [],
      'platform/20260305.md',
      'platform/20260305-break-out.md',
      'platform/20260305-2.md',
    ))
  it('find their own file among several of one day', () =>
    assertFiles(
      '# 2026-03-05\n# 2026-03-05 Overflow',
      ['platform/20260305-overflow.md', 'platform/20260305.md'],
      'platform/20260305.md exists',
      'platform/20260305-overflow.md exists',
    ))
  it('are numbered in the order of the pad, even thousands of them', () => {
    const paths = padFiles(cutPad('# 2026-03-05\n'.repeat(4_000)), [], 'board').map(({ path }) => path)
    assert.deepEqual(paths.slice(0, 3), ['board/20260305.md', 'board/20260305-2.md', 'board/20260305-3.md'])
    assert.equal(new Set(paths).size, 4_000)
  }).timeout(3_000)
  it('cannot leave the folder of the series', () =>
    assertFiles(
      '# 2026-03-05\n# 2026-03-05 ../../etc/passwd',
      [],
      'platform/20260305.md',
      'platform/20260305-etc-passwd.md',
    ))
  it('have the level and the line endings of the series', () =>
    assert.equal(toMinutesText(cutPad('### 2026-03-05\n#### A\n')[0]!, 2, '## x\r\n'), '## 2026-03-05\r\n### A\r\n'))
})
