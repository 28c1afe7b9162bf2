/** Whether a value is an object with keys: of JSON, of YAML, of a message. */
export function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}
