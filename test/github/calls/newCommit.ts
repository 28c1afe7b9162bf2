import { gitCommit } from '../answers/gitObjects'
import { readObject, writeCommit, type Signature } from '../git/objects'
import { gitDataOf } from '../model/branches'
import { signatureOf } from '../model/commits'
import { readBody, type Fields } from '../server/body'
import { json, Refusal, type Answer, type WriteCall } from '../server/exchange'

/**
 * Writes a commit without a branch. Keeps the exact message. The author is the user by default, the committer is the
 * author by default.
 * https://docs.github.com/en/rest/git/commits#create-a-commit
 */
export async function createCommit(call: WriteCall): Promise<Answer> {
  const { state, repository, viewer } = call
  const body = readBody(call.request, (fields) => ({
    message: fields.string('message'),
    tree: fields.string('tree'),
    parents: fields.optionalStrings('parents') ?? [],
    author: fields.object('author', readSignature),
    committer: fields.object('committer', readSignature),
  }))
  const store = await gitDataOf(state, repository)
  if ((await readObject(store, body.tree))?.type !== 'tree') {
    throw new Refusal(422, 'Tree SHA does not exist')
  }
  for (const parent of body.parents) {
    if ((await readObject(store, parent))?.type !== 'commit') {
      throw new Refusal(422, 'Parent SHA does not exist or is not a commit object')
    }
  }
  const now = state.now()
  const author = body.author === undefined ? signatureOf(viewer.account, now) : signature(body.author, now)
  const committer = body.committer === undefined ? author : signature(body.committer, now)
  const commit = { tree: body.tree, parents: body.parents, author, committer, message: body.message }
  const sha = await writeCommit(store, commit)
  const answer = gitCommit(state, repository, sha, commit)
  return json(201, answer, { location: answer.url })
}

interface GivenSignature {
  readonly name: string
  readonly email: string
  readonly date: string | undefined
}

export const readSignature = (fields: Fields): GivenSignature => ({
  name: fields.string('name'),
  email: fields.string('email'),
  date: fields.optionalString('date'),
})

/** @throws {Refusal} 422 for a date that is not in ISO 8601. */
export function signature({ name, email, date }: GivenSignature, now: Date): Signature {
  if (date === undefined) {
    return { name, email, date: now, offset: '+0000' }
  }
  const parts = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(Z|[+-]\d\d:?\d\d)$/.exec(date)
  if (parts === null || Number.isNaN(Date.parse(date))) {
    throw new Refusal(422, `Invalid request.\n\n${JSON.stringify(date)} is not a valid date-time.`)
  }
  const zone = parts[1] ?? 'Z'
  return { name, email, date: new Date(date), offset: zone === 'Z' ? '+0000' : zone.replace(':', '') }
}
