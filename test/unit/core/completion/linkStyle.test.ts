import assert from 'node:assert/strict'
import { keepUrlSuffix } from '../../../../src/core/completion/linkStyle'

const page = 'https://github.com/example/site'

describe('a link made of an address', () => {
  for (const [address, expected] of [
    [`${page}/issues/12`, `[site#12](${page}/issues/12)`],
    [`${page}/issues/12/`, `[site#12](${page}/issues/12)`],
    [`${page}/issues/12#issuecomment-345`, `[site#12](${page}/issues/12#issuecomment-345)`],
  ] as const) {
    it(`leads to the target of ${address}`, () =>
      assert.equal(keepUrlSuffix(`[site#12](${page}/issues/12)`, address), expected))
  }
  it('is the whole address if the template is not a link', () =>
    assert.equal(keepUrlSuffix(`${page}/pull/3`, `${page}/pull/3/files`), `${page}/pull/3/files`))
})
