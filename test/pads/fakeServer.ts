import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'

/** A request that a fake server received. */
export interface SeenRequest {
  readonly method: string
  readonly path: string
  readonly headers: IncomingMessage['headers']
}

/** What happens to a request instead of the normal response. */
export type Fault =
  /** Closes the connection without a response; with `afterWork`, only after processing the request. */
  | { readonly kind: 'reset'; readonly afterWork?: boolean }
  /** Sends the headers and a body that never ends. */
  | { readonly kind: 'endless'; readonly type?: string }
  /** Never responds. */
  | { readonly kind: 'silent' }
  /** Sends half of the body, then closes the connection. */
  | { readonly kind: 'cut' }
  | {
      readonly kind: 'status'
      readonly status: number
      readonly headers?: Readonly<Record<string, string>>
      readonly body?: string
    }
  | { readonly kind: 'redirect'; readonly location: string }

/** A fake server on a loopback address. */
export interface FakeServer {
  readonly origin: string
  readonly requests: readonly SeenRequest[]
  /** Makes the next `count` requests whose path matches fail. */
  fail(fault: Fault, path?: RegExp, count?: number): void
  clearFaults(): void
  stop(): Promise<void>
}

export type Handler = (request: SeenRequest, body: string, response: ServerResponse) => void

/** Starts a server that answers each complete request with `handle`, unless a fault applies. */
export async function startFakeServer(handle: Handler, port = 0): Promise<FakeServer> {
  const requests: SeenRequest[] = []
  let faults: { readonly fault: Fault; readonly path: RegExp; count: number }[] = []
  const server = createServer((message, response) => {
    const parts: Buffer[] = []
    message.on('data', (part: Buffer) => parts.push(part))
    message.on('end', () => {
      const request = { method: message.method ?? '', path: message.url ?? '', headers: message.headers }
      requests.push(request)
      const body = Buffer.concat(parts).toString('utf8')
      const active = faults.find(({ path, count }) => count > 0 && path.test(request.path))
      if (active === undefined) {
        handle(request, body, response)
        return
      }
      active.count--
      applyFault(active.fault, response, (target) => handle(request, body, target))
    })
  })
  await new Promise<void>((resolve) => server.listen(port, '127.0.0.1', resolve))
  return {
    origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    requests,
    fail: (fault, path = /./, count = 1) => {
      faults.push({ fault, path, count })
    },
    clearFaults: () => {
      faults = []
    },
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve())
        server.closeAllConnections()
      }),
  }
}

/** Pages of other origins may read the texts of pads. */
const readable = { 'access-control-allow-origin': '*' }

function applyFault(fault: Fault, response: ServerResponse, work: (response: ServerResponse) => void): void {
  switch (fault.kind) {
    case 'reset':
      if (fault.afterWork === true)
        work({ writeHead: () => response, end: () => response } as unknown as ServerResponse)
      response.socket?.destroy()
      break
    case 'endless':
      response.writeHead(200, { ...readable, 'content-type': fault.type ?? 'text/markdown; charset=utf-8' })
      response.write('# 2026-03-05\n')
      break
    case 'silent':
      break
    case 'cut':
      response.writeHead(200, {
        ...readable,
        'content-type': 'text/markdown; charset=utf-8',
        'content-length': '10000',
      })
      response.write('# 2026-03-05\n', () => response.socket?.destroy())
      break
    case 'status':
      response.writeHead(fault.status, { 'content-type': 'text/html; charset=utf-8', ...fault.headers })
      response.end(fault.body ?? '<!DOCTYPE html><title>Error</title>')
      break
    case 'redirect':
      response.writeHead(302, { location: fault.location })
      response.end()
      break
  }
}
