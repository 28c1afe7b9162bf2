import type { AgendaItem } from '../../minutes'
import { normalizeTitle } from '../sections/sectionTitles'

/** How much of the shorter one of two titles the other one must repeat. */
const minShare = 0.6

/**
 * Gives topics the owners and time boxes of the plan above them: "## Agenda" with the bullet "Roof (@ada, 10 min)", and
 * "## Roof" below. A line of the plan belongs to the heading that repeats most of its words.
 *
 * @param plan The topics of the list.
 * @param headings The topics of the notes.
 */
export function withPlan(plan: readonly AgendaItem[], headings: readonly AgendaItem[]): readonly AgendaItem[] {
  const planned = new Map<AgendaItem, AgendaItem>()
  for (const line of plan) {
    const [best] = headings
      .filter((heading) => !planned.has(heading))
      .map((heading) => ({ heading, share: commonShare(line.title, heading.title) }))
      .sort((one, other) => other.share - one.share)
    if (best !== undefined && best.share >= minShare) planned.set(best.heading, line)
  }
  return headings.map((heading) => ({
    ...heading,
    owners: heading.owners.length > 0 ? heading.owners : (planned.get(heading)?.owners ?? []),
    minutes: heading.minutes ?? planned.get(heading)?.minutes,
  }))
}

/** Which part of the words of the shorter title the other one has too, from 0 to 1; 1 for equal titles. */
function commonShare(one: string, other: string): number {
  const [first, second] = [normalizeTitle(one), normalizeTitle(other)]
  if (first === second) return 1
  const [words, others] = [wordsOf(first), wordsOf(second)]
  const common = [...words].filter((word) => others.has(word)).length
  return common / Math.max(1, Math.min(words.size, others.size))
}

/** Words that tell topics from one another; short ones do not. */
function wordsOf(title: string): ReadonlySet<string> {
  return new Set(title.match(/[\p{L}\p{N}]{3,}/gu))
}
