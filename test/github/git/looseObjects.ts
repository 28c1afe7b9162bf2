import { createHash } from 'node:crypto'
import fs from 'node:fs'
import path from 'node:path'
import { deflateSync, inflateSync } from 'node:zlib'

export type ObjectType = 'blob' | 'tree' | 'commit' | 'tag'

export interface GitObject {
  readonly type: ObjectType
  readonly bytes: Uint8Array
}

/** A bare repository as `git init --bare` creates it. Its `HEAD` points to the default branch, which need not exist. */
export function initRepository(gitdir: string, defaultBranch: string): void {
  for (const folder of ['objects', 'refs/heads', 'refs/tags']) {
    fs.mkdirSync(path.join(gitdir, folder), { recursive: true })
  }
  fs.writeFileSync(path.join(gitdir, 'config'), '[core]\n\trepositoryformatversion = 0\n\tbare = true\n')
  setHead(gitdir, defaultBranch)
}

export function setHead(gitdir: string, defaultBranch: string): void {
  fs.writeFileSync(path.join(gitdir, 'HEAD'), `ref: refs/heads/${defaultBranch}\n`)
}

/**
 * Reads a loose object. https://git-scm.com/book/en/v2/Git-Internals-Git-Objects
 *
 * @returns `undefined` when there is none.
 */
export function readLooseObject(gitdir: string, sha: string): GitObject | undefined {
  const content = readFileIfThere(fileOf(gitdir, sha))
  if (content === undefined) {
    return undefined
  }
  const whole = inflateSync(content)
  const end = whole.indexOf(0)
  const [type] = whole.toString('latin1', 0, end).split(' ')
  return { type: type as ObjectType, bytes: whole.subarray(end + 1) }
}

/** @returns The SHA. */
export function writeLooseObject(gitdir: string, type: ObjectType, bytes: Uint8Array): string {
  const whole = Buffer.concat([Buffer.from(`${type} ${bytes.length}\0`), bytes])
  const sha = createHash('sha1').update(whole).digest('hex')
  const file = fileOf(gitdir, sha)
  if (!fs.existsSync(file)) {
    fs.mkdirSync(path.dirname(file), { recursive: true })
    fs.writeFileSync(file, deflateSync(whole, { level: 1 }))
  }
  return sha
}

export function hasLooseObject(gitdir: string, sha: string): boolean {
  return fs.existsSync(fileOf(gitdir, sha))
}

/** Copies all objects of `from` that `to` lacks. */
export function copyObjects(from: string, to: string): void {
  for (const folder of fs.readdirSync(path.join(from, 'objects'))) {
    const [source, target] = [path.join(from, 'objects', folder), path.join(to, 'objects', folder)]
    fs.mkdirSync(target, { recursive: true })
    const present = new Set(fs.readdirSync(target))
    for (const name of fs.readdirSync(source)) {
      if (!present.has(name)) fs.copyFileSync(path.join(source, name), path.join(target, name))
    }
  }
}

/** @returns `undefined` when there is no such file, or it is a directory. */
export function readFileIfThere(file: string): Buffer | undefined {
  try {
    return fs.readFileSync(file)
  } catch (error) {
    if (['ENOENT', 'EISDIR', 'ENOTDIR'].includes((error as NodeJS.ErrnoException).code ?? '')) {
      return undefined
    }
    throw error
  }
}

function fileOf(gitdir: string, sha: string): string {
  return path.join(gitdir, 'objects', sha.slice(0, 2), sha.slice(2))
}
