import { randomUUID } from 'node:crypto'
import { createServer, type IncomingMessage } from 'node:http'
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

async function readMessage(request: IncomingMessage): Promise<Message> {
  return JSON.parse(await text(request)) as Message
}
