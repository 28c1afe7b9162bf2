import { randomUUID } from 'node:crypto'
import { type FakeServer, type SeenRequest, startFakeServer } from './fakeServer'

export interface FakeNote {
  text: string
  /** Whether only members may read the note. */
  isPrivate: boolean
  readonly id: string
  readonly shortId: string
  readonly alias: string | undefined
  readonly createdAt: Date
  /** Null until the first live edit. */
  changedAt: Date | null
}

export interface FakeHedgeDocOptions {
  /** The path that the server is served below, such as `/pads`. */
  readonly basePath?: string
  /** Whether everybody may create pads with a chosen name. */
  readonly hasFreeNames?: boolean
  /** Whether guests may create pads. */
  readonly hasGuestPads?: boolean
  readonly port?: number
}

/** A HedgeDoc 1.12 without its editor. */
export interface FakeHedgeDoc extends FakeServer {
  /** The address with its base path. */
  readonly url: string
  readonly notes: readonly FakeNote[]
  addNote(text: string, options?: { readonly alias?: string; readonly isPrivate?: boolean }): FakeNote
  /** Changes a note as if somebody typed in the editor. */
  edit(note: FakeNote, text: string, at?: Date): void
}

/** https://docs.hedgedoc.org/configuration/: `documentMaxLength` and the limits for new notes. */
const maxLength = 100_000
const maxNewNotes = 20
const newNotesWindowSeconds = 300

/**
 * Starts a stand-in for HedgeDoc 1.12 with responses like those of a real server (https://docs.hedgedoc.org/dev/api/).
 * A refused request is redirected to the start page without CORS headers. A body that is not text creates an empty
 * note. Preflight requests fail. Where free names are allowed, reading an unknown note creates it.
 */
export async function startFakeHedgeDoc({
  basePath = '',
  hasFreeNames = false,
  hasGuestPads = true,
  port,
}: FakeHedgeDocOptions = {}): Promise<FakeHedgeDoc> {
  const notes: FakeNote[] = []
  let newNotes = 0
  const add = (text: string, alias?: string, isPrivate = false): FakeNote => {
    const note: FakeNote = {
      text: text.replace(/\r/g, ''),
      isPrivate,
      id: Buffer.from(randomUUID().replaceAll('-', ''), 'hex').toString('base64url'),
      shortId: randomUUID().replaceAll('-', '').slice(0, 10),
      alias,
      createdAt: new Date(),
      changedAt: null,
    }
    notes.push(note)
    return note
  }
  const find = (name: string): FakeNote | undefined =>
    notes.find(({ id, shortId, alias }) => [id, shortId, alias].includes(decodeURIComponent(name)))

  const server = await startFakeServer((request, body, response) => {
    const { status, headers, body: text } = answer(request, body)
    response.writeHead(status, { 'hedgedoc-version': '1.12.0', ...headers })
    response.end(text)
  }, port)

  function answer(request: SeenRequest, body: string): Reply {
    const path = request.path.replace(/[?#].*$/, '')
    if (!path.startsWith(`${basePath}/`)) return send.page(404)
    const route = path.slice(basePath.length)
    const home = `${basePath}/`
    if (request.method === 'POST') return create(request, route, body, home)
    // A preflight gets no CORS headers, like any other unknown method.
    if (request.method !== 'GET' && request.method !== 'HEAD') return send.page(404)
    if (route === '/') return send.page(200, 'HedgeDoc - Collaborative markdown notes')
    if (route === '/me') return send.json({ status: 'forbidden' }, false)
    if (route.length > 1 && route.endsWith('/')) return send.redirect(`${basePath}${route.slice(0, -1)}`, 301)
    return read(route, home)
  }

  function read(route: string, home: string): Reply {
    const [, short, name = '', action, extra] = /^\/(?:(s|p)\/)?([^/]+)(?:\/(\w+)(?:\/(\d+))?)?$/.exec(route) ?? []
    const note = find(name)
    if (short === 'p' && action !== undefined) return send.redirect(`${home}p/${name}`)
    if (note === undefined) {
      if (hasFreeNames && short === undefined && action === undefined) {
        add('', decodeURIComponent(name))
        return send.page(200, 'Untitled - HedgeDoc')
      }
      return send.page(404, '404 Not Found')
    }
    if (note.isPrivate) return send.redirect(home)
    switch (action) {
      case undefined:
        return send.page(200, `${titleOf(note.text)} - HedgeDoc`)
      case 'download':
        return send.text(note.text, {
          'content-disposition': `attachment; filename=${encodeURIComponent(titleOf(note.text))}.md`,
        })
      case 'info':
        return send.json({
          title: titleOf(note.text),
          description: '',
          viewcount: 1,
          createtime: note.createdAt.toISOString(),
          updatetime: note.changedAt?.toISOString() ?? null,
        })
      case 'revision':
        return extra === undefined
          ? send.json({ revision: [{ time: note.createdAt.getTime(), length: note.text.length }] })
          : send.json({ content: note.text, authorship: [], patch: [] })
      default:
        return send.page(404, '404 Not Found')
    }
  }

  function create({ headers }: SeenRequest, route: string, body: string, home: string): Reply {
    const alias = /^\/new(?:\/([^/]+))?$/.exec(route)
    if (alias === null) return send.page(404)
    if (!hasGuestPads) return send.redirect(home)
    if (++newNotes > maxNewNotes)
      return send.page(429, 'Too many requests', {
        'retry-after': String(newNotesWindowSeconds),
        'x-ratelimit-limit': String(maxNewNotes),
        'x-ratelimit-remaining': '0',
      })
    if (body.length > maxLength) return send.page(413, '413 Payload Too Large')
    const name = alias[1] === undefined ? undefined : decodeURIComponent(alias[1])
    if (name !== undefined && find(name) !== undefined) return send.page(409, '409 Conflict')
    if (name !== undefined && !hasFreeNames) return send.redirect(home)
    const isText = /^text\/(?:markdown|plain)\b/i.test(headers['content-type'] ?? '')
    const note = add(isText ? body : '', name)
    return send.redirect(`${server.origin}${basePath}/${name === undefined ? note.id : encodeURIComponent(name)}`)
  }

  return {
    ...server,
    url: `${server.origin}${basePath}`,
    notes,
    addNote: (text, { alias, isPrivate } = {}) => add(text, alias, isPrivate),
    edit: (note, text, at = new Date()) => {
      note.text = text
      note.changedAt = at
    },
  }
}

interface Reply {
  readonly status: number
  readonly headers: Readonly<Record<string, string>>
  readonly body?: string
}

/** Headers that let pages of other origins read a response. Only texts and metadata have them. */
const cors = {
  'access-control-allow-origin': '*',
  'access-control-expose-headers': 'Cache-Control, Content-Encoding, Content-Range',
}

const send = {
  page: (status: number, title = 'HedgeDoc', headers: Readonly<Record<string, string>> = {}): Reply => ({
    status,
    headers: { 'content-type': 'text/html; charset=utf-8', ...headers },
    body: `<!DOCTYPE html><title>${title}</title>`,
  }),
  redirect: (location: string, status = 302): Reply => ({
    status,
    headers: { location, 'content-type': 'text/plain; charset=utf-8' },
    body: `Found. Redirecting to ${location}`,
  }),
  text: (body: string, headers: Readonly<Record<string, string>>): Reply => ({
    status: 200,
    headers: { ...cors, 'content-type': 'text/markdown; charset=utf-8', ...headers },
    body,
  }),
  json: (value: unknown, hasCors = true): Reply => ({
    status: 200,
    headers: { ...(hasCors ? cors : {}), 'content-type': 'application/json; charset=utf-8' },
    body: JSON.stringify(value),
  }),
}

/** The title that HedgeDoc shows: the first heading of level 1, otherwise "Untitled". */
function titleOf(text: string): string {
  return /^# +(.+)$/m.exec(text)?.[1]?.trim() ?? 'Untitled'
}
