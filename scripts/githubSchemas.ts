/**
 * Extracts from GitHub's OpenAPI description the schemas that the fake GitHub validates its exchanges against:
 * `npm run github-schemas`. Downloads the package `@octokit/openapi` and writes `test/github/schemas/api.github.com.json`.
 */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { format } from 'prettier'

/** The version that `@octokit/openapi-types` was made from. */
const version = '23.0.1'
const output = path.join(__dirname, '..', 'test', 'github', 'schemas', 'api.github.com.json')

type Json = string | number | boolean | null | readonly Json[] | { readonly [key: string]: Json }
type Node = { readonly [key: string]: Json }

/** The operations that the fake GitHub answers. */
const operations: readonly string[] = [
  'GET /user',
  'GET /user/emails',
  'GET /user/orgs',
  'GET /user/repos',
  'GET /users/{username}',
  'GET /users/{username}/repos',
  'GET /orgs/{org}/members',
  'GET /orgs/{org}/public_members',
  'GET /orgs/{org}/repos',
  'GET /rate_limit',
  'GET /search/issues',
  ...[
    'GET ',
    'GET /assignees',
    'GET /assignees/{assignee}',
    'GET /branches',
    'GET /branches/{branch}',
    'GET /collaborators',
    'GET /commits',
    'GET /commits/{ref}',
    'GET /compare/{basehead}',
    'GET /contents/{path}',
    'PUT /contents/{path}',
    'DELETE /contents/{path}',
    'GET /forks',
    'POST /forks',
    'POST /git/blobs',
    'GET /git/blobs/{file_sha}',
    'POST /git/commits',
    'GET /git/commits/{commit_sha}',
    'GET /git/matching-refs/{ref}',
    'GET /git/ref/{ref}',
    'POST /git/refs',
    'PATCH /git/refs/{ref}',
    'DELETE /git/refs/{ref}',
    'POST /git/trees',
    'GET /git/trees/{tree_sha}',
    'GET /issues',
    'POST /issues',
    'GET /issues/{issue_number}',
    'PATCH /issues/{issue_number}',
    'POST /issues/{issue_number}/assignees',
    'GET /issues/{issue_number}/comments',
    'POST /issues/{issue_number}/comments',
    'POST /issues/{issue_number}/labels',
    'GET /labels',
    'POST /merge-upstream',
    'GET /pulls',
    'POST /pulls',
    'GET /pulls/{pull_number}',
    'PATCH /pulls/{pull_number}',
    'GET /pulls/{pull_number}/commits',
    'GET /pulls/{pull_number}/files',
    'POST /pulls/{pull_number}/requested_reviewers',
  ].map((operation) => operation.replace(' ', ' /repos/{owner}/{repo}')),
]

function main(): void {
  const directory = mkdtempSync(path.join(tmpdir(), 'github-schemas-'))
  try {
    execFileSync('npm', ['pack', `@octokit/openapi@${version}`, '--silent'], { cwd: directory })
    const file = 'package/generated/api.github.com.json'
    execFileSync('tar', ['xzf', `octokit-openapi-${version}.tgz`, file], { cwd: directory })
    const description = JSON.parse(readFileSync(path.join(directory, file), 'utf8')) as Node
    void write(extract(description))
  } finally {
    rmSync(directory, { recursive: true, force: true })
  }
}

async function write(extracted: Node): Promise<void> {
  writeFileSync(output, await format(JSON.stringify(extracted), { parser: 'json', printWidth: 120 }))
}

function extract(description: Node): Node {
  const components = at(description, 'components')
  const resolve = (node: Node): Node => {
    const reference = node['$ref']
    if (typeof reference !== 'string') return node
    return resolve(reference.split('/').slice(1).reduce<Node>(at, description))
  }
  const chosen = Object.fromEntries(
    operations.map((name): [string, Json] => {
      const [method = '', route = ''] = name.split(' ')
      const operation = at(at(at(description, 'paths'), route), method.toLowerCase())
      const parameters = ((operation['parameters'] ?? []) as readonly Node[]).map(resolve)
      const responses = Object.entries(at(operation, 'responses')).map(([status, response]): [string, Json] => [
        status,
        schemaOf(resolve(response as Node)),
      ])
      const body = operation['requestBody'] as Node | undefined
      return [
        name,
        {
          query: Object.fromEntries(
            parameters
              .filter((each) => each['in'] === 'query')
              .map((each) => [each['name'] as string, trim(each['schema'] ?? {})]),
          ),
          body: body === undefined ? null : schemaOf(resolve(body)),
          responses: Object.fromEntries(responses),
        },
      ]
    }),
  )
  const schemas: Record<string, Json> = {}
  const collect = (node: Json): void => {
    for (const [, name = ''] of JSON.stringify(node).matchAll(/"#\/components\/schemas\/([^"]+)"/g)) {
      if (schemas[name] !== undefined) continue
      schemas[name] = trim(at(at(components, 'schemas'), name))
      collect(schemas[name])
    }
  }
  collect(chosen)
  return { source: `@octokit/openapi ${version}, api.github.com`, operations: chosen, schemas }
}

function at(node: Node, key: string): Node {
  const value = node[key]
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error(`The description lacks ${key}`)
  return value as Node
}

/** The JSON schema of a request body or a response; null when it has none. */
function schemaOf(node: Node): Json {
  const content = node['content'] as Node | undefined
  const media = content && ((content['application/json'] ?? Object.values(content)[0]) as Node | undefined)
  return media === undefined ? null : trim(media['schema'] ?? {})
}

/** Schema keywords that do not restrict a value. */
const annotations = new Set(['description', 'title', 'example', 'examples', 'default', 'deprecated', 'externalDocs'])

/** A schema without annotations. Properties with the name of an annotation stay. */
function trim(node: Json, isProperties = false): Json {
  if (Array.isArray(node)) return node.map((each: Json) => trim(each))
  if (typeof node !== 'object' || node === null) return node
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => isProperties || (!annotations.has(key) && !key.startsWith('x-')))
      .map(([key, value]) => [
        key,
        key === 'enum' || key === 'required' ? value : trim(value, !isProperties && key === 'properties'),
      ]),
  )
}

main()
