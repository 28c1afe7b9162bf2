import assert from 'node:assert/strict'
import { movedAddress } from '../../../../src/core/files/movedAddress'

describe('the address after a move', () => {
  const from = 'file:///w/iaas'
  const to = 'file:///w/platform'
  it('is that of the moved file', () => assert.equal(movedAddress(from, from, to), to))
  it('follows a folder above the file', () =>
    assert.equal(movedAddress(`${from}/2026/5%20March.md`, from, to), `${to}/2026/5%20March.md`))
  it('is undefined for a neighbor with the same beginning of the name', () =>
    assert.equal(movedAddress(`${from}-old/20260305.md`, from, to), undefined))
  it('is undefined for folders above', () => assert.equal(movedAddress('file:///w', from, to), undefined))
})
