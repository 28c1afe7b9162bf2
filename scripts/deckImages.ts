/** Loads the images of a deck for its export. */
import { existsSync, readFileSync, realpathSync, statSync } from 'node:fs'
import { dirname, join, relative } from 'node:path'
import { exportLimits } from '../src/core/slides/exportLimits'
import { imageMediaType } from '../src/core/imageTypes'
import { isAllowedHost, parseImageAddress } from '../src/core/slides/imageAddress'

export interface SkippedImage {
  readonly address: string
  readonly reason: string
}

/** @param hosts Hosts whose images are loaded. */
export async function embedImages(
  deck: string,
  addresses: readonly string[],
  hosts: readonly string[],
): Promise<{ readonly images: Readonly<Record<string, string>>; readonly skipped: readonly SkippedImage[] }> {
  const images: Record<string, string> = {}
  const skipped: SkippedImage[] = []
  let total = 0
  for (const address of addresses) {
    const found = await loadImage(deck, address, hosts)
    const skip = (reason: string): unknown => skipped.push({ address: address.slice(0, 120), reason })
    if ('reason' in found) skip(found.reason)
    else if (found.bytes.length > exportLimits.imageBytes) skip(`more than ${exportLimits.imageBytes / 1e6} MB`)
    else if (total + found.bytes.length * 1.4 > exportLimits.totalChars)
      skip('the size limit for all images is reached')
    else {
      images[address] = /^data:/i.test(address)
        ? address
        : `data:${found.type};base64,${found.bytes.toString('base64')}`
      total += images[address].length
    }
  }
  return { images, skipped }
}

async function loadImage(
  deck: string,
  address: string,
  hosts: readonly string[],
): Promise<{ readonly bytes: Buffer; readonly type: string } | { readonly reason: string }> {
  const source = parseImageAddress(address)
  if (source === undefined) return { reason: 'not an image address' }
  switch (source.kind) {
    case 'data':
      return { bytes: Buffer.alloc(0), type: '' }
    case 'file':
      return readImageFile(dirname(deck), source.path)
    case 'remote': {
      const copy = source.fileName === undefined ? undefined : readImageFile(dirname(deck), source.fileName)
      if (copy !== undefined && 'bytes' in copy) return copy
      if (!isAllowedHost(source.host, hosts)) return { reason: `use --allow ${source.host} to load it` }
      try {
        const response = await fetch(address.startsWith('//') ? `https:${address}` : address)
        const [type = ''] = (response.headers.get('content-type') ?? '').split(';')
        if (!response.ok || !type.startsWith('image/'))
          return { reason: `the server answered ${response.status} ${type}` }
        return { bytes: Buffer.from(await response.arrayBuffer()), type }
      } catch (error) {
        return { reason: error instanceof Error ? error.message : String(error) }
      }
    }
  }
}

/** Reads an image below a folder. Symbolic links that leave the folder are rejected. */
function readImageFile(
  folder: string,
  path: string,
): { readonly bytes: Buffer; readonly type: string } | { readonly reason: string } {
  const file = join(folder, path)
  const type = imageMediaType(file)
  if (!existsSync(file) || !statSync(file).isFile()) return { reason: 'file not found' }
  if (relative(realpathSync(folder), realpathSync(file)).startsWith('..'))
    return { reason: 'outside the deck’s folder' }
  if (type === undefined) return { reason: 'not an image format that browsers show' }
  return { bytes: readFileSync(file), type }
}
