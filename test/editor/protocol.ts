// What the suites inside VS Code and the program that started it say to each other: one JSON value for each POST.

/**
 * How long, in milliseconds, a click or a look waits for what it is about. It bounds what would never come, and is no measure of
 * speed: two hosts share two cores. A test has three times as long, so that it can say what is to be seen instead.
 */
export const patience = 20_000

/** What the suites have to report. `depth` counts from 1, the outermost suite. */
export type Report =
  | { readonly kind: 'suite'; readonly depth: number; readonly title: string }
  | { readonly kind: 'passed'; readonly depth: number; readonly title: string; readonly milliseconds: number }
  | { readonly kind: 'skipped'; readonly depth: number; readonly title: string }
  | { readonly kind: 'failed'; readonly depth: number; readonly title: string; readonly stack: string }
  | { readonly kind: 'end' }

/** What a suite asks for that only a person could do. The answer comes when it is done. */
export type Action =
  | { readonly kind: 'type'; readonly text: string }
  | { readonly kind: 'press'; readonly key: string }
  | { readonly kind: 'click'; readonly label: string }
  | { readonly kind: 'answer'; readonly text: string }
  | { readonly kind: 'pick'; readonly label: string }
  | { readonly kind: 'screenshot'; readonly name: string }
  | { readonly kind: 'point'; readonly selector: string }
  | { readonly kind: 'drag'; readonly selector: string; readonly to: string }
  | { readonly kind: 'see'; readonly selector: string; readonly attribute?: string }
  | { readonly kind: 'seeInFrames'; readonly selector: string; readonly attribute?: string }
  | { readonly kind: 'measureInFrames'; readonly selector: string }
  | { readonly kind: 'pointInFrames'; readonly selector: string }

/** A verb of the stand-in for GitHub, called with these arguments; it answers with what the verb returns. */
export interface GitHubCall {
  readonly kind: 'github'
  readonly verb: string
  readonly parameters: readonly unknown[]
}

export type Message = Report | Action | GitHubCall

/** The settings below `minutesTest.` by which a run tells its suites what they need to know. */
export interface RunSettings {
  /** Where messages go. */
  readonly driver: string
  readonly host: 'node' | 'worker' | 'desktop'
  /** A pattern that the full titles of the tests to run match; empty: all. */
  readonly grep: string
}
