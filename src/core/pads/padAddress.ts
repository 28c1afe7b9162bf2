import { findDates } from '../dates'
import type { CalendarDate } from '../minutes'
import { isPrivateHost } from '../privateNetwork'

/** The address of a pad. */
export interface PadAddress {
  /** Protocol and host, which the person confirms. */
  readonly origin: string
  /** The server's address with its base path, without a trailing slash. */
  readonly server: string
  /** The pad's id or alias. On HackMD it can have a slash: `@team/notes`. */
  readonly note: string
  /** The route before the id: HedgeDoc's `/s/` and `/p/`, Etherpad's `/p/`. */
  readonly route: '' | 's' | 'p'
  /** The date of the section in the address. */
  readonly day: CalendarDate | undefined
  /** Whether the host is this computer or in a private network. */
  readonly isPrivate: boolean
}

/** A request for the text of a pad. */
export interface PadRequest {
  readonly url: string
  /** The media type of a response with the text. */
  readonly mediaType: 'text/markdown' | 'text/plain'
}

/** Paths that can follow the id of a pad. */
const actions = /\/(?:download|info|revision(?:\/\d+)?|publish|slide|edit|pdf|timeslider|export(?:\/\w+)?)$/
/** Pages of the servers that are not pads. */
const pages =
  /^(?:new|login|logout|register|features|history|status|me|config|auth|uploads|admin|terms|privacy|robots\.txt)$/i
const noteName = /^[^/?#\s\\]{1,200}$/

/**
 * Reads the address of a pad from a text that a person typed or copied: with or without protocol, in brackets, with
 * a view (`?both`), a section (`#2026-03-05`), a route (`/s/`, `/p/`) or an action (`/download`).
 *
 * @returns undefined if the text has no address of a pad.
 */
export function readPadAddress(text: string): PadAddress | undefined {
  const written = /https?:\/\/[^\s<>"'`]+/i.exec(text)?.[0] ?? bareAddress(text)
  const address = written?.replace(/[)\].,;:!]+$/, '')
  if (address === undefined || !URL.canParse(address)) return undefined
  const url = new URL(address)
  if (url.username !== '' || url.password !== '') return undefined
  const path = url.pathname.replace(/\/+$/, '').replace(actions, '')
  const segments = path.split('/').slice(1)
  const last = segments.pop() ?? ''
  const before = segments.at(-1)
  const route = before === 's' || before === 'p' ? before : ''
  const team = isHackMD(url.hostname) && before?.startsWith('@') === true ? `${before}/` : ''
  if (route !== '' || team !== '') segments.pop()
  if (!noteName.test(last) || /^\.+$/.test(decode(last)) || (route === '' && pages.test(last))) return undefined
  return {
    origin: url.origin,
    server: [url.origin, ...segments].join('/'),
    note: `${team}${last}`,
    route,
    day: findDates(decode(url.hash))[0]?.value,
    isPrivate: isPrivateHost(url.hostname),
  }
}

/** "pad.example.org/abc" without a protocol. */
function bareAddress(text: string): string | undefined {
  const bare = /^\s*((?:[\w-]+\.)+[a-z]{2,}(?::\d+)?\/[^\s<>"'`]+)\s*$/i.exec(text)?.[1]
  return bare && `https://${bare}`
}

function decode(text: string): string {
  try {
    return decodeURIComponent(text)
  } catch {
    // A percent sign that is not an escape.
    return text
  }
}

function isHackMD(hostname: string): boolean {
  return hostname === 'hackmd.io'
}

/**
 * The requests that can return a pad's text, in the order to try. None of them creates a pad.
 *
 * HedgeDoc redirects `/p/<id>/download` to a page, so `/s/` is used for the id. Etherpad has pads only below `/p/`.
 */
export function padRequests({ server, route, note }: PadAddress): readonly PadRequest[] {
  const download = `${server}/${route === '' ? '' : 's/'}${note}/download`
  const hedgeDoc: PadRequest = { url: download, mediaType: 'text/markdown' }
  if (route !== 'p') return [hedgeDoc]
  const etherpad = etherpadNames(note).map((name): PadRequest => ({
    url: `${server}/p/${name}/export/txt`,
    mediaType: 'text/plain',
  }))
  // Short ids of HedgeDoc have 7 to 14 characters.
  return /^[\w-]{7,14}$/.test(note) ? [hedgeDoc, ...etherpad] : etherpad
}

/**
 * The possible names of a pad on an Etherpad: with `_` for spaces and colons, or as written in versions before that
 * rule. Etherpad redirects only the page of a pad to its name, not the export.
 */
function etherpadNames(note: string): readonly string[] {
  const written = decode(note)
  const name = written.replace(/\s+/g, '_').replace(/:+/g, '_')
  return name === written ? [note] : [encodeURIComponent(name), note]
}

/** The page of a pad, for the browser. */
export function padPage({ server, route, note }: PadAddress): string {
  return `${server}/${route === '' ? '' : `${route}/`}${note}`
}

/**
 * The page of a pad at the section of a meeting. HedgeDoc names headings by their words, with hyphens.
 *
 * @param heading The text of the section's heading; undefined for the top of the pad.
 */
export function padSection(pad: PadAddress, heading: string | undefined): string {
  const name = (heading ?? '')
    .replace(/<[^>]*>/g, '')
    .trim()
    .replace(/\s+/g, '-')
    .replace(/[!"#$%&'()*+,./:;<=>?@[\\\]^`{|}~]/g, '')
  const isEtherpad = pad.route === 'p'
  return name === '' || isEtherpad ? padPage(pad) : `${padPage(pad)}?both#${encodeURIComponent(name)}`
}

/** Whether two addresses look like the same pad. */
export function isSamePad(one: PadAddress, other: PadAddress): boolean {
  return one.server.toLowerCase() === other.server.toLowerCase() && one.note === other.note
}

/** The links to pads in a text, without duplicates. */
export function findPadAddresses(text: string, isPadServer: (address: PadAddress) => boolean): readonly PadAddress[] {
  const found: PadAddress[] = []
  for (const [written] of text.matchAll(/https?:\/\/[^\s<>"'`)\]]+/gi)) {
    const address = readPadAddress(written)
    if (address !== undefined && isPadServer(address) && !found.some((one) => isSamePad(one, address)))
      found.push(address)
  }
  return found
}
