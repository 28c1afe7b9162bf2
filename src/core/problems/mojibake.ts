import { indexLines, spanOf } from '../positions'
import type { Problem } from './problem'

/** The characters of bytes 0x80 to 0x9F in Windows-1252. All other bytes equal their code points. */
const windows1252 = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008DŽ\u008F\u0090‘’“”•–—˜™š›œ\u009DžŸ'

const trail = `[\\u0080-\\u00BF${windows1252}]`
/** UTF-8 sequences of two, three and four bytes, decoded as Windows-1252. */
const garbledSequence = new RegExp(
  `[\\u00C2-\\u00DF]${trail}|[\\u00E0-\\u00EF]${trail}{2}|[\\u00F0-\\u00F4]${trail}{3}`,
  'g',
)

/** Finds UTF-8 text that was decoded as Windows-1252: `â€“` for a dash, `Ã¼` for ü. */
export function findMojibake(text: string): readonly Problem[] {
  if (!/[\u00C2-\u00F4]/.test(text)) return []
  const index = indexLines(text)
  return [...text.matchAll(garbledSequence)].flatMap((match): Problem[] => {
    const repaired = decodeUtf8(match[0])
    if (repaired === undefined) return []
    return [
      {
        code: 'mojibake',
        span: spanOf(index, match.index, match.index + match[0].length),
        written: match[0],
        repaired,
      },
    ]
  })
}

const punctuation = '€‚„…–—‘’“”•™'

/** Decodes the bytes as UTF-8; undefined if they are invalid or do not give a likely character. */
function decodeUtf8(written: string): string | undefined {
  const bytes = Array.from(written, byteOf)
  const [lead = 0, ...rest] = bytes
  if (rest.some((byte) => byte < 0x80 || byte > 0xbf)) return undefined
  const bits = rest.length === 1 ? lead & 0x1f : rest.length === 2 ? lead & 0x0f : lead & 0x07
  const code = rest.reduce((sum, byte) => sum * 64 + (byte & 0x3f), bits)
  const smallest = [0, 0x80, 0x800, 0x10000][rest.length] ?? 0
  if (code < smallest || code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) return undefined
  const character = String.fromCodePoint(code)
  // A German quotation can end after a capital letter: „Ä“ is not a garbled ē.
  if (code > 0xff && rest.length === 1 && punctuation.includes(written.charAt(1))) return undefined
  // Control characters are a coincidence: "Ã " may be intended.
  return /[\p{L}\p{P}\p{S}\u00A0\u00AD]|\p{Extended_Pictographic}/u.test(character) ? character : undefined
}

function byteOf(character: string): number {
  const index = windows1252.indexOf(character)
  return index >= 0 ? 0x80 + index : character.charCodeAt(0)
}
