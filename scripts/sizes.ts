import { readFileSync } from 'node:fs'
import { join } from 'node:path'

/** Sizes of what users install, and what the start of the extension costs, as `npm run size-table` measured them. */
export interface Sizes {
  /** `YYYY-MM-DD` */
  readonly measured: string
  /** Bytes by path. */
  readonly bytes: Readonly<Record<string, number>>
  readonly activation: {
    /** The commit that the share is relative to. */
    readonly against: string
    /** CPU time of evaluating the bundle, from 0 to 1. */
    readonly share: number
  }
}

/** The limits, in the units of the table. */
const limits: Readonly<Record<string, string>> = {
  'out/minutes.vsix': '1.60 MB',
  'dist/extension.js': '1.30 MB',
}
const activationLimit = 0.65

/** The file with the measured sizes. */
export const sizesFile = join(__dirname, '..', 'bench', 'sizes.json')

export function readSizes(): Sizes {
  return JSON.parse(readFileSync(sizesFile, 'utf8')) as Sizes
}

/** The table as Markdown. As in the output of vsce, the VSIX is in units of 1,048,576 bytes; others are in millions. */
export function sizeTable({ measured, bytes, activation }: Sizes): string {
  const rows = Object.entries(bytes).map(([path, size]) => {
    const unit = path.endsWith('.vsix') ? 1_048_576 : 1_000_000
    return [`\`${path}\``, `${(size / unit).toFixed(2)} MB`, limits[path] ?? '']
  })
  const cells = [
    [`measured on ${measured}`, 'size', 'at most'],
    ['---', '---', '---'],
    ...rows,
    [
      `CPU time of evaluating the bundle, of that of ${activation.against}`,
      `${Math.round(activation.share * 100)} %`,
      `${activationLimit * 100} %`,
    ],
  ]
  return cells.map((row) => `| ${row.join(' | ')} |`.replace(/ {2,}/g, ' ')).join('\n')
}
