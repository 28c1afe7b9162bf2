/**
 * Creates the animation of the README, `media/demo.gif`, from screenshots of the demo:
 *
 *   npm run demo-gif -- FILE.png [FILE.png …]
 */
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { applyPalette, GIFEncoder, quantize } from 'gifenc'
import { PNG } from 'pngjs'

/** Time that each screenshot is shown. */
const frameMs = 2_500
/** Width of the picture, in pixels. */
const width = 960
const maxBytes = 2_000_000
const target = join(__dirname, '..', 'media', 'demo.gif')

interface Frame {
  readonly width: number
  readonly height: number
  /** RGBA, row by row. */
  readonly data: Uint8Array
}

const files = process.argv.slice(2)
if (files.length === 0) {
  console.error('usage: npm run demo-gif -- FILE.png [FILE.png …]')
  process.exit(2)
}
const gif = GIFEncoder()
for (const file of files) {
  const frame = scale(PNG.sync.read(readFileSync(file)), width)
  const palette = quantize(frame.data, 128)
  gif.writeFrame(applyPalette(frame.data, palette), frame.width, frame.height, { palette, delay: frameMs })
}
gif.finish()
writeFileSync(target, gif.bytes())
const { size } = statSync(target)
console.log(`${target}: ${files.length} frames, ${Math.round(size / 1000)} kB`)
if (size > maxBytes) {
  console.error(`The picture is larger than ${maxBytes / 1_000_000} MB: use fewer or smaller screenshots.`)
  process.exitCode = 1
}

/** Scales to a width; each pixel is the average of those it covers. */
function scale(image: Frame, toWidth: number): Frame {
  const factor = image.width / toWidth
  if (factor <= 1) return image
  const toHeight = Math.round(image.height / factor)
  const data = new Uint8Array(toWidth * toHeight * 4)
  for (let y = 0; y < toHeight; y++) {
    for (let x = 0; x < toWidth; x++) {
      const sum = [0, 0, 0]
      let count = 0
      for (let sy = Math.floor(y * factor); sy < Math.min(image.height, Math.ceil((y + 1) * factor)); sy++) {
        for (let sx = Math.floor(x * factor); sx < Math.min(image.width, Math.ceil((x + 1) * factor)); sx++) {
          const at = (sy * image.width + sx) * 4
          for (const channel of [0, 1, 2]) sum[channel] = (sum[channel] ?? 0) + (image.data[at + channel] ?? 0)
          count++
        }
      }
      const at = (y * toWidth + x) * 4
      sum.forEach((total, channel) => (data[at + channel] = Math.round(total / count)))
      data[at + 3] = 255
    }
  }
  return { width: toWidth, height: toHeight, data }
}
