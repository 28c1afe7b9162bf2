/**
 * Converts Markdown to one line of plain text: labels instead of links and images, without emphasis, code marks and
 * tags. For labels, titles and messages, not for text that is written back.
 */
export function plainText(markdown: string): string {
  return markdown
    .replace(/<!--[\s\S]*?(?:-->|$)|<\/?[a-z][^<>]*>/gi, '')
    .replace(/!\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\[([^\]]*)\]\([^)\s]*(?:\s+"[^"]*")?\)/g, '$1')
    .replace(/<(https?:\/\/[^>]+)>/g, '$1')
    .replace(/`+([^`]*)`+/g, '$1')
    .replace(/~~|\*\*|__/g, '')
    .replace(/(?<![\p{L}\p{N}])[*_]|[*_](?![\p{L}\p{N}])/gu, '')
    .replace(/\\([\\`*_{}[\]()#+.!-])/g, '$1')
    .replace(/\s+/g, ' ')
    .trim()
}

/** Cuts a text to at most `length` characters with an ellipsis, at a word boundary if one is near. */
export function truncate(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** Control characters and bidirectional marks, which can make text look different from what it is. */
const hiddenCharacters = /[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu

/** Replaces runs of hidden characters and line breaks with a space. */
export function replaceHiddenCharacters(text: string): string {
  return text.replace(hiddenCharacters, ' ')
}

/** Whether a text has hidden characters. */
export function hasHiddenCharacters(text: string): boolean {
  return replaceHiddenCharacters(text) !== text
}
