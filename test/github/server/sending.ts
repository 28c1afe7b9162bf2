import type { ServerResponse } from 'node:http'
import type { Answer } from './exchange'

/** The bytes of a response, and its headers including the content type. */
export function rendered(answer: Answer): {
  readonly headers: Readonly<Record<string, string>>
  readonly content: Buffer
} {
  const { body } = answer
  switch (body.kind) {
    case 'json':
      return {
        headers: { 'content-type': 'application/json; charset=utf-8', ...answer.headers },
        content: Buffer.from(JSON.stringify(body.value)),
      }
    case 'bytes':
      return { headers: { 'content-type': body.type, ...answer.headers }, content: Buffer.from(body.bytes) }
    case 'none':
      return { headers: answer.headers, content: Buffer.alloc(0) }
  }
}

export function send(response: ServerResponse, answer: Answer): void {
  const { headers, content } = rendered(answer)
  const length: Readonly<Record<string, string>> =
    answer.status === 204 || answer.status === 304 ? {} : { 'content-length': String(content.length) }
  response.writeHead(answer.status, { ...headers, ...length })
  response.end(content)
}
