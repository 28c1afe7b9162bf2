import { Refusal, type ApiRequest } from './exchange'

/** Reads the members of a JSON object and collects the problems. */
export interface Fields {
  has: (name: string) => boolean
  string: (name: string) => string
  optionalString: (name: string) => string | undefined
  /** `null` is a separate value. */
  nullableString: (name: string) => string | null | undefined
  optionalBoolean: (name: string) => boolean | undefined
  optionalStrings: (name: string) => readonly string[] | undefined
  object: <T>(name: string, read: (inner: Fields) => T) => T | undefined
  objects: <T>(name: string, read: (inner: Fields) => T) => readonly T[]
}

/**
 * The parsed body. An empty body is an empty object.
 * @throws {Refusal} 400 when it does not parse or is not an object or array.
 * https://docs.github.com/en/rest/using-the-rest-api/troubleshooting-the-rest-api#invalid-json
 */
export function parseBody(request: ApiRequest): unknown {
  if (request.body.length === 0) {
    return {}
  }
  let value: unknown
  try {
    value = JSON.parse(request.body.toString('utf8'))
  } catch {
    throw new Refusal(400, 'Problems parsing JSON')
  }
  if (typeof value !== 'object' || value === null) {
    throw new Refusal(400, 'Body should be a JSON object')
  }
  return value
}

/**
 * Reads the request's members.
 * @throws {Refusal} 422 with the message of GitHub's schema validator, without `errors[]`:
 * `Invalid request.\n\n"ref", "sha" weren't supplied.` or `For 'properties/title', 1 is not a string.`
 */
export function readBody<T>(request: ApiRequest, read: (fields: Fields) => T): T {
  const value = parseBody(request)
  if (Array.isArray(value)) {
    throw new Refusal(400, 'Body should be a JSON object')
  }
  const problems: string[] = []
  const result = read(fieldsOf(value as Record<string, unknown>, 'properties', problems))
  if (problems.length > 0) {
    throw new Refusal(422, `Invalid request.\n\n${problems.join('\n')}`)
  }
  return result
}

function fieldsOf(value: Readonly<Record<string, unknown>>, place: string, problems: string[]): Fields {
  const missing: string[] = []
  let missingAt: number | undefined
  const reportMissing = (name: string): void => {
    missing.push(name)
    missingAt ??= problems.push('') - 1
    problems[missingAt] =
      missing.length === 1
        ? `"${name}" wasn't supplied.`
        : `${[...missing]
            .sort()
            .map((each) => `"${each}"`)
            .join(', ')} weren't supplied.`
  }
  const reportType = (name: string, found: unknown, kind: string): void => {
    problems.push(`For '${place}/${name}', ${found === null ? 'nil' : JSON.stringify(found)} is not ${kind}.`)
  }
  const optional = <T>(name: string, kind: string, is: (found: unknown) => found is T): T | undefined => {
    const found = value[name]
    if (found === undefined || is(found)) {
      return found
    }
    reportType(name, found, kind)
    return undefined
  }
  const isString = (found: unknown): found is string => typeof found === 'string'
  const isArray = (found: unknown): found is readonly unknown[] => Array.isArray(found)
  const isObject = (found: unknown): found is Record<string, unknown> =>
    typeof found === 'object' && found !== null && !Array.isArray(found)
  return {
    has: (name) => value[name] !== undefined,
    string: (name) => {
      if (value[name] === undefined) {
        reportMissing(name)
      }
      return optional(name, 'a string', isString) ?? ''
    },
    optionalString: (name) => optional(name, 'a string', isString),
    nullableString: (name) => (value[name] === null ? null : optional(name, 'a string', isString)),
    optionalBoolean: (name) => optional(name, 'a boolean', (found) => typeof found === 'boolean'),
    optionalStrings: (name) => {
      const found = optional(name, 'an array', isArray)
      found?.filter((each) => !isString(each)).forEach((each) => reportType(`${name}/items`, each, 'a string'))
      return found?.filter(isString)
    },
    object: (name, read) => {
      const found = optional(name, 'an object', isObject)
      return found === undefined ? undefined : read(fieldsOf(found, `${place}/${name}`, problems))
    },
    objects: (name, read) => {
      if (value[name] === undefined) {
        reportMissing(name)
      }
      const found = optional(name, 'an array', isArray) ?? []
      found.filter((each) => !isObject(each)).forEach((each) => reportType(`${name}/items`, each, 'an object'))
      return found.filter(isObject).map((each) => read(fieldsOf(each, `${place}/${name}/items`, problems)))
    },
  }
}
