import type { TrackedItem } from './history'

/** The issues referenced by any occurrence of an item, without duplicates: `owner/repo#12`. */
export function itemIssues({ occurrences }: TrackedItem): readonly string[] {
  const all = occurrences.flatMap(({ item }) => item.references.map((one) => `${one.owner}/${one.repo}#${one.number}`))
  return all.filter((name, index) => all.findIndex((other) => other.toLowerCase() === name.toLowerCase()) === index)
}
