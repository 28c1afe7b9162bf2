import type { Minutes } from './minutes'

/**
 * What stands below one heading, in the order of the text: the trail that completion follows. Who is spoken of below
 * "Status page", and which issue comes after which, repeats from meeting to meeting.
 */
export interface Topic {
  /** The heading's words in lower case, without its owners; '' above the first heading. */
  readonly title: string
  /** Handles in the heading, as written. */
  readonly owners: readonly string[]
  /** Handles below the heading. */
  readonly mentions: readonly Trace[]
  /** Keys of issues in the heading and below it. */
  readonly links: readonly Trace[]
}

/** Something that was typed, and the words that stood before it on its line. */
export interface Trace {
  /** A handle as written, or the key of an issue. */
  readonly target: string
  readonly words: readonly string[]
}

/** What an issue is known by in every index: `owner/repo#12` in lower case. */
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

/** What does not belong to a title: owners, targets of links, addresses, `:emoji:`. */
const nonTitleParts = /\(?@.*$|\]\([^)]*\)|https?:\S+|:[a-z0-9_+-]+:/g
const nonWords = /https?:\S+|@[\p{L}\p{N}_.-]+/gu

/** A heading as it is compared: letters only. */
function topicTitle(heading: string): string {
  return heading
    .replace(nonTitleParts, ' ')
    .toLowerCase()
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
}

/** Words that are kept of a line: those nearest to what was typed say most. */
const maxWords = 10

/** The words of a stretch of text that may tell what it is about: longer than three letters, each once. */
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
 * The topics of minutes. Those who are listed as participants or excused are no mentions.
 *
 * @param text The text that `minutes` was read from; without it the words before a mention or link are unknown.
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
  readonly mentions: Trace[]
  readonly links: Trace[]
}

/** A topic without anything in it yet. */
export function newTopic(heading: string): MutableTopic {
  return { title: topicTitle(heading), owners: [], mentions: [], links: [] }
}
