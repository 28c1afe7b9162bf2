import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

describe('folds', () => {
  const folds = (text: string): readonly unknown[] =>
    readMinutes(text).folds.map(({ startLine, endLine }) => [startLine, endLine])
  it('span sections up to their last line with content', () =>
    assert.deepEqual(folds('# 2026-03-05\n\n## A\n\ntext\n\n\n## B\n- x\n'), [
      [1, 9],
      [3, 5],
      [8, 9],
    ]))
  it('span items with their content, fences and front matter', () =>
    assert.deepEqual(folds('---\na: b\n---\n- x\n  - y\n\n  z\n- w\n\n```\ncode\n```\n'), [
      [1, 3],
      [4, 7],
      [10, 12],
    ]))
})
