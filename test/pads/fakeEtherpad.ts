import { type FakeServer, startFakeServer } from './fakeServer'

/** A stand-in for Etherpad's text export. */
export interface FakeEtherpad extends FakeServer {
  readonly pads: Map<string, string>
}

const maxExports = 10

/**
 * Starts a stand-in for Etherpad's export (https://etherpad.org/doc/v1.8.18/#index_export-a-pad): plain text for
 * everybody, 404 for unknown pads, ten exports in 90 seconds. A name with spaces or colons redirects to an address that
 * is not found, unless a pad has exactly this name. `npm run test:more` compares it with a real Etherpad.
 */
export async function startFakeEtherpad(): Promise<FakeEtherpad> {
  const pads = new Map<string, string>()
  let count = 0
  const server = await startFakeServer(({ method, path }, _body, response) => {
    const name = /^\/p\/([^/]+)\/export\/txt$/.exec(path)?.[1]
    const written = name && decodeURIComponent(name)
    const text = method === 'GET' && written !== undefined ? pads.get(written) : undefined
    const sanitized = written?.replace(/\s+/g, '_').replace(/:+/g, '_')
    if (text === undefined && sanitized !== undefined && sanitized !== written) {
      response.writeHead(302, { location: encodeURIComponent(sanitized), 'access-control-allow-origin': '*' })
      response.end()
      return
    }
    const isLimited = name !== undefined && ++count > maxExports
    response.writeHead(isLimited ? 429 : text === undefined ? 404 : 200, {
      'content-type': text === undefined || isLimited ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
      'access-control-allow-origin': '*',
    })
    response.end(isLimited ? 'Too many requests' : (text ?? 'Not found'))
  })
  return { ...server, pads }
}
