import { readFileSync } from 'node:fs'
import path from 'node:path'
import type { Answer, ApiRequest } from '../server/exchange'
import { type Schema, type SchemaTable, validateSchema } from './validateSchema'

interface Operation {
  readonly query: Readonly<Record<string, Schema>>
  readonly body: Schema | null
  /** By status; null for a response without a body. */
  readonly responses: Readonly<Record<string, Schema | null>>
}

interface Description {
  readonly operations: Readonly<Record<string, Operation>>
  readonly schemas: SchemaTable
}

/** Checks exchanges against GitHub's OpenAPI description. */
export type ExchangeValidator = (request: ApiRequest, answer: Answer) => readonly string[]

/** Calls that GitHub answers, but does not describe. */
const notDescribed: readonly RegExp[] = [/^GET \/(?:$|meta)/, /^GET \/repos\/[^/]+\/[^/]+\/git\/refs$/]

/**
 * Where GitHub's description is stricter than its answers: a deleted fork is null, and so are the body of an issue and
 * the description of a label that have none.
 */
const knownMistakes: readonly RegExp[] = [
  /\.head\.repo: null is no object/,
  /\.items\[\d+\]\.body: null is no string/,
  /\.labels\[\d+\]\.description: null is no string/,
]

/** Reads the extracted description; `npm run github-schemas` renews it. */
export function createExchangeValidator(): ExchangeValidator {
  const file = path.join(__dirname, 'api.github.com.json')
  const { operations, schemas } = JSON.parse(readFileSync(file, 'utf8')) as Description
  const routes = Object.entries(operations)
    .map(([name, operation]) => ({ name, operation, pattern: patternOf(name) }))
    // A literal path wins over one with parameters.
    .sort((one, other) => one.name.split('{').length - other.name.split('{').length)
  return (request, answer) => {
    const call = `${request.method === 'HEAD' ? 'GET' : request.method} ${request.path.replace(/\/$/, '')}`
    const route = routes.find(({ pattern }) => pattern.test(call.replace(/ \/repositories\/\d+/, ' /repos/o/r')))
    if (route === undefined)
      return answer.status < 400 && !notDescribed.some((each) => each.test(call)) ? [`${call} is not described`] : []
    const found = [
      ...(answer.status < 300 ? checkRequest(request, route.operation, schemas) : []),
      ...checkAnswer(answer, route.operation, schemas, isPlainJson(request)),
    ]
    return found
      .filter((each) => !knownMistakes.some((mistake) => mistake.test(each)))
      .map((each) => `${call}: ${each}`)
  }
}

/** The parameters that may contain slashes. */
const longParameters = new Set(['path', 'ref', 'branch', 'basehead', 'tree_sha'])

function patternOf(name: string): RegExp {
  const expression = name
    // The root of a repository's contents.
    .replace('/{path}', '(?:/{path})?')
    .replace(/\{(\w+)\}/g, (_, parameter: string) => (longParameters.has(parameter) ? '.+' : '[^/]+'))
  return new RegExp(`^${expression}$`)
}

/** Whether the request asks for JSON, not for the raw or rendered content. */
function isPlainJson({ headers }: ApiRequest): boolean {
  return !/raw|html|object|text|diff|patch/.test(headers.accept ?? '')
}

function checkRequest(
  { query, body }: ApiRequest,
  { query: parameters, body: schema }: Operation,
  schemas: SchemaTable,
): readonly string[] {
  const inQuery = [...query].flatMap(([name, value]) => {
    const parameter = parameters[name]
    return parameter === undefined
      ? [`the parameter ${name} is unknown`]
      : validateSchema(toTyped(value, parameter, schemas), parameter, schemas, `?${name}`)
  })
  if (schema === null) return inQuery
  const value: unknown = body.length === 0 ? {} : JSON.parse(body.toString('utf8'))
  return [...inQuery, ...validateSchema(value, schema, schemas, 'request')]
}

/** A value of the query as the type that the schema wants. */
function toTyped(value: string, schema: Schema, schemas: SchemaTable): unknown {
  const target = schema.$ref === undefined ? schema : (schemas[schema.$ref.split('/').at(-1) ?? ''] ?? schema)
  if (target.type === 'integer' && /^\d+$/.test(value)) return Number(value)
  return target.type === 'boolean' && /^(?:true|false)$/.test(value) ? value === 'true' : value
}

function checkAnswer(
  { status, body }: Answer,
  { responses }: Operation,
  schemas: SchemaTable,
  isJson: boolean,
): readonly string[] {
  const schema = responses[String(status)]
  // Errors are described incompletely; a 304 has no body anywhere.
  if (schema === undefined) return status < 300 ? [`the status ${status} is not described`] : []
  if (schema === null || body.kind !== 'json' || !isJson) return []
  return validateSchema(body.value, schema, schemas, String(status))
}
