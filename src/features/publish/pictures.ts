import * as vscode from 'vscode'
import { findPadPictures, pictureType, redirectTarget, replacePictures } from '../../core/publishChecks/padPictures'
import { isSafePath } from '../../github/safePath'
import type { CommitFile } from '../../github/steps/commits'
import { plainMessage } from '../../host/plainMessage'

/** A text with its pictures, as both are published. */
export interface Illustrated {
  /** Names the pictures by relative links. */
  readonly text: string
  readonly files: readonly CommitFile[]
  readonly failed: readonly FailedPicture[]
}

export interface FailedPicture {
  readonly url: string
  /** A sentence for the person. */
  readonly reason: string
}

/** Bytes of one picture; GitHub shows larger ones, but nobody's minutes need them. */
const maxBytes = 5 * 1024 * 1024
/** Pictures of one file. */
const maxPictures = 50
/** Milliseconds for one picture. */
const patience = 20_000
/** How often a server may send on. */
const maxRedirects = 5

/** Fetches pictures once: a preview that is made anew does not ask for them again. */
export interface PictureFetcher {
  /**
   * @param taken The addresses of the pictures that are published together, by path in lower case: some disks do not
   * tell `A.png` from `a.png`. It grows by those of this text.
   */
  illustrate(text: string, path: string, signal: AbortSignal, taken?: Map<string, string>): Promise<Illustrated>
}

/** @param ask Sends a request; the editor's own way unless told. */
export function createPictureFetcher(ask: typeof fetch = fetch): PictureFetcher {
  const fetched = new Map<string, string>()
  return {
    illustrate: async (text, path, signal, taken = new Map<string, string>()) => {
      const pictures = findPadPictures(text)
      const folder = path.slice(0, path.lastIndexOf('/') + 1)
      const links = new Map<string, string>()
      const files: CommitFile[] = []
      const failed: FailedPicture[] = []
      const byUrl = new Map(pictures.map((picture) => [picture.url, picture]))
      for (const { url, name } of byUrl.values()) {
        const place = `${folder}${name}`.toLowerCase()
        const result =
          obstacleTo(name, files.length, taken.get(place) ?? url, url) ?? (await fetchOnce(ask, fetched, url, signal))
        if ('reason' in result) {
          failed.push({ url, reason: result.reason })
          continue
        }
        taken.set(place, url)
        links.set(url, name)
        files.push({ path: `${folder}${name}`, base64: result.base64 })
      }
      return { text: replacePictures(text, pictures, links), files, failed }
    },
  }
}

/**
 * Why a picture is not even asked for; undefined where it may be.
 *
 * @param count Pictures that the text has already.
 * @param holder The address of the picture that has the place.
 */
function obstacleTo(name: string, count: number, holder: string, url: string): { readonly reason: string } | undefined {
  if (!isSafePath(name)) return { reason: vscode.l10n.t('its name is none that every system can check out') }
  if (count >= maxPictures) return { reason: vscode.l10n.t('there are more than {0} pictures', maxPictures) }
  return holder !== url ? { reason: vscode.l10n.t('another picture of these minutes has the same name') } : undefined
}

type Fetched = { readonly base64: string } | { readonly reason: string }

async function fetchOnce(
  ask: typeof fetch,
  fetched: Map<string, string>,
  url: string,
  signal: AbortSignal,
): Promise<Fetched> {
  const known = fetched.get(url)
  if (known !== undefined) return { base64: known }
  const result = await fetchPicture(ask, url, signal)
  if ('base64' in result) fetched.set(url, result.base64)
  return result
}

/** Fetches one picture as anybody could: without cookies, a sign-in, or a word about where the request comes from. */
async function fetchPicture(ask: typeof fetch, url: string, signal: AbortSignal): Promise<Fetched> {
  try {
    const response = await fetchFollowing(ask, url, AbortSignal.any([signal, AbortSignal.timeout(patience)]))
    if (response === undefined)
      return { reason: vscode.l10n.t('the server sends the request on to where it must not go') }
    if (!response.ok) return { reason: vscode.l10n.t('the server answers {0}', response.status) }
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) return tooLarge()
    const bytes = await readUpTo(response, maxBytes)
    if (bytes === undefined) return tooLarge()
    if (pictureType(bytes) === undefined) return { reason: vscode.l10n.t('it is no PNG, JPEG, GIF or WebP picture') }
    return { base64: toBase64(bytes) }
  } catch (error) {
    if (signal.aborted) throw error
    return {
      reason: vscode.l10n.t(
        'it cannot be fetched: {0}',
        plainMessage(error instanceof Error ? error.message : '', 100),
      ),
    }
  }
}

/** Follows where a server sends on to, as far as that may be. @returns undefined where it may not. */
async function fetchFollowing(ask: typeof fetch, url: string, signal: AbortSignal): Promise<Response | undefined> {
  const options: RequestInit = { signal, credentials: 'omit', referrerPolicy: 'no-referrer' }
  let place: string | undefined = url
  for (let count = 0; place !== undefined && count <= maxRedirects; count++) {
    const response = await ask(place, { ...options, redirect: 'manual' })
    // A browser does not tell where to; it guards the own network itself.
    if (response.type === 'opaqueredirect') return ask(place, options)
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (location === null) return response
    await response.body?.cancel()
    place = redirectTarget(place, location)
  }
  return undefined
}

function tooLarge(): Fetched {
  return { reason: vscode.l10n.t('it is larger than {0} MB', maxBytes / 1024 / 1024) }
}

/** @returns undefined where there is more: a server need not say how much comes. */
async function readUpTo(response: Response, limit: number): Promise<Uint8Array | undefined> {
  const reader = response.body?.getReader()
  if (reader === undefined) return new Uint8Array()
  const parts: Uint8Array[] = []
  let length = 0
  for (;;) {
    const { done, value } = await reader.read()
    if (done) break
    length += value.length
    if (length > limit) {
      await reader.cancel()
      return undefined
    }
    parts.push(value)
  }
  const bytes = new Uint8Array(length)
  let offset = 0
  for (const part of parts) {
    bytes.set(part, offset)
    offset += part.length
  }
  return bytes
}

function toBase64(bytes: Uint8Array): string {
  let binary = ''
  for (let start = 0; start < bytes.length; start += 8_192)
    binary += String.fromCharCode(...bytes.subarray(start, start + 8_192))
  return btoa(binary)
}
