import type { Page } from 'playwright-core'

/** Console output of a page; both lists grow as it comes. */
export interface PageWatch {
  /** Everything, for a log file. */
  readonly lines: readonly string[]
  /** Errors of the extensions under test, with their stacks. */
  readonly errors: readonly string[]
}

/**
 * Collects the console output of the page and of the extension host. VS Code logs uncaught errors there, with the id of the
 * extension or with a stack that contains the extension's file.
 *
 * @param names Texts that identify the extensions of the run. Errors without one of them come from VS Code and are ignored.
 * @param print Called with the first line of each error.
 */
export async function watchPage(
  page: Page,
  names: readonly string[],
  print: (line: string) => void,
): Promise<PageWatch> {
  const lines: string[] = []
  const errors: string[] = []
  const add = (type: string, text: string) => {
    lines.push(`${type}: ${text}`)
    if (type === 'error' && names.some((name) => text.includes(name))) {
      errors.push(text)
      print(`  ! ${text.split('\n', 1).join('')}`)
    }
  }
  page.on('console', (message) => add(message.type(), withoutColours(message.text())))
  page.on('pageerror', (error) => add('error', error.stack ?? error.message))
  // Otherwise Playwright receives only the message of an error argument, not its stack.
  await page.addInitScript(() => {
    const log = console.error.bind(console)
    console.error = (...values: unknown[]) =>
      log(...values.map((value) => (value instanceof Error ? (value.stack ?? value.message) : value)))
  })
  return { lines, errors }
}

/** Removes the `%c ERR` and CSS colors that VS Code prints. */
function withoutColours(text: string): string {
  return text
    .replaceAll(/%c|color: \S*/g, '')
    .replace(/^\s*ERR/, '')
    .trim()
}
