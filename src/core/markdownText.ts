import { replaceHiddenCharacters } from './plainText'

/**
 * Escapes text from outside, such as the title of an issue, as one line of Markdown without link, image, code, tag,
 * comment or emphasis. Also valid in the label of a link.
 */
export function escapeMarkdown(text: string): string {
  return replaceHiddenCharacters(text)
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\[\]`<*]|~(?=~)|(?<=~)~|(?<![\p{L}\p{N}])_|_(?![\p{L}\p{N}])/gu, '\\$&')
}
