/**
 * Markdown as one line of plain text: links by their labels, without marks of emphasis, code, tags and pictures.
 * For labels, titles and messages; not for what is written back.
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

/** A text cut to at most `length` characters, at a word where that costs little, with an ellipsis. */
export function shorten(text: string, length: number): string {
  if (text.length <= length) return text
  const cut = text.slice(0, length - 1)
  const space = cut.lastIndexOf(' ')
  return `${(space > length * 0.6 ? cut.slice(0, space) : cut).trimEnd()}…`
}

/** Control characters, and marks that turn the direction of reading: with them, what is read is not what is there. */
const hiddenCharacters = /[\p{Cc}\u202A-\u202E\u2066-\u2069]+/gu

/** A text on one line, in which nothing is hidden. */
export function withoutHidden(text: string): string {
  return text.replace(hiddenCharacters, ' ')
}

/** Whether something in a text is hidden. */
export function hasHidden(text: string): boolean {
  return withoutHidden(text) !== text
}
