import { type Extract, toExplainedExtract, toExtract } from '../src/core/extract'
import type { Minutes } from '../src/core/minutes'
import { readMinutes } from '../src/core/reader/readMinutes'

/**
 * Runs the reader on documents.
 *
 * @param defaultOwner The owner of a repository that no link names with one.
 * @param isExplained Whether each value says which rule found it.
 */
export function readExtracts(
  documents: readonly { readonly path: string; readonly text: string }[],
  defaultOwner?: string,
  isExplained = false,
): readonly Extract[] {
  const read = documents.map(({ path, text }) => ({ path, minutes: readMinutes(text, { path }) }))
  const owners = mostFrequentOwners(read.map(({ minutes }) => minutes))
  const ownerOf = (repo: string): string | undefined => owners.get(repo.toLowerCase()) ?? defaultOwner ?? owners.get('')
  return read.map(({ path, minutes }) => (isExplained ? toExplainedExtract : toExtract)(path, minutes, ownerOf))
}

/** The most frequent owner in links by repository name, in lower case. Key '' has the most frequent owner of all links. */
function mostFrequentOwners(documents: readonly Minutes[]): ReadonlyMap<string, string> {
  const counts = new Map<string, Map<string, number>>()
  for (const { owner, repo } of documents.flatMap(({ references }) => references)) {
    if (owner === undefined || repo === undefined) continue
    for (const key of [repo.toLowerCase(), '']) {
      const count = counts.get(key) ?? new Map<string, number>()
      counts.set(key, count.set(owner, (count.get(owner) ?? 0) + 1))
    }
  }
  return new Map(
    [...counts].map(([key, count]) => [key, [...count].sort((one, other) => other[1] - one[1])[0]?.[0] ?? '']),
  )
}
