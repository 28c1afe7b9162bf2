import assert from 'node:assert/strict'
import { createItemIndex, type ItemIndex } from '../../../../src/core/actionItems/itemIndex'
import type { ChangedParts, IndexEntry } from '../../../../src/core/actionItems/storedParts'
import { digestOf } from '../../../../src/core/digest'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

const minutesDigest = digestOf('team/20260310.md', readMinutes('# 2026-03-10\n\n- AI @ada: call\n'))
const minutes = (stamp = '1'): IndexEntry => ({ stamp, root: '', digest: { ...minutesDigest, hash: stamp } })
const other = (stamp = '1'): IndexEntry => ({ stamp, root: '', digest: undefined })

/** What is on disk: parts by name, as text. */
type Disk = Map<string, string>

function write(disk: Disk, parts: ChangedParts): void {
  for (const [name, part] of parts)
    if (part === undefined) disk.delete(name)
    else disk.set(name, JSON.stringify(part))
}

function read(disk: Disk, reader = 'r'): ItemIndex {
  return createItemIndex(reader, new Map([...disk].map(([name, text]) => [name, parse(text)])))
}

function parse(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}

function filled(count: number): { readonly index: ItemIndex; readonly disk: Disk } {
  const index = createItemIndex('r')
  for (let number = 0; number < count; number++) index.put(`${number}.md`, number % 4 === 0 ? minutes() : other())
  const disk: Disk = new Map()
  write(disk, index.takeChangedParts())
  return { index, disk }
}

describe('the stored parts of an index', () => {
  for (const count of [200, 1_600, 12_800])
    it(`write one part of the same size for a change among ${count} files`, () => {
      const { index } = filled(count)
      index.put('40.md', minutes('2'))
      const parts = [...index.takeChangedParts().values()]
      assert.equal(parts.length, 1)
      const files = Object.values(parts[0]?.files ?? {})
      assert.ok(files.filter(({ digest }) => digest !== undefined).length <= 50)
      assert.ok(files.length <= 500)
    })

  it('have nothing to write where nothing has changed', () => {
    const { index, disk } = filled(300)
    assert.equal(index.takeChangedParts().size, 0)
    index.put('8.md', minutes())
    assert.equal(index.takeChangedParts().size, 0)
    assert.equal(read(disk).takeChangedParts().size, 0)
  })

  it('write a new time of a file whose text is the same', () => {
    const { index, disk } = filled(300)
    const { digest } = minutes()
    index.put('8.md', { stamp: '2', root: '', digest })
    write(disk, index.takeChangedParts())
    assert.equal(read(disk).get('8.md')?.stamp, '2')
  })

  it('restore all entries, after files were added, changed and removed', () => {
    const { index, disk } = filled(700)
    for (let number = 0; number < 700; number += 3) index.remove(`${number}.md`)
    for (let number = 1; number < 700; number += 5) index.put(`${number}.md`, minutes('2'))
    for (let number = 700; number < 900; number++) index.put(`${number}.md`, other())
    write(disk, index.takeChangedParts())
    const again = read(disk)
    assert.deepEqual([...again.keys()].sort(), [...index.keys()].sort())
    for (const key of index.keys()) assert.equal(again.get(key)?.stamp, index.get(key)?.stamp)
    const sizes = [...disk.values()].map((text) => Object.keys((JSON.parse(text) as { files: object }).files).length)
    assert.ok(sizes.length < 20 && Math.max(...sizes) <= 500, String(sizes))
  })

  it('stay small when other files become minutes', () => {
    const index = createItemIndex('r')
    for (let number = 0; number < 400; number++) index.put(`${number}.md`, other())
    for (let number = 0; number < 400; number++) index.put(`${number}.md`, minutes('2'))
    const parts = [...index.takeChangedParts().values()].map((part) => Object.values(part?.files ?? {}))
    assert.ok(parts.length >= 8)
    for (const files of parts) assert.ok(files.filter(({ digest }) => digest !== undefined).length <= 50)
  })

  it('lose only their own files when they are broken, and take the next files', () => {
    const { disk } = filled(600)
    const [first = ''] = disk.keys()
    const lost = Object.keys((JSON.parse(disk.get(first) ?? '') as { files: object }).files)
    disk.set(first, (disk.get(first) ?? '').slice(0, -40))
    const again = read(disk)
    assert.equal([...again.keys()].length, 600 - lost.length)
    for (const file of lost) again.put(file, minutes('2'))
    write(disk, again.takeChangedParts())
    assert.equal([...read(disk).keys()].length, 600)
  })

  it('of another reader are deleted, or written anew', () => {
    const { disk } = filled(600)
    const again = read(disk, 's')
    assert.deepEqual([...again.keys()], [])
    again.put('new.md', minutes())
    write(disk, again.takeChangedParts())
    assert.equal(disk.size, 1)
    assert.deepEqual([...read(disk, 's').keys()], ['new.md'])
  })

  it('hold a file once, also when the editor ended between two writes', () => {
    const { disk } = filled(40)
    const [first = ''] = disk.keys()
    disk.set('7', disk.get(first) ?? '')
    const again = read(disk)
    write(disk, again.takeChangedParts())
    const files = [...disk.values()].flatMap((text) => Object.keys((JSON.parse(text) as { files: object }).files))
    assert.equal(files.length, new Set(files).size)
    assert.equal(files.length, 40)
  })
})
