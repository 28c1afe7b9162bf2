// `node:assert` does not exist in a web worker. This is as much of it as the suites need.

/** @throws unless the value is truthy. */
export function ok(value: unknown, message = 'Expected a truthy value.'): asserts value {
  if (!value) {
    throw new Error(`${message} Got: ${show(value)}`)
  }
}

/** @throws unless both are the same value, in the sense of `Object.is`. */
export function equal<T>(actual: T, expected: T, message = 'Expected the same value.'): void {
  if (!Object.is(actual, expected)) {
    throw new Error(`${message}\n  expected: ${show(expected)}\n  actual:   ${show(actual)}`)
  }
}

/** @throws unless both have the same JSON form, whatever the order of their keys. */
export function deepEqual<T>(actual: T, expected: T, message = 'Expected equal values.'): void {
  if (show(actual) !== show(expected)) {
    throw new Error(`${message}\n  expected: ${show(expected)}\n  actual:   ${show(actual)}`)
  }
}

/** @throws unless the text matches. */
export function match(text: string, pattern: RegExp): void {
  if (!pattern.test(text)) {
    throw new Error(`Expected a text that matches ${pattern}.\n  actual: ${show(text)}`)
  }
}

/** @throws unless the promise rejects with an error whose message matches. */
export async function rejects(promise: PromiseLike<unknown>, pattern: RegExp): Promise<void> {
  const message = await promise.then(
    () => undefined,
    (error: unknown) => (error instanceof Error ? error.message : String(error)),
  )
  ok(message !== undefined, `Expected a rejection that matches ${pattern}.`)
  match(message, pattern)
}

function show(value: unknown): string {
  // JSON has no word for it, whatever the declaration of `stringify` says.
  return value === undefined ? 'undefined' : JSON.stringify(value, sortKeys)
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    return value
  }
  return Object.fromEntries(Object.entries(value).sort(([one], [other]) => (one < other ? -1 : 1)))
}
