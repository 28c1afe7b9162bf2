import type { RunSettings } from './protocol'

interface Suite {
  readonly load: () => Promise<unknown>
  /** The hosts that run it in `npm test`. */
  readonly everyday?: readonly RunSettings['suites'][]
}

/**
 * All suites in the order in which they run. `npm test` runs those of everyday work, each in one host;
 * `npm run test:more` and the workflows run all of them in every host.
 */
const suites: readonly Suite[] = [
  { load: () => import('./smoke.suite'), everyday: ['node', 'worker'] },
  { load: () => import('./completion.suite') },
  { load: () => import('./lists.suite'), everyday: ['node'] },
  { load: () => import('./live.suite') },
  { load: () => import('./typing.suite'), everyday: ['node'] },
  { load: () => import('./language.suite') },
  { load: () => import('./issueIndex.suite') },
  { load: () => import('./keystrokes.suite') },
  { load: () => import('./indexing.suite') },
  { load: () => import('./pads.suite'), everyday: ['worker'] },
  { load: () => import('./padsAgain.suite') },
  { load: () => import('./hostilePads.suite') },
  { load: () => import('./meetings.suite') },
  { load: () => import('./errorMessages.suite') },
  { load: () => import('./assistant.suite') },
  { load: () => import('./slides.suite') },
  { load: () => import('./minutesLanguage.suite') },
  { load: () => import('./problems.suite') },
  { load: () => import('./navigation.suite') },
  { load: () => import('./issueList.suite') },
  { load: () => import('./actionItems.suite'), everyday: ['worker'] },
  { load: () => import('./walkFiles.suite') },
  { load: () => import('./newMinutes.suite') },
  // The suites of publishing come last: they sign in and leave files behind.
  { load: () => import('./padToPullRequest.suite') },
  { load: () => import('./publish.suite'), everyday: ['node'] },
  { load: () => import('./publishScenarios.suite') },
  { load: () => import('./publishFailures.suite') },
  { load: () => import('./publishRefusals.suite') },
  { load: () => import('./publishRenamed.suite') },
  { load: () => import('./publications.suite') },
  { load: () => import('./createIssue.suite') },
  { load: () => import('./restricted.suite') },
  { load: () => import('./markdownAllInOne.suite') },
]

/**
 * Loads the suites, which calls mocha's `describe`.
 *
 * @param which All of them, or those that `npm test` runs in a host.
 */
export async function loadSuites(which: RunSettings['suites']): Promise<void> {
  for (const { load, everyday = [] } of suites) if (which === 'all' || everyday.includes(which)) await load()
}
