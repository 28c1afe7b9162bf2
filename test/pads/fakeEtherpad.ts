import { type FakeServer, startFakeServer } from './fakeServer'

/** Etherpad's export of text. */
export interface FakeEtherpad extends FakeServer {
  readonly pads: Map<string, string>
}

const maxExports = 10

/**
 * Starts a stand-in for Etherpad's export (https://etherpad.org/doc/v1.8.18/#index_export-a-pad): plain text for everybody,
 * 404 for unknown pads, ten exports in 90 seconds.
 */
export async function startFakeEtherpad(): Promise<FakeEtherpad> {
  const pads = new Map<string, string>()
  let count = 0
  const server = await startFakeServer(({ method, path }, _body, response) => {
    const name = /^\/p\/([^/]+)\/export\/txt$/.exec(path)?.[1]
    const text = method === 'GET' && name !== undefined ? pads.get(decodeURIComponent(name)) : undefined
    const isLimited = name !== undefined && ++count > maxExports
    response.writeHead(isLimited ? 429 : text === undefined ? 404 : 200, {
      'content-type': text === undefined || isLimited ? 'text/html; charset=utf-8' : 'text/plain; charset=utf-8',
      'access-control-allow-origin': '*',
    })
    response.end(isLimited ? 'Too many requests' : (text ?? 'Not found'))
  })
  return { ...server, pads }
}
