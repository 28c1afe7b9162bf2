// Messages between the suites inside VS Code and the program that started it: one JSON value per POST.

/**
 * How long a click or a query waits for its element. Generous, because two hosts share two cores. A test has three times as
 * long, so that it can still report what the window shows.
 */
export const actionTimeoutMs = 60_000

/** Results of the suites. `depth` is 1 for the outermost suite. */
export type TestReport =
  | { readonly kind: 'suite'; readonly depth: number; readonly title: string }
  | { readonly kind: 'passed'; readonly depth: number; readonly title: string; readonly milliseconds: number }
  | { readonly kind: 'skipped'; readonly depth: number; readonly title: string }
  | { readonly kind: 'failed'; readonly depth: number; readonly title: string; readonly stack: string }
  | { readonly kind: 'end' }

/** User input that a suite requests. The driver answers once it is done. */
export type Action =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'press'; readonly key: string }
  | { readonly kind: 'pressAfterPause'; readonly keys: readonly string[] }
  | { readonly kind: 'compose'; readonly text: string }
  | { readonly kind: 'click'; readonly label: string }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'pickEntry'; readonly label: string }
  | { readonly kind: 'screenshot'; readonly name: string }
  | { readonly kind: 'clickElement'; readonly selector: string }
  | { readonly kind: 'drag'; readonly selector: string; readonly to: string }
  | { readonly kind: 'queryTexts'; readonly selector: string; readonly attribute?: string }
  | { readonly kind: 'queryTextsInFrames'; readonly selector: string; readonly attribute?: string }
  | { readonly kind: 'measureInFrames'; readonly selector: string }
  | { readonly kind: 'clickInFrames'; readonly selector: string }
  | { readonly kind: 'pasteFile'; readonly name: string; readonly type: string; readonly base64: string }

/** A call of a method of the stand-in for GitHub. The answer is its return value. */
export interface GitHubCall {
  readonly kind: 'github'
  readonly verb: string
  readonly parameters: readonly unknown[]
}

export type Message = TestReport | Action | GitHubCall

/** The settings under `minutesTest.` that a run passes to its suites. */
export interface RunSettings {
  /** The URL that messages are posted to. */
  readonly driver: string
  readonly host: 'node' | 'worker' | 'desktop'
  /** Only tests whose full title matches this pattern run; empty: all. */
  readonly grep: string
  /** Which suites run: all of them, or those that `npm test` runs in a host. */
  readonly suites: 'all' | 'node' | 'worker'
}
