import { createServer } from 'node:net'

/** A free TCP port on the loopback interface, chosen by the operating system. */
export async function findFreePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer()
    server.once('error', reject)
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      server.close(() => {
        if (address === null || typeof address === 'string') {
          reject(new Error('The operating system gave no TCP port.'))
        } else {
          resolve(address.port)
        }
      })
    })
  })
}
