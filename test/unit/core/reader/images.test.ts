import assert from 'node:assert/strict'
import { readMinutes } from '../../../../src/core/reader/readMinutes'

/** The URL of each image, after checking its span. */
function images(text: string): readonly string[] {
  return readMinutes(text).images.map(({ url, span }) => {
    assert.ok(text.slice(span.start.offset, span.end.offset).includes(url))
    return url
  })
}

describe('images', () => {
  it('are images, with a size too, and those of HTML', () =>
    assert.deepEqual(images('![a](a.png) ![](b.png =640x)\n\n<img src="c.png" width=9>\n'), [
      'a.png',
      'b.png',
      'c.png',
    ]))
  it('are those of HTML in a list, too', () =>
    assert.deepEqual(images('- a\n\n  <div>\n    <p>b</p>\n  <img src="c.png">\n  </div>\n'), ['c.png']))
  it('are shown behind slides', () =>
    assert.deepEqual(
      images(
        '---\ntype: slide\nslideOptions:\n  parallaxBackgroundImage: \'![](https://pad.example.org/d.png)\'\n---\n\n# One\n\n<!-- .slide: data-background="https://pad.example.org/e.png" data-background-color="#fff" -->\n\n----\n\n<!-- .slide: data-background="#123456" -->\n',
      ),
      ['https://pad.example.org/d.png', 'https://pad.example.org/e.png'],
    ))
  it('are none in code', () => assert.deepEqual(images('`![](a.png)`\n\n```\n<img src="b.png">\n```\n'), []))
})
