import {
  copyObjects,
  type GitObject,
  hasLooseObject,
  type ObjectType,
  readLooseObject,
  writeLooseObject,
} from './looseObjects'

/** A bare repository on disk. Like GitHub's, repositories of a fork network share their objects. */
export interface ObjectStore {
  readonly gitdir: string
  /** The bare repositories of the same network; empty when nothing is shared (yet). */
  readonly network: readonly string[]
}

export interface Signature {
  readonly name: string
  readonly email: string
  readonly date: Date
  /** The time zone in git's format, such as `+0200`. */
  readonly offset: string
}

export interface Commit {
  readonly tree: string
  readonly parents: readonly string[]
  readonly author: Signature
  readonly committer: Signature
  /** The exact message. Git adds a final line feed, GitHub's API does not. */
  readonly message: string
}

export const emptyTree = '4b825dc642cb6eb9a060e54bf8d69288fbee4904'

export function isSha(text: string): boolean {
  return /^[0-9a-f]{40}$/.test(text)
}

/** @returns `undefined` when neither the repository nor its network has the object. */
export function readObject(store: ObjectStore, sha: string): Promise<GitObject | undefined> {
  if (!isSha(sha)) {
    return Promise.resolve(undefined)
  }
  const own = readLooseObject(store.gitdir, sha)
  if (own !== undefined || !store.network.some((other) => hasLooseObject(other, sha))) {
    return Promise.resolve(own)
  }
  // Copy all objects from the network, so that a clone of this repository is complete.
  for (const other of store.network) {
    copyObjects(other, store.gitdir)
  }
  return Promise.resolve(readLooseObject(store.gitdir, sha))
}

export function writeObject(store: ObjectStore, type: ObjectType, bytes: Uint8Array): Promise<string> {
  return Promise.resolve(writeLooseObject(store.gitdir, type, bytes))
}

/** @returns `undefined` when there is no such object or it is not a blob. */
export async function readBlob(store: ObjectStore, sha: string): Promise<Uint8Array | undefined> {
  const object = await readObject(store, sha)
  return object?.type === 'blob' ? object.bytes : undefined
}

/** @returns `undefined` when there is no such object or it is not a commit. */
export async function findCommit(store: ObjectStore, sha: string): Promise<Commit | undefined> {
  const object = await readObject(store, sha)
  return object?.type === 'commit' ? parseCommit(Buffer.from(object.bytes).toString('utf8')) : undefined
}

/** @throws when there is no such commit. Use it only for SHAs from git itself. */
export async function readCommit(store: ObjectStore, sha: string): Promise<Commit> {
  const commit = await findCommit(store, sha)
  if (commit === undefined) {
    throw new Error(`${store.gitdir} has no commit ${sha}`)
  }
  return commit
}

export async function writeCommit(store: ObjectStore, commit: Commit): Promise<string> {
  const lines = [
    `tree ${commit.tree}`,
    ...commit.parents.map((parent) => `parent ${parent}`),
    `author ${formatSignature(commit.author)}`,
    `committer ${formatSignature(commit.committer)}`,
  ]
  return writeObject(store, 'commit', Buffer.from(`${lines.join('\n')}\n\n${commit.message}`, 'utf8'))
}

function formatSignature({ name, email, date, offset }: Signature): string {
  // Characters that would break the line. Git and GitHub remove them too.
  const clean = (text: string): string => text.replace(/[<>\n]/g, '').trim()
  return `${clean(name)} <${clean(email)}> ${Math.floor(date.getTime() / 1000)} ${offset}`
}

function parseCommit(text: string): Commit {
  const end = text.indexOf('\n\n')
  const headers = text.slice(0, end).split('\n')
  const values = (name: string): string[] =>
    headers.filter((line) => line.startsWith(`${name} `)).map((line) => line.slice(name.length + 1))
  return {
    tree: values('tree')[0] ?? emptyTree,
    parents: values('parent'),
    author: parseSignature(values('author')[0] ?? ''),
    committer: parseSignature(values('committer')[0] ?? ''),
    message: text.slice(end + 2),
  }
}

function parseSignature(line: string): Signature {
  const [, name = '', email = '', seconds = '0', offset = '+0000'] =
    /^(.*?) ?<(.*)> (\d+) ([+-]\d{4})$/.exec(line) ?? []
  return { name, email, date: new Date(Number(seconds) * 1000), offset }
}
