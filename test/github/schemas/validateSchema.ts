/** A JSON schema as OpenAPI 3.0 writes it. */
export interface Schema {
  readonly $ref?: string
  readonly type?: string
  readonly nullable?: boolean
  readonly enum?: readonly unknown[]
  readonly properties?: Readonly<Record<string, Schema>>
  readonly required?: readonly string[]
  readonly additionalProperties?: boolean | Schema
  readonly items?: Schema
  readonly minItems?: number
  readonly maxItems?: number
  readonly minLength?: number
  readonly maxLength?: number
  readonly minimum?: number
  readonly maximum?: number
  readonly pattern?: string
  readonly format?: string
  readonly oneOf?: readonly Schema[]
  readonly anyOf?: readonly Schema[]
  readonly allOf?: readonly Schema[]
}

/** The schemas that `$ref` names, by name. */
export type SchemaTable = Readonly<Record<string, Schema>>

/**
 * Says how a value deviates from a schema; [] when it does not.
 *
 * `oneOf` is read as `anyOf`: in GitHub's description its alternatives overlap.
 */
export function validateSchema(value: unknown, schema: Schema, table: SchemaTable, place = ''): readonly string[] {
  if (schema.$ref !== undefined) {
    const target = table[schema.$ref.slice(schema.$ref.lastIndexOf('/') + 1)]
    if (target === undefined) throw new Error(`The schema ${schema.$ref} is missing.`)
    return validateSchema(value, target, table, place)
  }
  if (value === null && schema.nullable === true) return []
  const alternatives = schema.oneOf ?? schema.anyOf
  return [
    ...checkType(value, schema, place),
    ...(schema.enum === undefined || schema.enum.includes(value)
      ? []
      : [`${place}: ${JSON.stringify(value)} is none of ${schema.enum.join(', ')}`]),
    ...(schema.allOf ?? []).flatMap((each) => validateSchema(value, each, table, place)),
    ...(alternatives === undefined
      ? []
      : fewest(alternatives.map((each) => validateSchema(value, each, table, place)))),
    ...(typeof value === 'string' ? checkText(value, schema, place) : []),
    ...(typeof value === 'number' ? checkNumber(value, schema, place) : []),
    ...(Array.isArray(value) ? checkItems(value, schema, table, place) : []),
    ...(isRecord(value) ? checkProperties(value, schema, table, place) : []),
  ]
}

function fewest(results: readonly (readonly string[])[]): readonly string[] {
  return [...results].sort((one, other) => one.length - other.length)[0] ?? []
}

function checkType(value: unknown, { type }: Schema, place: string): readonly string[] {
  const isOfType: Readonly<Record<string, (value: unknown) => boolean>> = {
    string: (each) => typeof each === 'string',
    integer: Number.isInteger,
    number: (each) => typeof each === 'number',
    boolean: (each) => typeof each === 'boolean',
    array: Array.isArray,
    object: isRecord,
  }
  return type === undefined || isOfType[type]?.(value) === true
    ? []
    : [`${place}: ${JSON.stringify(value).slice(0, 60)} is no ${type}`]
}

const formats: Readonly<Record<string, RegExp>> = {
  'date-time': /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/,
  uri: /^[a-z][a-z\d+.-]*:\S+$/i,
}

function checkText(value: string, schema: Schema, place: string): readonly string[] {
  const { pattern, format = '', minLength = 0, maxLength = Infinity } = schema
  return [
    ...(pattern === undefined || new RegExp(pattern, 'u').test(value)
      ? []
      : [`${place}: “${value}” is not ${pattern}`]),
    ...(formats[format]?.test(value) === false ? [`${place}: “${value}” is no ${format}`] : []),
    ...(value.length < minLength || value.length > maxLength ? [`${place}: has ${value.length} characters`] : []),
  ]
}

function checkNumber(
  value: number,
  { minimum = -Infinity, maximum = Infinity }: Schema,
  place: string,
): readonly string[] {
  return value < minimum || value > maximum ? [`${place}: ${value} is out of range`] : []
}

function checkItems(
  value: readonly unknown[],
  { items, minItems = 0, maxItems = Infinity }: Schema,
  table: SchemaTable,
  place: string,
): readonly string[] {
  return [
    ...(value.length < minItems || value.length > maxItems ? [`${place}: has ${value.length} items`] : []),
    ...(items === undefined
      ? []
      : value.flatMap((each, index) => validateSchema(each, items, table, `${place}[${index}]`))),
  ]
}

function checkProperties(
  value: Readonly<Record<string, unknown>>,
  { properties = {}, required = [], additionalProperties = true }: Schema,
  table: SchemaTable,
  place: string,
): readonly string[] {
  return [
    ...required.filter((name) => value[name] === undefined).map((name) => `${place}.${name} is missing`),
    ...Object.entries(value).flatMap(([name, each]) => {
      const schema = properties[name]
      if (each === undefined) return []
      if (schema !== undefined) return validateSchema(each, schema, table, `${place}.${name}`)
      if (additionalProperties === false) return [`${place}.${name} is unknown`]
      return additionalProperties === true ? [] : validateSchema(each, additionalProperties, table, `${place}.${name}`)
    }),
  ]
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
