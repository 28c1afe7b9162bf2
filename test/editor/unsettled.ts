/**
 * Tests that did not pass, or were not run to their end, when the features they look at changed last. `npm test` reports
 * them as skipped; `npm run test:more` runs them. Each entry is the beginning of a full title, and leaves this list once its
 * test passes in both hosts.
 */
const unsettled: readonly string[] = [
  'the Meetings view fetches, publishes, and shows',
  'the Meetings view announces the results as an issue',
]

export function isUnsettled(fullTitle: string): boolean {
  return unsettled.some((title) => fullTitle.startsWith(title))
}
