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
    actionReport({ root, format: 'json', status: 'all', owner: undefined, ...more }, warn)
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
