import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { setTimeout } from 'node:timers/promises'
import { preflight, type Api } from './api'
import type { Answer, ApiRequest } from './exchange'
import type { FaultAction, FaultRules } from './faults'
import { recordOf, type RecordedRequest } from './recording'
import { rendered, send } from './sending'

export interface Handlers {
  readonly api: Api
  /** The web page at a path. */
  readonly page: (path: string) => Promise<Answer>
  readonly faults: FaultRules
  readonly record: (request: RecordedRequest) => void
  /** Runs a task after all earlier ones, so that each call sees the changes of the previous ones. */
  readonly serialize: <T>(task: () => Promise<T>) => Promise<T>
}

const apiPrefix = '/api/v3'

/** Starts the server on loopback. @param handlers Called with the address, which responses contain. */
export async function listen(
  port: number,
  handlersFor: (origin: string) => Handlers,
): Promise<{ readonly origin: string; readonly server: Server }> {
  const server = createServer()
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject)
    server.listen(port, '127.0.0.1', resolve)
  })
  const origin = `http://127.0.0.1:${(server.address() as AddressInfo).port}`
  const handlers = handlersFor(origin)
  server.on('request', (message, response) => {
    handle(handlers, origin, message, response).catch((error: unknown) => {
      // A bug in the fake GitHub: log it, so that it is not mistaken for GitHub's response.
      const text = `The GitHub stand-in failed at ${message.method ?? ''} ${message.url ?? ''}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`
      process.emitWarning(text)
      response.writeHead(599, { 'content-type': 'text/plain; charset=utf-8', 'access-control-allow-origin': '*' })
      response.end(text)
    })
  })
  return { origin, server }
}

/** Closes the server and its connections. Does nothing when already closed. */
export async function close(server: Server): Promise<void> {
  if (!server.listening) {
    return
  }
  await new Promise<void>((resolve, reject) => {
    server.close((error) => {
      if (error === undefined) {
        resolve()
      } else {
        reject(error)
      }
    })
    server.closeAllConnections()
  })
}

async function handle(
  handlers: Handlers,
  origin: string,
  message: IncomingMessage,
  response: ServerResponse,
): Promise<void> {
  const url = new URL(message.url ?? '/', origin)
  if (url.pathname !== apiPrefix && !url.pathname.startsWith(`${apiPrefix}/`)) {
    send(response, await handlers.serialize(() => handlers.page(url.pathname)))
    return
  }
  const body = await bodyOf(message)
  if (body === undefined) {
    return
  }
  const request: ApiRequest = {
    method: message.method ?? 'GET',
    path: url.pathname.slice(apiPrefix.length) || '/',
    query: url.searchParams,
    headers: message.headers,
    body,
  }
  if (request.method === 'OPTIONS') {
    send(response, preflight())
    handlers.record(recordOf(request, 204, undefined, undefined))
    return
  }
  await answer(handlers, request, response, handlers.faults.take(request.method, `${request.path}${url.search}`))
}

/** Answers a request, or applies a fault. */
async function answer(
  handlers: Handlers,
  request: ApiRequest,
  response: ServerResponse,
  fault: FaultAction | undefined,
): Promise<void> {
  const record = (status: number | undefined, login?: string): void =>
    handlers.record(recordOf(request, status, login, fault?.kind))
  if (fault?.kind === 'answer') {
    record(fault.status)
    send(response, faultAnswer(handlers.api, request, fault))
    return
  }
  if (fault?.kind === 'drop' || fault?.kind === 'stall') {
    record(undefined)
    if (fault.kind === 'drop') {
      response.destroy()
    }
    return
  }
  if (fault?.kind === 'delay') {
    await setTimeout(fault.milliseconds, undefined, { ref: false })
  } else if (fault?.kind === 'hold') {
    await fault.until
  }
  const { viewer, ...result } = await handlers.serialize(() => handlers.api.answer(request))
  record(fault?.kind === 'loseAnswer' || response.destroyed ? undefined : result.status, viewer?.account.login)
  sendFaulty(response, result, fault)
}

function sendFaulty(response: ServerResponse, answer: Answer, fault: FaultAction | undefined): void {
  const { headers, content } = rendered(answer)
  const half = content.subarray(0, Math.ceil(content.length / 2))
  switch (fault?.kind) {
    case 'loseAnswer':
      response.destroy()
      return
    case 'breakOff':
      response.writeHead(answer.status, { ...headers, 'content-length': String(content.length) })
      response.write(half, () => response.destroy())
      return
    case 'truncate':
      send(response, { ...answer, body: { kind: 'bytes', bytes: half, type: 'application/json; charset=utf-8' } })
      return
    case 'garble':
      send(response, {
        ...answer,
        status: 200,
        body: {
          kind: 'bytes',
          bytes: Buffer.from('<!DOCTYPE html><html><body>Sign in to the network</body></html>'),
          type: 'application/json; charset=utf-8',
        },
      })
      return
    case 'answer':
    case 'drop':
    case 'stall':
    case 'delay':
    case 'hold':
    case undefined:
      send(response, answer)
  }
}

function faultAnswer(api: Api, request: ApiRequest, fault: Extract<FaultAction, { kind: 'answer' }>): Answer {
  const headers = { ...(fault.isBare === true ? {} : api.commonHeaders(request)), ...fault.headers }
  if (fault.body === undefined) {
    return { status: fault.status, headers, body: { kind: 'none' } }
  }
  return typeof fault.body === 'string'
    ? {
        status: fault.status,
        headers,
        body: {
          kind: 'bytes',
          bytes: Buffer.from(fault.body),
          type: headers['content-type'] ?? 'text/plain; charset=utf-8',
        },
      }
    : { status: fault.status, headers, body: { kind: 'json', value: fault.body } }
}

/** @returns `undefined` when the client has disconnected. */
async function bodyOf(message: IncomingMessage): Promise<Buffer | undefined> {
  const chunks: Buffer[] = []
  try {
    for await (const chunk of message) {
      chunks.push(chunk as Buffer)
    }
  } catch {
    // The client has disconnected.
    return undefined
  }
  return Buffer.concat(chunks)
}
