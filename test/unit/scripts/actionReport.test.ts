import assert from 'node:assert/strict'
import { mkdirSync, mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { actionReport, type ReportOptions } from '../../../scripts/actionReport'
import { markdownFiles, readText } from '../../../scripts/markdownBelow'

describe('the action item report of the command line', () => {
  let root = ''
  const warnings: string[] = []
  const warn = (text: string): void => void warnings.push(text)
  const write = (path: string, text: string): void => {
    mkdirSync(join(root, path, '..'), { recursive: true })
    writeFileSync(join(root, path), text)
  }
  const report = (more: Partial<ReportOptions> = {}): string =>
    actionReport(
      {
        root,
        format: 'json',
        status: 'all',
        owner: undefined,
        today: '2026-03-10',
        isTodayReference: false,
        ...more,
      },
      warn,
    )
  const tasks = (more?: Partial<ReportOptions>): readonly string[] =>
    (JSON.parse(report(more)) as readonly { readonly task: string }[]).map(({ task }) => task)

  before(() => {
    root = mkdtempSync(join(tmpdir(), 'actions-'))
    write('team/20260305.md', '# 2026-03-05\n\n- AI @ada: ring the bell\n- AI @bo: sweep the floor ✅\n')
    write('README.md', 'No minutes.\n')
    write('node_modules/x/20260305.md', '# 2026-03-05\n\n- AI @ada: hidden\n')
    symlinkSync(root, join(root, 'team', 'loop'), 'junction')
    symlinkSync(join(root, 'nowhere.md'), join(root, 'team', '20260312.md'))
  })
  after(() => rmSync(root, { recursive: true }))

  it('has every item once and ignores looping or broken symbolic links', () => {
    assert.deepEqual(tasks(), ['ring the bell', 'sweep the floor'])
    assert.deepEqual(warnings, [])
  })
  it('filters by status and owner', () => {
    assert.deepEqual(tasks({ status: 'open' }), ['ring the bell'])
    assert.deepEqual(tasks({ owner: '@Bo' }), ['sweep the floor'])
    assert.deepEqual(tasks({ status: 'dropped' }), [])
  })
  it('says which open items are stale, counted from the newest meeting or a given day', () => {
    const stale = (more?: Partial<ReportOptions>): readonly boolean[] =>
      (JSON.parse(report(more)) as readonly { readonly stale: boolean }[]).map((item) => item.stale)
    assert.deepEqual(stale(), [false, false])
    const later = { today: '2026-10-01', isTodayReference: true }
    assert.deepEqual(stale(later), [true, false])
    assert.deepEqual(tasks({ ...later, status: 'open' }), [])
    assert.deepEqual(tasks({ ...later, status: 'stale' }), ['ring the bell'])
    assert.deepEqual(tasks({ ...later, status: 'all' }), ['ring the bell', 'sweep the floor'])
    assert.deepEqual(stale({ today: '2026-10-01' }), [false, false])
  })
  it('reads linked folders, but none twice', () => {
    const other = mkdtempSync(join(tmpdir(), 'linked-'))
    try {
      mkdirSync(join(other, 'board'))
      writeFileSync(join(other, 'board', '20260305.md'), '# 2026-03-05\n\n- AI @cy: paint the door\n')
      symlinkSync(other, join(root, 'linked'), 'junction')
      symlinkSync(join(root, 'team'), join(root, 'current'), 'junction')
      const items = JSON.parse(report()) as readonly { readonly series: string }[]
      assert.deepEqual(items.map(({ series }) => series).sort(), ['linked/board', 'team', 'team'])
    } finally {
      rmSync(join(root, 'linked'), { force: true, recursive: true })
      rmSync(join(root, 'current'), { force: true, recursive: true })
      rmSync(other, { recursive: true })
    }
  })
  it('is CSV or Markdown on request', () => {
    assert.match(report({ format: 'csv' }), /^status,[^]*\nopen,ada,ring the bell,team,/)
    assert.match(report({ format: 'md' }), /^# Action items[^]*- \[ \] AI @ada: ring the bell/)
  })
  it('warns about skipped files and folders', () => {
    assert.equal(readText(join(root, 'gone.md'), warn), undefined)
    assert.deepEqual(markdownFiles(join(root, 'gone'), warn), [])
    assert.equal(warnings.length, 2)
    assert.match(warnings[0] ?? '', /^Skipped .*gone\.md: ENOENT/)
  })
})
