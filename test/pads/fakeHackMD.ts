import { type FakeServer, startFakeServer } from './fakeServer'

/** A stand-in for HackMD's public notes. */
export interface FakeHackMD extends FakeServer {
  readonly notes: Map<string, { readonly text: string; readonly isPublic: boolean }>
}

/**
 * Starts a stand-in for HackMD's public notes (https://hackmd.io/<id>/download). For all other notes it answers with a
 * sign-in page.
 */
export async function startFakeHackMD(): Promise<FakeHackMD> {
  const notes = new Map<string, { readonly text: string; readonly isPublic: boolean }>()
  const server = await startFakeServer(({ method, path }, _body, response) => {
    const name = /^\/((?:@[\w-]+\/)?[\w-]+)\/download$/.exec(path.replace(/\?.*$/, ''))?.[1]
    const note = method === 'GET' && name !== undefined ? notes.get(name) : undefined
    const status = note === undefined ? 404 : note.isPublic ? 200 : 403
    response.writeHead(
      status,
      status === 200
        ? { 'content-type': 'text/markdown; charset=UTF-8', 'access-control-allow-origin': '*' }
        : { 'content-type': 'text/html; charset=utf-8' },
    )
    response.end(status === 200 ? note?.text : '<!DOCTYPE html><title>HackMD - Collaborative Markdown</title>')
  })
  return { ...server, notes }
}
