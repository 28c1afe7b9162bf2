import { writtenFile, type Place } from '../answers/contents'
import { gitCommit } from '../answers/gitObjects'
import { readCommit, type ObjectStore } from '../git/objects'
import { findBranch, listReferences } from '../git/references'
import { findEntry } from '../git/trees'
import { awaitFork, gitDataOf, setBranch, storeOf } from '../model/branches'
import { commitFiles, signatureOf } from '../model/commits'
import { findViolation, isWorkflowPath, pushRefused } from '../model/policies'
import { readBody, type Fields } from '../server/body'
import { json, notFound, parameter, Refusal, type Answer, type Schemas, type WriteCall } from '../server/exchange'
import { requireBranch } from './commits'
import { decodeContent } from './gitObjects'
import { readSignature, signature } from './newCommit'

const readWrite = (fields: Fields) => ({
  message: fields.string('message'),
  branch: fields.optionalString('branch'),
  author: fields.object('author', readSignature),
  committer: fields.object('committer', readSignature),
})

/**
 * Commits one file. It is the only way to create the first commit of an empty repository.
 * https://docs.github.com/en/rest/repos/contents#create-or-update-file-contents
 */
export async function putContent(call: WriteCall): Promise<Answer> {
  const { state, repository } = call
  const body = readBody(call.request, (fields) => ({
    content: fields.string('content'),
    sha: fields.optionalString('sha'),
    ...readWrite(fields),
  }))
  const path = checkedPath(call)
  const content = decodeContent(body.content, 'base64')
  awaitFork(state, repository, new Refusal(409, 'Git Repository is empty.'))
  const store = storeOf(state, repository)
  const branch = body.branch ?? repository.defaultBranch
  const isEmpty = (await listReferences(store, 'refs/heads')).length === 0
  const head = isEmpty ? undefined : await requireBranch(store, branch, `Branch ${branch} not found`)
  const current = head === undefined ? undefined : await findEntry(store, (await readCommit(store, head)).tree, path)
  if (current !== undefined) {
    requireCurrent(path, current.sha, body.sha)
  }
  const kind = current === undefined ? 'create' : 'update'
  const commit = await write(call, store, { ...body, branch, path, content, kind })
  const entry = await findEntry(store, commit.tree.sha, path)
  const place: Place = {
    repository,
    entry: entry ?? { path, mode: '100644', type: 'blob', sha: '' },
    ref: branch,
    size: content.length,
  }
  const answer: Schemas['file-commit'] = { content: writtenFile(state, place), commit }
  return json(current === undefined ? 201 : 200, answer)
}

/** https://docs.github.com/en/rest/repos/contents#delete-a-file */
export async function deleteContent(call: WriteCall): Promise<Answer> {
  const { state, repository } = call
  const body = readBody(call.request, (fields) => ({ sha: fields.string('sha'), ...readWrite(fields) }))
  const path = checkedPath(call)
  const store = await gitDataOf(state, repository)
  const branch = body.branch ?? repository.defaultBranch
  const head = await requireBranch(store, branch, `Branch ${branch} not found`)
  const current = await findEntry(store, (await readCommit(store, head)).tree, path)
  if (current === undefined) {
    throw notFound()
  }
  requireCurrent(path, current.sha, body.sha)
  const answer: Schemas['file-commit'] = {
    content: null,
    commit: await write(call, store, { ...body, branch, path, content: undefined, kind: 'delete' }),
  }
  return json(200, answer)
}

/** @throws {Refusal} 422 without a SHA, 409 with that of another blob. */
function requireCurrent(path: string, current: string, given: string | undefined): void {
  if (given === undefined || given === '') {
    throw new Refusal(422, `Invalid request.\n\n"sha" wasn't supplied.`)
  }
  if (given !== current) {
    throw new Refusal(409, `${path} does not match ${given}`)
  }
}

function checkedPath(call: WriteCall): string {
  const path = parameter(call, 'path')
  if (path.split('/').some((component) => ['', '.', '..', '.git'].includes(component.toLowerCase()))) {
    throw new Refusal(422, 'path contains a malformed path component')
  }
  // Without the `workflow` scope GitHub gives no reason.
  if (isWorkflowPath(path) && !call.viewer.token.scopes.includes('workflow')) {
    throw notFound()
  }
  return path
}

async function write(
  call: WriteCall,
  store: ObjectStore,
  change: ReturnType<typeof readWrite> & {
    readonly branch: string
    readonly path: string
    readonly content: Buffer | undefined
    readonly kind: 'create' | 'update' | 'delete'
  },
): Promise<Schemas['git-commit']> {
  const { state, repository, viewer } = call
  const { branch, path, content, kind, message } = change
  const now = state.now()
  const committer = change.committer === undefined ? signatureOf(viewer.account, now) : signature(change.committer, now)
  const author = change.author === undefined ? committer : signature(change.author, now)
  const sha = await commitFiles(store, branch, { [path]: content }, { message, author, committer })
  const isNew = (await findBranch(store, branch)) === undefined
  const violation = isNew ? undefined : await findViolation(store, repository, { branch, kind: 'update', sha })
  if (violation !== undefined) {
    const { message: reason, details } =
      violation.kind === 'ruleset'
        ? pushRefused(violation)
        : new Refusal(409, `Could not ${kind} file: ${violation.sentence}`)
    throw new Refusal(409, reason, details)
  }
  await setBranch(state, repository, branch, sha, viewer.account)
  return gitCommit(state, repository, sha, await readCommit(store, sha))
}
