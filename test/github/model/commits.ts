import { findBranch } from '../git/references'
import { readCommit, writeCommit, writeObject, type ObjectStore, type Signature } from '../git/objects'
import { editTree, type TreeEdit } from '../git/trees'
import { noreplyAddress } from '../answers/users'
import type { Account } from '../server/state'

/** The signature of commits made on GitHub: with the public email, or the noreply email. */
export function signatureOf(account: Account, date: Date): Signature {
  return { name: account.name ?? account.login, email: account.email ?? noreplyAddress(account), date, offset: '+0000' }
}

/** A file's text or bytes, or the path that a symbolic link leads to. Suites in a window give bytes in Base64. */
export type FileContent = string | Uint8Array | { readonly link: string } | { readonly base64: string }

/**
 * Creates a commit with changed files on top of a branch, or a root commit when the branch is missing. Moves no branch.
 * @param files Contents by path; `undefined` deletes a file.
 * @returns The SHA.
 */
export async function commitFiles(
  store: ObjectStore,
  branch: string,
  files: Readonly<Record<string, FileContent | undefined>>,
  details: { readonly message: string; readonly author: Signature; readonly committer: Signature },
): Promise<string> {
  const parent = await findBranch(store, branch)
  const base = parent === undefined ? undefined : (await readCommit(store, parent)).tree
  const edits: TreeEdit[] = []
  for (const [path, content] of Object.entries(files)) {
    const entry =
      content === undefined
        ? undefined
        : { mode: modeOf(content), type: 'blob' as const, sha: await writeObject(store, 'blob', bytesOf(content)) }
    edits.push({ path, entry })
  }
  return writeCommit(store, {
    ...details,
    tree: await editTree(store, base, edits),
    parents: parent === undefined ? [] : [parent],
  })
}

function isLink(content: FileContent): content is { readonly link: string } {
  return typeof content === 'object' && 'link' in content
}

function modeOf(content: FileContent): string {
  return isLink(content) ? '120000' : '100644'
}

function bytesOf(content: FileContent): Buffer {
  if (isLink(content)) return Buffer.from(content.link)
  return typeof content === 'object' && 'base64' in content
    ? Buffer.from(content.base64, 'base64')
    : Buffer.from(content)
}
