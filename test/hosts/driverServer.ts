import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { text } from 'node:stream/consumers'
import type { Message } from '../editor/protocol'
import { findFreePort } from './ports'

export interface DriverServer {
  /** The URL that the suites post messages to; its path is random, so that nobody else can guess it. */
  readonly address: string
  readonly stop: () => Promise<void>
}

/**
 * Listens on the loopback interface for messages of the suites inside VS Code.
 *
 * @param handle Called with each message; its return value or error is the answer.
 */
export async function startDriverServer(handle: (message: Message) => Promise<unknown>): Promise<DriverServer> {
  const port = await findFreePort()
  const path = `/${randomUUID()}`
  const server = createServer((request, response) => {
    // The web worker has another origin; a POST of plain text needs no preflight request.
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

/** A PNG image of one transparent pixel, in Base64. */
const pixelPng = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNkYPhfDwAChwGA60e6kgAAAABJRU5ErkJggg=='

/** Serves an image as a pad does. */
function answerAsPad(url: string, response: ServerResponse): void {
  if (url.endsWith('/pixel.png'))
    response.writeHead(200, { 'content-type': 'image/png' }).end(Buffer.from(pixelPng, 'base64'))
  else response.writeHead(404).end()
}

async function readMessage(request: IncomingMessage): Promise<Message> {
  return JSON.parse(await text(request)) as Message
}
