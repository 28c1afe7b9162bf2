import type { Minutes } from './minutes'

/**
 * The people and issues below one heading, in text order, for completion, because they recur in later meetings below
 * the same heading and in the same order.
 */
export interface Topic {
  /** The heading in lower case without owners; '' above the first heading. */
  readonly title: string
  /** Handles in the heading, as written. */
  readonly owners: readonly string[]
  /** Handles below the heading. */
  readonly mentions: readonly TopicEntry[]
  /** Keys of issues in the heading and below it. */
  readonly links: readonly TopicEntry[]
}

/** A handle or issue with the words before it on its line. */
export interface TopicEntry {
  /** A handle as written, or the key of an issue. */
  readonly target: string
  readonly words: readonly string[]
}

/** The key of an issue in all indexes: `owner/repo#12` in lower case. */
export function issueKey({
  owner,
  repo,
  number,
}: {
  readonly owner: string
  readonly repo: string
  readonly number: number
}): string {
  return `${owner}/${repo}#${number}`.toLowerCase()
}

/** Parts of a heading that are not its title: owners, link targets, URLs, `:emoji:`. */
const nonTitleParts = /\(?@.*$|\]\([^)]*\)|https?:\S+|:[a-z0-9_+-]+:/g
const nonWords = /https?:\S+|@[\p{L}\p{N}_.-]+/gu

/** A heading for comparison: lower case, letters only. */
function topicTitle(heading: string): string {
  return heading
    .replace(nonTitleParts, ' ')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}

/** Maximum number of words kept, nearest to the entry first. */
const maxWords = 10

/** The distinct words of a text with at least two letters, and its last character if it is punctuation. */
export function topicWords(text: string): readonly string[] {
  const words = text
    .replace(nonWords, ' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u)
    .filter((word) => word.length > 1)
  const lastCharacter = /\S(?=\s*$)/.exec(text)?.[0]
  return [
    ...new Set([
      ...words.slice(-maxWords),
      ...(lastCharacter === undefined || /\p{L}/u.test(lastCharacter) ? [] : [lastCharacter]),
    ]),
  ]
}

/**
 * The topics of minutes. Entries in the lists of participants and excused people are not mentions.
 *
 * @param text The text of `minutes`; without it the words before entries are unknown.
 */
export function topicsOf(minutes: Minutes, text: string): readonly Topic[] {
  const listed = new Set([...minutes.participants, ...minutes.excused].map(({ span }) => span.start.offset))
  const headings = minutes.sections.filter(({ level }) => level < 7)
  const topics = [newTopic(''), ...headings.map(({ title }) => newTopic(title))]
  const indexAt = (offset: number): number => {
    let index = headings.length
    while (index > 0 && (headings[index - 1]?.heading.start.offset ?? 0) > offset) index--
    return index
  }
  for (const { handle, span } of minutes.mentions) {
    const { offset, column } = span.start
    if (listed.has(offset)) continue
    const index = indexAt(offset)
    const isOwner = index > 0 && offset < (headings[index - 1]?.heading.end.offset ?? 0)
    if (isOwner) topics[index]?.owners.push(handle)
    else topics[index]?.mentions.push({ target: handle, words: topicWords(text.slice(offset - column + 1, offset)) })
  }
  for (const { owner, repo, number, span } of minutes.references) {
    if (owner === undefined || repo === undefined) continue
    const { offset, column } = span.start
    const words = topicWords(text.slice(offset - column + 1, offset))
    topics[indexAt(offset)]?.links.push({ target: issueKey({ owner, repo, number }), words })
  }
  return topics.filter(({ owners, mentions, links }) => owners.length + mentions.length + links.length > 0)
}

interface MutableTopic extends Topic {
  readonly owners: string[]
  readonly mentions: TopicEntry[]
  readonly links: TopicEntry[]
}

/** A topic without entries. */
export function newTopic(heading: string): MutableTopic {
  return { title: topicTitle(heading), owners: [], mentions: [], links: [] }
}
