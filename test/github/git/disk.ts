import fs from 'node:fs'
import type { PromiseFsClient } from 'isomorphic-git'

/**
 * The file system for isomorphic-git, which reads and writes many small files in sequence. Synchronous calls take a
 * tenth of the time of the thread pool.
 */
export const disk: PromiseFsClient = {
  promises: {
    // isomorphic-git calls this without a path to check whether it returns promises.
    readFile: (path: string | undefined, options: BufferEncoding) =>
      done(() => (path === undefined ? '' : fs.readFileSync(path, options))),
    writeFile: (path: string, content: string | Uint8Array, options: fs.WriteFileOptions) =>
      done(() => fs.writeFileSync(path, content, options)),
    unlink: (path: string) => done(() => fs.unlinkSync(path)),
    readdir: (path: string) => done(() => fs.readdirSync(path)),
    // Create parents at once; isomorphic-git would find out through errors.
    mkdir: (path: string) => done(() => fs.mkdirSync(path, { recursive: true })),
    rmdir: (path: string) => done(() => fs.rmdirSync(path)),
    stat: (path: string) => done(() => fs.statSync(path)),
    lstat: (path: string) => done(() => fs.lstatSync(path)),
    readlink: (path: string) => done(() => fs.readlinkSync(path)),
    symlink: (target: string, path: string) => done(() => fs.symlinkSync(target, path)),
  },
}

function done<T>(action: () => T): Promise<T> {
  try {
    return Promise.resolve(action())
  } catch (error) {
    return Promise.reject(error instanceof Error ? error : new Error(String(error)))
  }
}
