import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Message } from '../editor/protocol'
import { findFreePort } from './ports'

export interface DriverServer {
  /** Where the suites send their messages. Nobody else can know it. */
  readonly address: string
  readonly stop: () => Promise<void>
}

/**
 * Listens on the loopback interface for what the suites inside VS Code say.
 *
 * @param handle Called with each message; the sender waits for it and is told what it returns or throws.
 */
export async function startDriverServer(handle: (message: Message) => Promise<unknown>): Promise<DriverServer> {
  const port = await findFreePort()
  const path = `/${randomUUID()}`
  const server = createServer((request, response) => {
    // The web worker host has another origin; a plain text POST needs no preflight.
    response.setHeader('Access-Control-Allow-Origin', '*')
    if (request.method === 'GET' && request.url?.startsWith('/uploads/') === true) {
      answerAsPad(request.url, response)
      return
    }
    if (request.method !== 'POST' || request.url !== path) {
      response.writeHead(404).end()
      return
    }
    readMessage(request)
      .then(handle)
      .then(
        (answer) => response.writeHead(200).end(JSON.stringify(answer ?? null)),
        (error: unknown) => response.writeHead(500).end(error instanceof Error ? error.message : String(error)),
      )
  })
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve))
  return {
    address: `http://127.0.0.1:${port}${path}`,
    async stop() {
      const closed = new Promise((resolve) => server.close(resolve))
      server.closeAllConnections()
      await closed
    },
  }
}

/** One transparent pixel. */
const picture = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** A pad's server beside it: a picture, a page that calls itself one, and nothing else. */
function answerAsPad(url: string, response: ServerResponse): void {
  if (url.endsWith('/pixel.png'))
    response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from(picture, 'base64'))
  else if (url.endsWith('/page.png')) response.writeHead(200, { 'content-type': 'image/png' }).end('<html>')
  else if (url.endsWith('/moved.png')) response.writeHead(302, { location: '/uploads/pixel.png' }).end()
  // Into a network that no pad has a say in; nothing listens there.
  else if (url.endsWith('/inwards.png')) response.writeHead(302, { location: 'http://[::1]:9/pixel.png' }).end()
  else response.writeHead(404).end()
}

async function readMessage(request: IncomingMessage): Promise<Message> {
  return JSON.parse(await text(request)) as Message
}
