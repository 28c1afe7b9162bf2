import { assert } from 'chai'
import * as vscode from 'vscode'
import type { Publication } from '../../src/github/publication'
import { createPublications } from '../../src/host/publications'
import { fileUri } from './workspaceFiles'

const place = { owner: 'orchard-cloud', repo: 'minutes' }
const publication = (own: string): Publication => ({
  target: place,
  path: 'platform/20260305.md',
  baseBranch: 'main',
  head: place,
  branch: 'minutes/platform/2026-03-05',
  pull: { number: 7, url: 'https://github.com/orchard-cloud/minutes/pull/7', title: 'Add', state: 'open' },
  headSha: 'a'.repeat(40),
  text: own,
  own,
  sourceSha: 'b'.repeat(40),
})
const uri = vscode.Uri.parse('file:///w/platform/20260305.md')

describe('the stored publications', () => {
  const storage = fileUri('stored publications')
  let warnings: string[]
  const open = (where = storage) =>
    createPublications(where, [], { warn: (message: string) => void warnings.push(message) })
  const files = async (): Promise<readonly vscode.Uri[]> => {
    const folder = vscode.Uri.joinPath(storage, 'publications')
    return (await vscode.workspace.fs.readDirectory(folder)).map(([name]) => vscode.Uri.joinPath(folder, name))
  }

  beforeEach(() => (warnings = []))
  afterEach(() => vscode.workspace.fs.delete(storage, { recursive: true }).then(undefined, () => undefined))

  it('are there in the next window', async () => {
    await open().put(uri, publication('one\n'))
    const next = open()
    await next.load()
    assert.equal(next.get(uri)?.own, 'one\n')
  })

  it('of another window are read before publishing', async () => {
    const [one, two] = [open(), open()]
    await Promise.all([one.load(), two.load()])
    await one.put(uri, publication('from one\n'))
    assert.isUndefined(two.get(uri))
    await two.refresh([uri])
    assert.equal(two.get(uri)?.own, 'from one\n')
    await two.put(uri, publication('from two\n'))
    await one.refresh([uri])
    assert.equal(one.get(uri)?.own, 'from two\n')
  })

  it('are ignored where they are damaged, and stored again', async () => {
    await open().put(uri, publication('one\n'))
    const [file] = await files()
    if (file === undefined) throw new Error('Nothing was stored.')
    const whole = await vscode.workspace.fs.readFile(file)
    const newer = new TextDecoder().decode(whole).replace('"formatVersion":1', '"formatVersion":9')
    for (const damaged of [whole.slice(0, whole.length / 2), new Uint8Array(), new TextEncoder().encode(newer)]) {
      await vscode.workspace.fs.writeFile(file, damaged)
      const next = open()
      await next.load()
      assert.isUndefined(next.get(uri))
      await next.refresh([uri])
      await next.put(uri, publication('again\n'))
      const last = open()
      await last.load()
      assert.equal(last.get(uri)?.own, 'again\n')
    }
  })

  it('stay in the window when they cannot be stored', async () => {
    const full = open(vscode.Uri.parse('nowhere:/storage'))
    await full.load()
    const progress = {
      target: place,
      head: place,
      branch: 'minutes/platform/2026-03-05',
      commitSha: undefined,
      isNewBranch: false,
      pull: undefined,
    }
    await full.putProgress([uri], { standing: progress, pending: [] })
    await full.put(uri, publication('one\n'))
    await full.refresh([uri])
    assert.equal(full.get(uri)?.own, 'one\n')
    assert.isUndefined(full.interruptedRun(uri))
    assert.lengthOf(warnings, 2)
    assert.match(warnings[0] ?? '', /could not be stored/)
  })
})
