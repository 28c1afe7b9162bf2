import assert from 'node:assert/strict'
import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'

const folder = path.join(__dirname, '../../../src')

/** The source files whose text matches, with slashes. */
function filesWith(pattern: RegExp): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && pattern.test(readFileSync(path.join(folder, file), 'utf8')))
    .map((file) => file.replaceAll(path.sep, '/'))
}

describe('the texts for people', () => {
  it('has dates and times in the language of VS Code, from one place', () =>
    assert.deepEqual(
      filesWith(
        /\.toLocale(?:Date|Time)?String\(|Intl\.(?:DateTimeFormat|RelativeTimeFormat)\((?:undefined|vscode|\)(?!\.resolvedOptions))/,
      ),
      ['host/times.ts'],
    ))
  it('has icons beside labels, whose names are not read out', () => assert.deepEqual(filesWith(/label: `\$\(/), []))
})

describe('words and addresses from outside', () => {
  it('come into notifications in one place, which escapes them', () =>
    assert.deepEqual(filesWith(/\.show(?:Information|Warning|Error)Message\b/), ['host/messages.ts']))
  it('are opened in one place, which checks them', () =>
    assert.deepEqual(filesWith(/\benv\s*\.openExternal\b/), ['host/openPage.ts']))
})
