import type { Page } from 'playwright-core'

/** What a page has said so far; both lists grow. */
export interface PageWatch {
  /** Everything, for a log file. */
  readonly lines: readonly string[]
  /** The errors of the extensions under test, with their stacks. */
  readonly errors: readonly string[]
}

/**
 * Watches what the page, and the extension host behind it, write to the console. VS Code reports there every error that nobody caught: with
 * the extension's id where it can tell, with a stack that shows the extension's file otherwise.
 *
 * @param names What identifies the extensions of the run: ids, and places of their code. Errors without one are VS Code's own noise.
 * @param print Gets the first line of each error as it comes.
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
  // As it stands, an error among the arguments would arrive as its message alone.
  await page.addInitScript(() => {
    const log = console.error.bind(console)
    console.error = (...values: unknown[]) =>
      log(...values.map((value) => (value instanceof Error ? (value.stack ?? value.message) : value)))
  })
  return { lines, errors }
}

/** VS Code prints `%c ERR` and the colour for it. */
function withoutColours(text: string): string {
  return text
    .replaceAll(/%c|color: \S*/g, '')
    .replace(/^\s*ERR/, '')
    .trim()
}
