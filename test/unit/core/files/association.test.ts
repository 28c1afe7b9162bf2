import assert from 'node:assert/strict'
import { associationFor } from '../../../../src/core/files/association'

const patternFor = (path: string, isFolder: boolean, names: readonly string[], workspaceFolder = 'notes') =>
  associationFor({ path, isFolder, names, workspaceFolder })?.pattern

describe('the association of a folder with the Minutes language', () => {
  it('matches dated names below the folder', () =>
    assert.equal(patternFor('team/platform', true, ['README.md', '20260305.md']), '**/team/platform/[0-9]*.md'))
  it('takes the folder of a file', () =>
    assert.equal(patternFor('platform/20260305.md', false, ['20260305.md']), '**/platform/[0-9]*.md'))
  it('names the top folder by the last part of its path', () => {
    assert.equal(patternFor('', true, ['2026-03-05.md']), '**/notes/[0-9]*.md')
    assert.equal(patternFor('2026-03-05.md', false, ['2026-03-05.md']), '**/notes/[0-9]*.md')
  })
  it('has no empty part at the root of a file system', () =>
    assert.equal(patternFor('', true, ['2026-03-05.md'], ''), '**/[0-9]*.md'))
  it('matches names with the date in the middle', () =>
    assert.equal(patternFor('tsc', true, ['README.md', 'tsc-2026-03-05.md']), '**/tsc/*[0-9]*.md'))
  it('matches all names of a folder without dates, but not those at the top', () => {
    assert.equal(patternFor('calls', true, ['kickoff.md']), '**/calls/*.md')
    assert.equal(patternFor('', true, ['kickoff.md']), undefined)
    assert.equal(patternFor('kickoff.md', false, ['kickoff.md']), '**/notes/kickoff.md')
  })
  it('escapes what has a meaning in patterns', () =>
    assert.equal(patternFor('a[1]{b}*?', true, ['20260305.md']), '**/a[[]1][{]b}[*][?]/[0-9]*.md'))
})
