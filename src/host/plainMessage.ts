import { withoutHidden } from '../core/plainText'

/**
 * Text from outside (GitHub's sentences, minutes, names of branches) for messages, quick picks and status items, which
 * take `[label](command:…)` for a link that runs a command and `$(name)` for an icon: here they are text.
 */
export function plainMessage(text: string, length = 500): string {
  const plain = withoutHidden(text)
    .replace(/\](?=\()/g, '] ')
    .replace(/\$(?=\()/g, '$\u200B')
    .trim()
  return plain.length <= length ? plain : `${plain.slice(0, length - 1)}…`
}
