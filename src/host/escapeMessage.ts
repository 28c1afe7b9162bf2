import { replaceHiddenCharacters } from '../core/plainText'

/**
 * Escapes text from outside (GitHub's messages, minutes, branch names) for messages, quick picks and status items, so
 * that `[label](command:…)` is not a link and `$(name)` not an icon. Shortens it to `length` UTF-16 units.
 */
export function escapeMessage(text: string, length = 500): string {
  const plain = replaceHiddenCharacters(text)
    .replace(/\](?=\()/g, '] ')
    .replace(/\$(?=\()/g, '$\u200B')
    .trim()
  return plain.length <= length ? plain : `${plain.slice(0, length - 1)}…`
}
