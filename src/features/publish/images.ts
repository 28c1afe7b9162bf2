import * as vscode from 'vscode'
import { hasImageEnding, imageEnding } from '../../core/imageTypes'
import type { Image } from '../../core/minutes'
import { findPadImages, redirectTarget, replaceImageUrls } from '../../core/publishChecks/padImages'
import { isPublicAddress } from '../../core/privateNetwork'
import { blobShaOfBytes } from '../../github/gitBlob'
import { type ImageFiles, isFreeFor } from '../../github/imageFiles'
import { isSafePath } from '../../github/safePath'
import type { CommitFile } from '../../github/steps/commits'
import { escapeMessage } from '../../host/escapeMessage'

/** Text and images as they are published. */
export interface TextWithImages {
  /** Links to the images by relative paths. */
  readonly text: string
  readonly files: readonly CommitFile[]
  readonly copied: readonly CopiedImage[]
  readonly failed: readonly FailedImage[]
}

/** An image that was fetched, and its path in the repository. */
export interface CopiedImage {
  readonly url: string
  readonly path: string
}

export interface FailedImage {
  readonly url: string
  /** Shown to the person; lower case, without a full stop. */
  readonly reason: string
  /** The host, if the person has not allowed images from it. */
  readonly host?: string
}

/** Maximum size of one image, in bytes; our limit, not GitHub's. */
const maxBytes = 5 * 1024 * 1024
/** Maximum number of images in one file. */
const maxImages = 50
/** Milliseconds for one image. */
const fetchTimeoutMs = 20_000
/** Maximum number of redirects to follow for one image. */
const maxRedirects = 5

/** Fetches each image once and caches it, so that a new preview does not fetch it again. */
export interface ImageFetcher {
  fetchImages(source: ImageSource, signal: AbortSignal, limits?: ImageLimits): Promise<TextWithImages>
}

/** Where images may come from, and which names are free for them. */
export interface ImageLimits {
  /**
   * URLs of the images in this publication, by lower-case path, because some file systems ignore case. The images of a
   * text are added.
   */
  readonly taken: Map<string, string>
  readonly isAllowed: (url: string) => boolean
  readonly files: ImageFiles
}

/** A text with its visible images. */
export interface ImageSource {
  readonly text: string
  /** Path in the repository. */
  readonly path: string
  readonly images: readonly Image[]
}

/** @param ask Sends requests; defaults to the host's `fetch`. */
export function createImageFetcher(ask: typeof fetch = fetch): ImageFetcher {
  const fetched = new Map<string, FetchedImage>()
  return {
    fetchImages: async ({ text, path, images: shown }, signal, limits = withoutLimits()) => {
      const { taken, isAllowed } = limits
      const images = findPadImages(text, shown)
      const folder = path.slice(0, path.lastIndexOf('/') + 1)
      const links = new Map<string, string>()
      const files: CommitFile[] = []
      const copied: CopiedImage[] = []
      const failed: FailedImage[] = []
      const byUrl = new Map(images.map((image) => [image.url, image]))
      for (const { url, name } of byUrl.values()) {
        const isTaken = (file: string): boolean => (taken.get(`${folder}${file}`.toLowerCase()) ?? url) !== url
        const result =
          reasonToSkip(url, name, files.length) ??
          (isAllowed(url) ? undefined : notAllowed(url)) ??
          (isTaken(name) ? sameName() : await fetchOnce(ask, fetched, url, signal))
        if ('reason' in result) {
          failed.push({ url, ...result })
          continue
        }
        const wanted = hasImageEnding(name) ? name : `${name}.${result.ending}`
        const file = await freeName(limits.files, folder, wanted, result.base64)
        const isFiltered = await limits.files.isFiltered(`${folder}${file}`)
        if (isTaken(file) || isFiltered) {
          failed.push({ url, ...(isFiltered ? storedByFilter() : sameName()) })
          continue
        }
        taken.set(`${folder}${file}`.toLowerCase(), url)
        links.set(url, file)
        copied.push({ url, path: `${folder}${file}` })
        files.push({ path: `${folder}${file}`, base64: result.base64 })
      }
      return { text: replaceImageUrls(text, images, links), files, copied, failed }
    },
  }
}

/**
 * Reason not to fetch an image; undefined if it may be fetched.
 *
 * @param count Number of images the text already has.
 */
function reasonToSkip(url: string, name: string, count: number): { readonly reason: string } | undefined {
  if (!isPublicAddress(url)) return { reason: vscode.l10n.t('its server is in a private network') }
  if (!isSafePath(name)) return { reason: vscode.l10n.t('its file name does not work on every operating system') }
  return count >= maxImages ? { reason: vscode.l10n.t('more than {0} images', maxImages) } : undefined
}

function withoutLimits(): ImageLimits {
  const files: ImageFiles = { find: () => Promise.resolve([]), isFiltered: () => Promise.resolve(false) }
  return { taken: new Map(), isAllowed: () => true, files }
}

function notAllowed(url: string): { readonly reason: string; readonly host: string } {
  const { host } = new URL(url)
  return { reason: vscode.l10n.t('images from {0} are not allowed yet', host), host }
}

function storedByFilter(): { readonly reason: string } {
  return { reason: vscode.l10n.t('the repository stores it with Git LFS or another Git filter') }
}

/** The name of an image, with a few characters of its hash if GitHub has another image of that name. */
async function freeName(files: ImageFiles, folder: string, name: string, base64: string): Promise<string> {
  const sha = blobShaOfBytes(fromBase64(base64))
  if (isFreeFor(`${folder}${name}`, sha, await files.find(`${folder}${name}`))) return name
  return name.replace(/(?=\.[^.]*$)/, `-${sha.slice(0, 6)}`)
}

function sameName(): { readonly reason: string } {
  return { reason: vscode.l10n.t('another image has the same name') }
}

interface FetchedImage {
  readonly base64: string
  /** The usual ending of its type, without the dot. */
  readonly ending: string
}

type Fetched = FetchedImage | { readonly reason: string; readonly host?: string }

async function fetchOnce(
  ask: typeof fetch,
  fetched: Map<string, FetchedImage>,
  url: string,
  signal: AbortSignal,
): Promise<Fetched> {
  const cached = fetched.get(url)
  if (cached !== undefined) return cached
  const result = await fetchImage(ask, url, signal)
  if ('base64' in result) fetched.set(url, result)
  return result
}

/** Fetches one image anonymously: without cookies, credentials or a referrer. */
async function fetchImage(ask: typeof fetch, url: string, signal: AbortSignal): Promise<Fetched> {
  try {
    const response = await fetchWithRedirects(ask, url, AbortSignal.any([signal, AbortSignal.timeout(fetchTimeoutMs)]))
    if (response === undefined) return { reason: vscode.l10n.t('the server redirects to a blocked address') }
    if (!response.ok) return { reason: vscode.l10n.t('the server responded with {0}', response.status) }
    if (Number(response.headers.get('content-length') ?? 0) > maxBytes) return tooLarge()
    const bytes = await readUpTo(response, maxBytes)
    if (bytes === undefined) return tooLarge()
    const ending = imageEnding(bytes)
    return ending === undefined
      ? { reason: vscode.l10n.t('not a PNG, JPEG, GIF or WebP image') }
      : { base64: toBase64(bytes), ending }
  } catch (error) {
    if (signal.aborted) throw error
    return {
      reason: vscode.l10n.t('download failed: {0}', escapeMessage(error instanceof Error ? error.message : '', 100)),
    }
  }
}

/** Follows allowed redirects. @returns undefined if a redirect is blocked or there are too many. */
async function fetchWithRedirects(ask: typeof fetch, url: string, signal: AbortSignal): Promise<Response | undefined> {
  const options: RequestInit = { signal, credentials: 'omit', referrerPolicy: 'no-referrer' }
  let place: string | undefined = url
  for (let count = 0; place !== undefined && count <= maxRedirects; count++) {
    const response = await ask(place, { ...options, redirect: 'manual' })
    // Browsers hide the redirect target, and protect the local network themselves.
    if (response.type === 'opaqueredirect') return ask(place, options)
    const location = response.status >= 300 && response.status < 400 ? response.headers.get('location') : null
    if (location === null) return response
    await response.body?.cancel()
    place = redirectTarget(place, location)
  }
  return undefined
}

function tooLarge(): Fetched {
  return { reason: vscode.l10n.t('larger than {0} MB', maxBytes / 1024 / 1024) }
}

/** @returns undefined if the body exceeds the limit; `content-length` may be missing. */
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

function fromBase64(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (character) => character.charCodeAt(0))
}
